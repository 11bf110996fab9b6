import type { ScalarType } from '../../catalog/value-type.ts';
import type { Chain, ConditionLeaf, Value, ValueTest } from '../../semantics/typed.ts';
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
      return words`${subject} ${verb} ${list}${orMissing([test.value], negated, telling)}`;
    }
    case 'known':
      return words`${valueWords(test.value, telling)} is ${negated ? 'missing' : 'known'}`;
  }
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
  return !isRead || b.kind !== a.kind || b.name !== a.name;
}

function comparisonWords(test: Comparison, negated: boolean, telling: Telling): Words {
  const { left, right, operator } = subjectFirst(test);
  const verb = [negated ? 'is not' : 'is', ...relationWords(operator, test.type)].join(' ');
  const sentence = words`${valueWords(left, telling)} ${verb} ${valueWords(right, telling)}`;
  return words`${sentence}${orMissing([left, right], negated, telling)}`;
}

/** A rule may write `10 < amount`; a sentence begins with what is asked. */
function subjectFirst({
  left,
  right,
  operator,
}: Comparison): Pick<Comparison, 'left' | 'right' | 'operator'> {
  if (left.kind !== 'constant') return { left, right, operator };
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
