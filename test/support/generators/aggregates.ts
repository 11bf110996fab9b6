import * as fc from 'fast-check';
import { asWritten } from './value-tests.ts';
import { isNumeric, type ScalarType } from '../../../src/catalog/value-type.ts';
import { index, pick, type Vocabulary, type Written } from './vocabulary.ts';
import { ofUser, spokenWindow, where } from './conditions.ts';
import { oneIn } from './one-in.ts';
import { samples } from './samples.ts';
import { spokenEvents } from './spoken-events.ts';

/** A value of a user as rules write it, with its type. */
export interface WrittenValue {
  readonly text: string;
  readonly type: ScalarType;
}

interface FunctionForm {
  readonly word: string;
  readonly fits: (type: ScalarType) => boolean;
  readonly gives: (type: ScalarType) => ScalarType;
}

// Sums of floats may differ in their last bits, so they are not compared.
const isExact = (type: ScalarType) => type === 'integer' || type === 'decimal';
const any = () => true;
const same = (type: ScalarType) => type;
const integer = (): ScalarType => 'integer';
const number = (): ScalarType => 'number';

const functions: readonly FunctionForm[] = [
  { word: 'sum', fits: isExact, gives: same },
  { word: 'avg', fits: isExact, gives: number },
  { word: 'min', fits: (type) => type !== 'boolean', gives: same },
  { word: 'max', fits: (type) => type !== 'boolean', gives: same },
  { word: 'median', fits: isNumeric, gives: number },
  { word: 'percentile 0', fits: isNumeric, gives: number },
  { word: 'percentile 33', fits: isNumeric, gives: number },
  { word: 'percentile 90', fits: isNumeric, gives: number },
  { word: 'percentile 100', fits: isNumeric, gives: number },
  { word: 'distinct', fits: any, gives: integer },
  { word: 'first', fits: any, gives: same },
  { word: 'last', fits: any, gives: same },
  { word: 'mode', fits: any, gives: same },
];

/** A function of a user's events, of a property that it fits; `count` or `days` where none does. */
export const aggregate: fc.Arbitrary<Written<Vocabulary, WrittenValue>> = fc
  .record({
    events: spokenEvents,
    property: index,
    word: index,
    window: spokenWindow,
    where: oneIn(2, where),
    plain: fc.constantFrom(
      'count',
      'days',
      'share',
      'since',
      'gap',
      undefined,
      undefined,
      undefined,
      undefined,
    ),
    unit: fc.constantFrom('days', 'days', 'seconds', 'minutes', 'hours', 'weeks'),
    which: fc.constantFrom('last', 'first'),
  })
  .map((choice) => (vocabulary: Vocabulary) => {
    const { userProperties } = vocabulary;
    const { text, properties } = choice.events(vocabulary);
    const path = asWritten;
    const clauses = [
      text,
      ...(choice.where === undefined || properties.length === 0
        ? []
        : [
            `where ${choice.where({ properties, path, others: ofUser(userProperties), hasTime: true, inItem: false })}`,
          ]),
      choice.window(vocabulary),
    ].join(' ');
    const scalars = properties.flatMap(({ text: property, type }) =>
      typeof type === 'string' ? [{ property, type }] : [],
    );
    if (choice.plain === 'share' && choice.where !== undefined && properties.length > 0)
      return { text: `share of ${clauses}`, type: 'number' };
    if (choice.plain === 'since')
      return { text: `${choice.unit} since the ${choice.which} ${clauses}`, type: 'integer' };
    if (choice.plain === 'gap') return { text: `average ${choice.unit} between ${clauses}`, type: 'number' };
    if (choice.plain !== undefined || scalars.length === 0)
      return { text: `${choice.plain === 'days' ? 'days' : 'count'} of ${clauses}`, type: 'integer' };
    const { property, type } = pick(scalars, choice.property);
    const form = pick(
      functions.filter(({ fits }) => fits(type)),
      choice.word,
    );
    return { text: `${form.word}(${property}) of ${clauses}`, type: form.gives(type) };
  });

