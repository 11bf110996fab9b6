import { pathText } from '../../catalog/property-path.ts';
import type { ScalarType } from '../../catalog/value-type.ts';
import type { AnyItemTest } from '../../semantics/item-values.ts';
import type {
  AnniversaryTest,
  Chain,
  ConditionLeaf,
  Logic,
  RelativeTest,
  Value,
  ValueTest,
} from '../../semantics/typed.ts';
import { ageBounds } from '../ages.ts';
import { anniversaryDays } from '../anniversaries.ts';
import { relativeBounds } from '../relative-tests.ts';
import { constantWords, counted } from './constant-words.ts';
import { dateWords } from './local-time.ts';
import { inlineWords } from './inline-words.ts';
import type { Telling } from './telling.ts';
import { canBeMissing, givenWords, valueWords } from './value-words.ts';
import { type Words, words } from './words.ts';

type Comparison = Extract<ValueTest, { kind: 'compare' }>;

/** A test of values, or of its contrary, as a sentence. A contrary says where it holds for what is missing. */
export function testWords(test: ValueTest, negated: boolean, telling: Telling): Words {
  switch (test.kind) {
    case 'compare':
      return comparisonWords(test, negated, telling);
    case 'one of': {
      const options = test.options.map((option) => givenWords(option, telling));
      const list =
        options.length === 1 ? options.join('') : `${negated ? '' : 'one '}of ${options.join(', ')}`;
      const verb = negated ? (options.length === 1 ? 'is not' : 'is none') : 'is';
      const subject = valueWords(test.value, telling);
      return words`${subject} ${verb} ${list}${ignoringCase([test.value])}${orMissing([test.value], negated, telling)}`;
    }
    case 'text': {
      const verb = textVerbs[test.operator][negated ? 'negated' : 'plain'];
      const said = words`${valueWords(test.value, telling)} ${verb} ${valueWords(test.part, telling)}`;
      const sides = [test.value, test.part];
      return words`${said}${ignoringCase(sides)}${orMissing(sides, negated, telling)}`;
    }
    case 'age': {
      const ends = ageBounds(test, telling.asOf).map(
        ([operator, constant]) =>
          `${relationWords(operator, test.type).join('')} ${constantWords(constant, telling.zone)}`,
      );
      const verb = [negated ? 'is not' : 'is', ...relationWords(test.operator, 'integer')].join(' ');
      const said = words`the age of ${valueWords(test.value, telling)} ${verb} ${String(test.years)}`;
      return words`${said} (${ends.join(' and ')})${orMissing([test.value], negated, telling)}`;
    }
    case 'distance': {
      const { from, to, metres } = test;
      const [left, right] = [from, to].map(
        ({ latitude, longitude }) =>
          words`(${valueWords(latitude, telling)}, ${valueWords(longitude, telling)})`,
      );
      const near = metres < 1000 ? `${String(metres)} m` : `${String(metres / 1000)} km`;
      const said = words`the point ${left ?? ''} is ${negated ? 'not ' : ''}within ${near} of ${right ?? ''}`;
      const values = [from.latitude, from.longitude, to.latitude, to.longitude];
      return words`${said}${orMissing(values, negated, telling)}`;
    }
    case 'anniversary':
      return anniversaryWords(test, negated, telling);
    case 'day of year':
      throw new Error('an anniversary is explained before it is worked out');
    case 'pattern': {
      const verb = negated ? 'does not match' : 'matches';
      const said = words`${valueWords(test.value, telling)} ${verb} the pattern ${JSON.stringify(test.pattern)}`;
      return words`${said}${orMissing([test.value], negated, telling)}`;
    }
    case 'relative':
      return relativeWords(test, negated, telling);
    case 'any item':
      return anyItemWords(test, negated, telling);
    case 'known':
      return words`${valueWords(test.value, telling)} is ${negated ? 'missing' : 'known'}`;
  }
}

const textVerbs = {
  contains: { plain: 'contains', negated: 'does not contain' },
  'starts with': { plain: 'starts with', negated: 'does not start with' },
  'ends with': { plain: 'ends with', negated: 'does not end with' },
} as const;

/** A constant was lowered already, so the other side tells. */
function ignoringCase(sides: readonly Value[]): string {
  return sides.some(({ kind }) => kind === 'lowered') ? ', ignoring case' : '';
}

/** `items has the item "milk"`, `lines has an item of which this holds: its sku is "milk"`. */
function anyItemWords({ list, where }: AnyItemTest<Value>, negated: boolean, telling: Telling): Words {
  const missing = orMissing([list], negated, telling);
  const verb = negated ? 'has no item' : 'has an item';
  const whole = wholeItem(where);
  const subject = valueWords(list, telling);
  if (whole !== undefined)
    return words`${subject} ${verb} ${valueWords(whole, telling)}${ignoringCase([whole, where.kind === 'compare' ? where.left : whole])}${missing}`;
  return words`${subject} ${verb} of which this holds: ${inlineWords(where, telling)}${missing}`;
}

