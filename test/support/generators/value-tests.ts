import * as fc from 'fast-check';
import { isNumeric, type ScalarType, type ValueType } from '../../../src/catalog/value-type.ts';
import { type SpokenProperty, index, pick, type Written } from './vocabulary.ts';
import { type ListChoice, listTest } from './list-tests.ts';
import { localChoice, localPart } from './local-parts.ts';
import { oneIn } from './one-in.ts';
import { samples } from './samples.ts';

/** What a test speaks of: properties, and how a rule names one of them. */
export interface Subject {
  readonly properties: readonly SpokenProperty[];
  /** What a property may also be compared with: in a `where`, the user's own. */
  readonly others: readonly { readonly text: string; readonly type: ValueType }[];
  readonly path: (text: string) => string;
  /** Whether there is an event, which has a time. */
  readonly hasTime: boolean;
  /** Whether an item of a list is looked at, which holds no zone. */
  readonly inItem: boolean;
}

/** Properties as they are written, without `user.` or `event.` before them. */
export function asWritten(text: string): string {
  return text;
}

type Form =
  | 'compare'
  | 'flipped'
  | 'other property'
  | 'in'
  | 'not in'
  | 'known'
  | 'missing'
  | 'truth'
  | 'own form'
  | 'local part';

/** Of lists in lists in lists nothing but their items and size are asked. */
const innermost: fc.Arbitrary<ListChoice> = listChoiceWith(undefined);

/** One comparison over the subject's properties, in every form that their types allow. */
export const valueTest: fc.Arbitrary<Written<Subject>> = valueTestWith(
  listChoiceWith(valueTestWith(innermost)),
);

/** Lists are asked about their items, and those about theirs. */
function listChoiceWith(where: fc.Arbitrary<Written<Subject>> | undefined): fc.Arbitrary<ListChoice> {
  return fc.record({
    form: fc.constantFrom('has', 'has no', 'size', 'any item'),
    operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
    count: fc.nat({ max: 3 }),
    at: fc.nat({ max: 5 }),
    ignoringCase: fc.boolean(),
    other: oneIn(3, index),
    where: where === undefined ? fc.constant([]) : fc.array(where, { minLength: 1, maxLength: 3 }),
    joint: fc.constantFrom('and', 'or'),
  });
}