/** A test of a value: compared, between, known, or worked with first. */
export const valueTest: fc.Arbitrary<Written> = fc
  .record({
    value: aggregate,
    trait: oneIn(3, index),
    form: fc.constantFrom('compare', 'compare', 'between', 'known', 'missing', 'arithmetic', 'with another'),
    operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
    sign: fc.constantFrom('+', '-', '*', '/'),
    other: aggregate,
    literals: fc.tuple(index, index),
  })
  .map((choice) => (vocabulary) => {
    const { traits } = vocabulary;
    const { text, type } =
      choice.trait === undefined || traits.length === 0
        ? choice.value(vocabulary)
        : pick(traits, choice.trait);
    const [first, second] = choice.literals.map((at) => literalOf(type, at));
    const operator = type === 'boolean' && choice.operator !== '!=' ? '=' : choice.operator;
    const compared = `${text} ${operator} ${String(first)}`;
    switch (choice.form) {
      case 'compare':
        return compared;
      case 'between':
        return type === 'boolean' ? compared : `${text} between ${String(first)} and ${String(second)}`;
      case 'known':
      case 'missing':
        return `${text} is ${choice.form}`;
      case 'arithmetic':
        return isNumeric(type) ? `${text} ${choice.sign} 3 ${operator} ${String(first)}` : compared;
      default: {
        const other = choice.other(vocabulary);
        if (!isNumeric(type) || !isNumeric(other.type)) return compared;
        return `(${text}) ${choice.sign} (${other.text}) ${operator} ${String(first)}`;
      }
    }
  });

/** What a value is compared with: small numbers mostly, since counts and sums are such. */
function literalOf(type: ScalarType, at: number): string {
  if (type === 'number' && at % 5 === 0) return pick(shares, at);
  if (isNumeric(type) && at % 3 !== 0) return String((at % 7) - 1);
  return pick(samples[type].literals, at);
}

const shares = ['50%', '0%', '100%', '33.5%', '0.01%'];

/** `did more a than b`, one of them with a `where` of its own now and then. */
export const moreOften: fc.Arbitrary<Written> = fc
  .record({
    sides: fc.tuple(spokenEvents, spokenEvents),
    wheres: fc.tuple(oneIn(2, where), oneIn(2, where)),
    not: fc.boolean(),
    window: spokenWindow,
  })
  .map((choice) => (vocabulary: Vocabulary) => {
    const others = ofUser(vocabulary.userProperties);
    const [more, than] = choice.sides.map((side, at) => {
      const { text, properties } = side(vocabulary);
      const filter = choice.wheres[at];
      if (filter === undefined || properties.length === 0) return text;
      return `(${text} where ${filter({ properties, path: asWritten, others, hasTime: true, inItem: false })})`;
    });
    return `did ${choice.not ? 'not ' : ''}more ${String(more)} than ${String(than)} ${choice.window(vocabulary)}`;
  });

/** `top 10% by …`, `score 5 by …` compared, per group and among some now and then. */
export const rank: fc.Arbitrary<Written> = fc
  .record({
    by: aggregate,
    trait: oneIn(4, index),
    own: oneIn(4, index),
    head: fc.constantFrom('top', 'bottom', 'score', 'score'),
    size: fc.constantFrom('1', '2', '3', '1000', '10%', '50%', '33.33%', '100%', '0.01%'),
    groups: fc.constantFrom('2', '3', '5', '10'),
    per: oneIn(3, index),
    among: oneIn(3, moreOften),
    negated: fc.boolean(),
    operator: fc.constantFrom('=', '!=', '<', '>='),
    literal: fc.nat({ max: 6 }),
  })
  .map((choice) => (vocabulary: Vocabulary) => {
    const { userProperties, traits } = vocabulary;
    const ranked = userProperties.filter(({ type }) => typeof type === 'string' && isRanked(type));
    const groups = userProperties.filter(
      ({ type }) => type === 'text' || type === 'integer' || type === 'boolean',
    );
    const aggregated = choice.by(vocabulary);
    const by =
      choice.own !== undefined && ranked.length > 0
        ? `user.${pick(ranked, choice.own).text}`
        : isRanked(aggregated.type)
          ? `(${aggregated.text})`
          : 'count of any event ever';
    const named = traits.filter(({ type }) => isRanked(type));
    const value = choice.trait !== undefined && named.length > 0 ? pick(named, choice.trait).text : by;
    const per =
      choice.per === undefined || groups.length === 0 ? '' : ` per user.${pick(groups, choice.per).text}`;
    const among = choice.among === undefined ? '' : ` among (${choice.among(vocabulary)})`;
    const ranking = ` by ${value}${per}${among}`;
    if (choice.head === 'score')
      return `(score ${choice.groups}${ranking}) ${choice.operator} ${String(choice.literal)}`;
    return `${choice.negated ? 'not ' : ''}${choice.head} ${choice.size}${ranking}`;
  });

function isRanked(type: ScalarType): boolean {
  return isNumeric(type) || type === 'date' || type === 'timestamp';
}