/** What an item has to be equal to, where that is all that is asked. */
function wholeItem(where: Logic<ValueTest>): Value | undefined {
  if (where.kind !== 'compare' || where.operator !== '=') return undefined;
  const { left } = where;
  const item = left.kind === 'lowered' ? left.value : left;
  return item.kind === 'item' && item.path.length === 0 ? where.right : undefined;
}

/** How far from `as of`, with the exact ends. */
function relativeWords(test: RelativeTest<Value>, negated: boolean, telling: Telling): Words {
  const length = counted(test.amount, test.unit);
  const phrase =
    test.relation === 'more than ago'
      ? `more than ${length} ago`
      : `in the ${test.relation === 'in last' ? 'last' : 'next'} ${test.amount === 1 ? test.unit : length}`;
  const ends = relativeBounds(test, telling.asOf).map(
    ([operator, constant]) =>
      `${relationWords(operator, test.type).join('')} ${constantWords(constant, telling.zone)}`,
  );
  const subject = valueWords(test.value, telling);
  const missing = orMissing([test.value], negated, telling);
  return words`${subject} is ${negated ? 'not ' : ''}${phrase} (${ends.join(' and ')})${missing}`;
}

/** `the anniversary of their birthday is in the next 7 days (Tue 30 Jun 2026 to Mon 6 Jul 2026)`. */
function anniversaryWords(test: AnniversaryTest<Value>, negated: boolean, telling: Telling): Words {
  const { relation, amount, unit } = test;
  const [first, last] = anniversaryDays(test, telling.asOf).map((day) => dateWords(day.toString()));
  const when =
    first === last
      ? `today (${String(first)})`
      : `in the ${relation === 'in last' ? 'last' : 'next'} ${amount === 1 ? unit : counted(amount, unit)} (${String(first)} to ${String(last)})`;
  const said = words`the anniversary of ${valueWords(test.value, telling)} is ${negated ? 'not ' : ''}${when}`;
  return words`${said}${orMissing([test.value], negated, telling)}`;
}

/** `x >= low and x <= high` as one sentence; undefined for other chains. */
export function betweenWords({ kind, arms }: Chain<ConditionLeaf>, telling: Telling): Words | undefined {
  const [low, high, ...others] = arms;
  if (kind !== 'and' || low?.kind !== 'compare' || high?.kind !== 'compare' || others.length > 0)
    return undefined;
  if (low.operator !== '>=' || high.operator !== '<=' || isOther(low.left, high.left)) return undefined;
  const ends = words`${valueWords(low.right, telling)} to ${valueWords(high.right, telling)}`;
  const missing = orMissing([low.left, low.right, high.right], false, telling);
  return words`${valueWords(low.left, telling)} is from ${ends}, both included${missing}`;
}

function isOther(a: Value, b: Value): boolean {
  if (a === b) return false;
  const isRead = a.kind === 'event property' || a.kind === 'user property';
  return !isRead || b.kind !== a.kind || pathText(b.path) !== pathText(a.path);
}

function comparisonWords(test: Comparison, negated: boolean, telling: Telling): Words {
  const { left, right, operator } = subjectFirst(test);
  const verb = [negated ? 'is not' : 'is', ...relationWords(operator, test.type)].join(' ');
  const sentence = words`${valueWords(left, telling)} ${verb} ${valueWords(right, telling)}`;
  return words`${sentence}${ignoringCase([left, right])}${orMissing([left, right], negated, telling)}`;
}

/** A rule may write `10 < amount`; a sentence begins with what is asked. */
function subjectFirst({
  left,
  right,
  operator,
}: Comparison): Pick<Comparison, 'left' | 'right' | 'operator'> {
  const given = left.kind === 'version' ? left.value : left;
  if (given.kind !== 'constant') return { left, right, operator };
  return { left: right, right: left, operator: turned[operator] };
}

const turned = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

function relationWords(operator: Comparison['operator'], type: ScalarType): string[] {
  const inOrder = type === 'date' || type === 'timestamp' || type === 'text';
  switch (operator) {
    case '=':
      return [];
    case '<':
      return [inOrder ? 'before' : 'less than'];
    case '<=':
      return [inOrder ? 'at or before' : 'at most'];
    case '>':
      return [inOrder ? 'after' : 'more than'];
    case '>=':
      return [inOrder ? 'at or after' : 'at least'];
  }
}

/** What a contrary adds: it holds where a value is missing. */
function orMissing(values: readonly Value[], negated: boolean, telling: Telling): string {
  const missing = values.filter(canBeMissing);
  if (missing.length === 0) return '';
  if (!negated) {
    telling.mentioned.implied.add('missing values');
    return '';
  }
  return missing.length === 1 ? ' (or is missing)' : ' (or one of them is missing)';
}