function valueTestWith(list: fc.Arbitrary<ListChoice>): fc.Arbitrary<Written<Subject>> {
  return fc
    .record({
      list,
      property: index,
      other: index,
      form: fc.constantFrom<Form>(
        'compare',
        'compare',
        'compare',
        'flipped',
        'other property',
        'own form',
        'own form',
        'in',
        'not in',
        'known',
        'missing',
        'truth',
        'local part',
      ),
      operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
      textOperator: fc.constantFrom('contains', 'does not contain', 'starts with', 'ends with'),
      ignoringCase: fc.boolean(),
      relation: fc.constantFrom('in last # @', 'in next # @', 'more than # @ ago', 'less than # @ ago'),
      amount: fc.oneof(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(100_000),
      ),
      unit: index,
      local: localChoice,
      literals: fc.array(
        fc.oneof({ weight: 2, arbitrary: fc.nat({ max: 3 }) }, { weight: 1, arbitrary: index }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
    })
    .map((choice) => (subject: Subject) => {
      const { properties, path, others } = subject;
      const property = pick(properties, choice.property);
      const { type } = property;
      const name = path(property.text);
      const presence = `${name} is ${choice.form === 'missing' ? 'missing' : 'known'}`;
      if (typeof type === 'object' && type.kind === 'list' && choice.form !== 'known')
        return listTest(choice.list, name, type, subject);
      if (typeof type !== 'string' && choice.form !== 'known' && isPoint(type))
        return `${name} within ${pick(radii, choice.amount)} of ${pick(places, choice.literals.length)}`;
      if (typeof type !== 'string') return presence;
      const literals = choice.literals.map((at) => pick(samples[type].literals, at));
      const [first = ''] = literals;
      const folding = type === 'text' && choice.ignoringCase ? ' ignoring case' : '';
      const operator = type === 'boolean' && choice.operator !== '!=' ? '=' : choice.operator;
      switch (choice.form) {
        case 'local part':
          return localPart(choice.local, subject) ?? presence;
        case 'compare':
          return `${name} ${operator} ${first}`;
        case 'flipped':
          return `${first} ${operator} ${name}`;
        case 'other property': {
          const own = properties.map((one) => ({ text: path(one.text), type: one.type }));
          const other = pick(
            [...own, ...others].filter((one) => comparable(type, one.type)),
            choice.other,
          );
          if (type !== 'text') return `${name} ${operator} ${other.text}`;
          if (choice.unit % 2 === 0) return `${name} ${choice.textOperator} ${other.text}${folding}`;
          return `${name} ${folding === '' ? operator : '='} ${other.text}${folding}`;
        }
        case 'in':
        case 'not in':
          return `${name} ${choice.form} (${literals.join(', ')})${folding}`;
        case 'own form':
          if (type === 'text') {
            if (choice.unit % 4 === 0)
              return `${name} ${choice.unit % 8 === 0 ? '=' : '!='} ${first} ignoring case`;
            if (choice.unit % 4 === 2)
              return `${name} ${choice.operator} version ${pick(versions, choice.amount)}`;
            if (choice.unit % 4 === 1)
              return `${name} ${choice.unit % 8 === 1 ? 'matches' : 'does not match'} ${pick(patterns, choice.amount)}`;
            return `${name} ${choice.textOperator} ${first}${folding}`;
          }
          if (type === 'date' || type === 'timestamp') {
            if (choice.unit % 3 === 1) {
              const unit = pick(dateUnits, choice.literals.length);
              const when = choice.relation.startsWith('in') ? choice.relation : 'today';
              const length = when.replace('#', String(choice.amount)).replace('@', unit);
              return `(anniversary of ${name} ${length})`;
            }
            if (choice.unit % 3 === 0)
              return `age of ${name} ${choice.operator} ${String(choice.amount % 60)}`;
            const unit = pick(type === 'date' ? dateUnits : timeUnits, choice.unit);
            const length = choice.relation.replace('#', String(choice.amount)).replace('@', unit);
            // As a group: bare after `where`, `in last` would be the behaviour's own window.
            return `(${name} ${length})`;
          }
          if (isNumeric(type) && choice.unit % 2 === 0) {
            const numbers = properties.filter((one) => isNumeric(one.type));
            const point = `(${name}, ${path(pick(numbers, choice.other).text)})`;
            return `${point} within ${pick(radii, choice.amount)} of ${pick(places, choice.literals.length)}`;
          }
          return `${name} ${operator} ${first}`;
        case 'known':
        case 'missing':
          return presence;
        case 'truth':
          return type === 'boolean' ? `${name} is ${first}` : presence;
      }
    });
}

function isPoint(type: ValueType): boolean {
  if (typeof type === 'string' || type.kind === 'list') return false;
  return ['lat', 'lng'].every((field) => isNumeric(type.fields.get(field) ?? 'text'));
}

/** As rules write them. */
const patterns = [
  '"^fo+d$"',
  '"(?i)^FOOD"',
  '"^$"',
  '"^.$"',
  '"o|d"',
  '"^[^a-z]*$"',
  '"\\\\d"',
  '"\\\\bsay\\\\b"',
  '"two.lines"',
  '"(?s)two.lines"',
  '"(?m)^lines$"',
  '"\\\\pL{2}"',
  '"(?i)σ"',
  '"\\"|\\\\\\\\"',
  '"f%d|_"',
  '"[[:upper:]]"',
  '""',
];

const versions = ['"5"', '"5.2"', '"5.10.0"', '"5.2.0.1-beta"', '"0.0.0.0"', '"999999999.1"'];

/** No two places of samples lie as far from each other as one of these, give or take a millimetre. */
const radii = ['5 km', '0.5 km', '300 m', '1 m', '120 km', '1234.5 km', '19999 km'];
const places = ['(-6.2, 106.8)', '(0, 0)', '(5, 5)', '(-1, 12.5)', '(89.999999, -180)', '(0.5, 1)'];

const dateUnits = ['days', 'weeks', 'months', 'years', 'day'];
const timeUnits = ['seconds', 'minutes', 'hours', ...dateUnits];

function comparable(a: ScalarType, b: ValueType): boolean {
  return a === b || (isNumeric(a) && isNumeric(b));
}
