import * as fc from 'fast-check';
import { written } from './names.ts';
import { oneIn } from './one-in.ts';
import { pauseWith } from './pauses.ts';
import { sequenceWith } from './sequences.ts';
import { spokenEvents } from './spoken-events.ts';
import { type SpokenProperty, index, pick, type Vocabulary, type Written } from './vocabulary.ts';
import { spokenWindowWith } from './user-windows.ts';
import { type Subject, valueTest } from './value-tests.ts';

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
  { weight: 2, arbitrary: valueTest },
  { weight: 1, arbitrary: logic(valueTest, 2).map((group) => (subject: Subject) => `(${group(subject)})`) },
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
  .tuple(fc.nat({ max: 3 }), fc.constantFrom('day', 'week', 'month'), fc.boolean())
  .map(([least, unit, inARow]) => {
    const units = `${unit}${least === 1 ? '' : 's'}`;
    return `on at least ${String(least)} ${inARow ? `${units} in a row` : `distinct ${units}`}`;
  });

/** How often in each of some complete periods: it is its own window. */
const regularity: fc.Arbitrary<string> = fc
  .record({
    often: fc.constantFrom(
      'at least once',
      'at least 1 time',
      'at least 2 times',
      'at least 3 times',
      'more than 1 time',
    ),
    unit: fc.constantFrom('day', 'week', 'month'),
    least: fc.integer({ min: 1, max: 3 }),
    more: fc.nat({ max: 40 }),
  })
  .map(({ often, unit, least, more }) => {
    const of = least + more;
    return `${often} a ${unit} in ${String(least)} of the last ${String(of)} ${unit}${of === 1 ? '' : 's'}`;
  });

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
    regularity: oneIn(8, regularity),
    alike: oneIn(8, fc.record({ least: fc.nat({ max: 3 }), more: fc.boolean(), property: index })),
    occurrence: oneIn(5, occurrence),
    where: oneIn(2, where),
    order: fc.nat({ max: 5 }),
  })
  .map((choice) => (vocabulary: Vocabulary) => {
    const { userProperties } = vocabulary;
    const { text, properties } = choice.events(vocabulary);
    const byEvent = (property: string) => (choice.order % 2 === 0 ? property : `event.${property}`);
    const isRegular = choice.regularity !== undefined && !choice.not;
    const clauses = [
      isRegular ? [choice.regularity] : (alikeWith(choice, properties, byEvent) ?? howOften(choice)),
      choice.where === undefined || properties.length === 0
        ? []
        : [
            `where ${choice.where({ properties, path: byEvent, others: ofUser(userProperties), hasTime: true, inItem: false })}`,
          ],
      isRegular ? [] : [choice.window(vocabulary)],
    ];
    const [a = 0, b = 1, c = 2] = pick(orders, choice.order);
    return [`did${choice.not ? ' not' : ''} ${text}`, ...[a, b, c].flatMap((at) => clauses[at] ?? [])].join(
      ' ',
    );
  });

/** `at least 3 times with the same product`, where there is a property that can be. */
function alikeWith(
  { not, alike, occurrence: at }: Parameters<typeof howOften>[0],
  properties: readonly SpokenProperty[],
  byEvent: (property: string) => string,
): string[] | undefined {
  const scalar = properties.filter(({ type }) => typeof type === 'string');
  if (not || at !== undefined || alike === undefined || scalar.length === 0) return undefined;
  const { least, more, property } = alike;
  const times = `${String(least)} ${least === 1 ? 'time' : 'times'}`;
  return [
    `${more ? 'more than' : 'at least'} ${times} with the same ${byEvent(pick(scalar, property).text)}`,
  ];
}

function howOften(choice: {
  readonly not: boolean;
  readonly occurrence: string | undefined;
  readonly alike: { readonly least: number; readonly more: boolean; readonly property: number } | undefined;
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

const userTest: fc.Arbitrary<Written> = fc
  .tuple(valueTest, behaviour)
  .map(([about, instead]) => (vocabulary) => {
    const { userProperties: properties } = vocabulary;
    return properties.length === 0
      ? instead(vocabulary)
      : about({ properties, path: (name) => `user.${name}`, others: [], hasTime: false, inItem: false });
  });

/** The properties of the user as the `where` of a behaviour names them. */
export function ofUser(properties: readonly SpokenProperty[]): Subject['others'] {
  return properties.map(({ text, type }) => ({ text: `user.${text}`, type }));
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
