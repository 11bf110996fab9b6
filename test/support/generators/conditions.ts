import * as fc from 'fast-check';
import { isNumeric, type ScalarType, type ValueType } from '../../../src/catalog/value-type.ts';
import { written } from './names.ts';
import { oneIn } from './one-in.ts';
import { pauseWith } from './pauses.ts';
import { samples } from './samples.ts';
import { sequenceWith } from './sequences.ts';
import { spokenEvents } from './spoken-events.ts';
import { spokenWindowWith } from './user-windows.ts';

export interface DeclaredProperty {
  readonly name: string;
  readonly type: ValueType;
}

/** What a rule can speak of where it stands. */
export interface Vocabulary {
  readonly events: readonly { readonly name: string; readonly properties: readonly DeclaredProperty[] }[];
  /** Empty when the settings name no source of users. */
  readonly userProperties: readonly DeclaredProperty[];
  /** As rules write them. */
  readonly windows: readonly string[];
  /** The zone of segments that have one of their own. */
  readonly otherZone: string;
  /** The segments that were declared before. */
  readonly segments: readonly string[];
  /** The lists of ids that are declared. */
  readonly lists: readonly string[];
  /** The traits that are declared. */
  readonly traits: readonly { readonly text: string; readonly type: ScalarType }[];
}

/** A piece of a rule, to be written once it is known what can be spoken of. */
export type Written<Context = Vocabulary, Result = string> = (context: Context) => Result;

/** An index into a list of a length that is known later. */
export const index = fc.nat({ max: 999 });

export function pick<T>(list: readonly T[], at: number): T {
  const item = list[at % list.length];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}

/** What a test speaks of: properties, and how a rule names one of them. */
export interface Subject {
  readonly properties: readonly DeclaredProperty[];
  /** What a property may also be compared with: in a `where`, the user's own. */
  readonly others: readonly { readonly text: string; readonly type: ValueType }[];
  readonly path: (name: string) => string;
}

type Form =
  'compare' | 'flipped' | 'other property' | 'in' | 'not in' | 'known' | 'missing' | 'truth' | 'own form';

