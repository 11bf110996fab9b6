import * as fc from 'fast-check';
import { asWritten, type Subject } from './value-tests.ts';
import { type SpokenProperty, pick, type Vocabulary, type Written } from './vocabulary.ts';
import { oneIn } from './one-in.ts';
import { spokenEvents } from './spoken-events.ts';

const hour = 3_600_000_000n;
const lengths = {
  '1 second': 1_000_000n,
  '1 hour': hour,
  '2 hours': 2n * hour,
  '1 day': 24n * hour,
  '3 days': 72n * hour,
  '100000 weeks': 16_800_000n * hour,
} as const;

const length = fc.constantFrom(...Object.keys(lengths));

interface SpokenParts {
  readonly where: fc.Arbitrary<Written<Subject>>;
  readonly ofUser: (properties: Vocabulary['userProperties']) => Subject['others'];
  readonly window: fc.Arbitrary<Written>;
  readonly count: fc.Arbitrary<string>;
}

/** Steps one after the other, with what may not lie between. Few events make most of them, so that they are the same. */
export function sequenceWith({ where, ofUser, window, count }: SpokenParts): fc.Arbitrary<Written> {
  const step = fc.record({
    events: spokenEvents,
    where: oneIn(4, where),
    within: oneIn(2, length),
    name: oneIn(2, fc.constantFrom('v', 'then', 'w')),
    negated: fc.constantFrom(false, false, true),
    form: fc.nat({ max: 3 }),
    comparison: oneIn(2, stepComparison),
  });
  return fc
    .record({
      steps: fc.oneof(
        fc.array(step, { minLength: 2, maxLength: 2 }),
        fc.array(step, { minLength: 3, maxLength: 5 }),
      ),
      window: fc.oneof(
        window,
        fc.constant(() => 'ever'),
      ),
      count: oneIn(3, count),
      allWithin: oneIn(3, length),
      form: fc.nat({ max: 3 }),
    })
    .map((choice) => (vocabulary: Vocabulary) => {
      const others = ofUser(vocabulary.userProperties);
      const spoken = choice.steps.map((one) => ({ ...one, ...one.events(vocabulary) }));
      const steps = spoken.map((one, at) => {
        const { text, properties } = one;
        const asked =
          one.where === undefined || properties.length === 0
            ? undefined
            : one.where({ properties, path: asWritten, others, hasTime: true, inItem: false });
        const compared = one.comparison && comparisonWith(one.comparison, at, spoken);
        const both = [asked, compared].filter((test) => test !== undefined);
        const [only = ''] =
          both.length > 1 ? [` where (${both.join(' and ')})`] : both.map((test) => ` where ${test}`);
        const soon = one.within === undefined || at === 0 ? '' : ` within ${one.within}`;
        const called = one.name === undefined ? '' : ` as ${one.name}${String(at)}`;
        const clauses = one.form % 2 === 0 ? `${called}${only}${soon}` : `${soon}${only}${called}`;
        const whole = one.form < 2 ? `${text}${clauses}` : `(${text}${clauses})`;
        return `${one.negated && at > 0 ? 'not ' : ''}${whole}`;
      });
      const done = choice.steps.filter(({ negated }, at) => at === 0 || !negated).length;
      const bounds = choice.allWithin !== undefined && done > 1 && isBinding(choice.allWithin, choice.steps);
      const clauses = [
        choice.count ?? [],
        bounds ? `all within ${choice.allWithin}` : [],
        choice.window(vocabulary),
      ].flat();
      return `did ${steps.join(' then ')} ${(choice.form % 2 === 0 ? clauses : clauses.reverse()).join(' ')}`;
    });
}

/** What a step is compared by with one before it. */
const stepComparison = fc.record({
  property: fc.nat({ max: 99 }),
  other: fc.nat({ max: 99 }),
  step: fc.nat({ max: 9 }),
  operator: fc.constantFrom('=', '=', '<', '<=', '>', '>='),
  flipped: fc.boolean(),
});

interface SpokenStep {
  readonly properties: readonly SpokenProperty[];
  readonly name: string | undefined;
  readonly negated: boolean;
}

/** `product = v.product`; undefined where no step before it has a name, or nothing that can be compared. */
function comparisonWith(
  choice: typeof stepComparison extends fc.Arbitrary<infer T> ? T : never,
  at: number,
  steps: readonly SpokenStep[],
): string | undefined {
  const before = steps.slice(0, at).map((step, place) => ({ ...step, place }));
  const done = before.filter(({ negated, place }) => !negated || place === 0);
  const named = done.filter(({ name }) => name !== undefined);
  if (named.length === 0) return undefined;
  const other = pick(named, choice.step);
  const pairs = (steps[at]?.properties ?? []).flatMap((own) =>
    other.properties
      .filter(({ type }) => typeof type === 'string' && type === own.type)
      .map((of) => [own, of] as const),
  );
  if (pairs.length === 0) return undefined;
  const [own, of] = pick(pairs, choice.property * 7 + choice.other);
  const isOrdered = other.place === done.at(-1)?.place && own.type !== 'boolean';
  const operator = isOrdered ? choice.operator : '=';
  const sides = [own.text, `${String(other.name)}${String(other.place)}.${of.text}`];
  return (choice.flipped ? sides.reverse() : sides).join(` ${operator} `);
}

/** A `within` that the bound of the whole makes idle is an error. */
function isBinding(
  bound: string,
  steps: readonly { readonly within: string | undefined; readonly negated: boolean }[],
): boolean {
  const micros = (text: string) => lengths[text as keyof typeof lengths];
  return steps.every(
    ({ within, negated }, at) =>
      at === 0 || negated || within === undefined || micros(within) < micros(bound),
  );
}

/** Instants so far from each other that steps just meet their bounds, or just miss them. */
export function sequenceEdges(asOf: bigint): bigint[] {
  return [0n, 1n, 2n, 3n, 4n, 24n, 25n, 26n, 48n, 72n, 73n].map((hours) => asOf - hours * hour);
}