/** One comparison over the subject's properties, in every form that their types allow. */
const test: fc.Arbitrary<Written<Subject>> = fc
  .record({
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
    literals: fc.array(
      fc.oneof({ weight: 2, arbitrary: fc.nat({ max: 3 }) }, { weight: 1, arbitrary: index }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  })
  .map((choice) => ({ properties, path, others }: Subject) => {
    const property = pick(properties, choice.property);
    const { type } = property;
    const name = path(property.name);
    const presence = `${name} is ${choice.form === 'missing' ? 'missing' : 'known'}`;
    if (typeof type !== 'string') return presence;
    const literals = choice.literals.map((at) => pick(samples[type].literals, at));
    const [first = ''] = literals;
    const folding = type === 'text' && choice.ignoringCase ? ' ignoring case' : '';
    const operator = type === 'boolean' && choice.operator !== '!=' ? '=' : choice.operator;
    switch (choice.form) {
      case 'compare':
        return `${name} ${operator} ${first}`;
      case 'flipped':
        return `${first} ${operator} ${name}`;
      case 'other property': {
        const own = properties.map((one) => ({ text: path(one.name), type: one.type }));
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
          if (choice.unit % 3 === 0) return `age of ${name} ${choice.operator} ${String(choice.amount % 60)}`;
          const unit = pick(type === 'date' ? dateUnits : timeUnits, choice.unit);
          const length = choice.relation.replace('#', String(choice.amount)).replace('@', unit);
          // As a group: bare after `where`, `in last` would be the behaviour's own window.
          return `(${name} ${length})`;
        }
        if (isNumeric(type) && choice.unit % 2 === 0) {
          const numbers = properties.filter((one) => isNumeric(one.type));
          const point = `(${name}, ${path(pick(numbers, choice.other).name)})`;
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

/** `and`, `or`, `not` and parentheses over leaves; chains in chains always stand in parentheses. */
function logic<Context>(
  leaf: fc.Arbitrary<Written<Context>>,
  maxDepth: number,
): fc.Arbitrary<Written<Context>> {
  const { logic: whole } = fc.letrec<{
    logic: Written<Context>;
    chain: Written<Context>;
    not: Written<Context>;
    enough: Written<Context>;
  }>((tie) => ({
    logic: fc.oneof(
      { maxDepth, withCrossShrink: true },
      { weight: 3, arbitrary: leaf },
      { weight: 2, arbitrary: tie('chain') },
      { weight: 1, arbitrary: tie('not') },
      { weight: 1, arbitrary: tie('enough') },
    ),
    chain: fc.tuple(fc.constantFrom('and', 'or'), fc.array(tie('logic'), { minLength: 2, maxLength: 4 })).map(
      ([word, arms]) =>
        (context: Context) =>
          `(${arms.map((arm) => arm(context)).join(` ${word} `)})`,
    ),
    enough: fc.tuple(index, fc.array(tie('logic'), { minLength: 1, maxLength: 4 })).map(
      ([at, arms]) =>
        (context: Context) =>
          `at least ${String(1 + (at % arms.length))} of (${arms.map((arm) => arm(context)).join(', ')})`,
    ),
    not: tie('logic').map((arm) => (context: Context) => `not ${arm(context)}`),
  }));
  return whole;
}

export const where: fc.Arbitrary<Written<Subject>> = fc.oneof(
  { weight: 2, arbitrary: test },
  { weight: 1, arbitrary: logic(test, 2).map((group) => (subject: Subject) => `(${group(subject)})`) },
);

const small = fc.oneof(
  { weight: 8, arbitrary: fc.nat({ max: 4 }) },
  { weight: 1, arbitrary: fc.nat({ max: 60 }) },
);

const count: fc.Arbitrary<string> = fc
  .record({
    word: fc.constantFrom('at least', 'at most', 'exactly', 'more than', 'less than', 'between'),
    low: small,
    more: small,
  })
  .map(({ word, low, more }) => {
    if (word === 'between') return `between ${String(low)} and ${String(low + more)} times`;
    const bound = word === 'less than' ? low + 1 : low;
    return `${word} ${String(bound)} ${bound === 1 ? 'time' : 'times'}`;
  });

const periods: fc.Arbitrary<string> = fc
  .tuple(fc.nat({ max: 3 }), fc.constantFrom('day', 'week', 'month'))
  .map(([least, unit]) => `on at least ${String(least)} distinct ${unit}${least === 1 ? '' : 's'}`);

/** `for the first time`, and how long ago. */
const occurrence: fc.Arbitrary<string> = fc
  .record({
    lead: fc.constantFrom('for the ', ''),
    which: fc.constantFrom('first', 'last', 'second', 'third', '1st', '4th', '12th'),
    relation: fc.constantFrom('', '', ' more than # ago', ' less than # ago'),
    amount: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom('seconds', 'hours', 'days', 'days', 'weeks', 'months', 'years'),
  })
  .map(({ lead, which, relation, amount, unit }) => {
    return `${lead}${which} time${relation.replace('#', `${String(amount)} ${unit}`)}`;
  });

export const spokenWindow = spokenWindowWith(where, ofUser);

/** A behaviour, with its clauses in any order. */
const behaviour: fc.Arbitrary<Written> = fc
  .record({
    events: spokenEvents,
    window: spokenWindow,
    not: fc.boolean(),
    count: oneIn(2, count),
    periods: oneIn(4, periods),
    occurrence: oneIn(5, occurrence),
    where: oneIn(2, where),
    order: fc.nat({ max: 5 }),
  })
  .map((choice) => (vocabulary: Vocabulary) => {
    const { userProperties } = vocabulary;
    const { text, properties } = choice.events(vocabulary);
    const byEvent = (property: string) =>
      choice.order % 2 === 0 ? written(property) : `event.${written(property)}`;
    const clauses = [
      howOften(choice),
      choice.where === undefined || properties.length === 0
        ? []
        : [`where ${choice.where({ properties, path: byEvent, others: ofUser(userProperties) })}`],
      [choice.window(vocabulary)],
    ];
    const [a = 0, b = 1, c = 2] = pick(orders, choice.order);
    return [`did${choice.not ? ' not' : ''} ${text}`, ...[a, b, c].flatMap((at) => clauses[at] ?? [])].join(
      ' ',
    );
  });

function howOften(choice: {
  readonly not: boolean;
  readonly occurrence: string | undefined;
  readonly count: string | undefined;
  readonly periods: string | undefined;
}): string[] {
  if (choice.not) return [];
  if (choice.occurrence !== undefined) return [choice.occurrence];
  return [choice.count, choice.periods].filter((clause) => clause !== undefined);
}

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

const userTest: fc.Arbitrary<Written> = fc.tuple(test, behaviour).map(([about, instead]) => (vocabulary) => {
  const { userProperties: properties } = vocabulary;
  return properties.length === 0
    ? instead(vocabulary)
    : about({ properties, path: (name) => `user.${written(name)}`, others: [] });
});

/** The properties of the user as the `where` of a behaviour names them. */
export function ofUser(properties: readonly DeclaredProperty[]): Subject['others'] {
  return properties.map(({ name, type }) => ({ text: `user.${written(name)}`, type }));
}

const pause = pauseWith(where, ofUser);
const sequence = sequenceWith({ where, ofUser, window: spokenWindow, count });

const segmentReference: fc.Arbitrary<Written> = fc
  .tuple(index, behaviour)
  .map(([at, instead]) => (vocabulary) => {
    const { segments } = vocabulary;
    return segments.length === 0 ? instead(vocabulary) : `in segment ${written(pick(segments, at))}`;
  });

const listReference: fc.Arbitrary<Written> = index.map(
  (at) =>
    ({ lists }) =>
      `in list ${written(pick(lists, at))}`,
);

const sample: fc.Arbitrary<Written> = fc
  .record({
    from: oneIn(2, fc.nat({ max: 9_900 })),
    length: fc.oneof(fc.constantFrom(1, 10_000, 5_000, 3_333), fc.integer({ min: 1, max: 9_999 })),
    seed: fc.constantFrom('"a"', '""', '"it\'s :\\\\"', '"😀"'),
  })
  .map(({ from, length, seed }) => () => {
    const to = Math.min(10_000, (from ?? 0) + length);
    const start = from === undefined ? '' : `${String(from / 100)}% to `;
    return `in sample ${start}${String(to / 100)}% seed ${seed}`;
  });

/** A whole condition about users; the tests given are of what they did as a whole. */
export const conditionWith = (
  valueTest: fc.Arbitrary<Written>,
  moreOften: fc.Arbitrary<Written>,
  rank: fc.Arbitrary<Written>,
): fc.Arbitrary<Written> =>
  logic(
    fc.oneof(
      { weight: 5, arbitrary: behaviour },
      { weight: 1, arbitrary: pause },
      { weight: 2, arbitrary: sequence },
      { weight: 4, arbitrary: valueTest },
      { weight: 1, arbitrary: moreOften },
      { weight: 1, arbitrary: rank },
      { weight: 2, arbitrary: userTest },
      { weight: 1, arbitrary: segmentReference },
      { weight: 1, arbitrary: listReference },
      { weight: 1, arbitrary: sample },
    ),
    3,
  );
