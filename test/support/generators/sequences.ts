import * as fc from 'fast-check';
import { asWritten, type Subject } from './value-tests.ts';
import type { Vocabulary, Written } from './vocabulary.ts';
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
    name: oneIn(4, fc.constantFrom('v', 'then', 'w')),
    negated: fc.constantFrom(false, false, true),
    form: fc.nat({ max: 3 }),
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
      const steps = choice.steps.map((one, at) => {
        const { text, properties } = one.events(vocabulary);
        const only =
          one.where === undefined || properties.length === 0
            ? ''
            : ` where ${one.where({ properties, path: asWritten, others, hasTime: true })}`;
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
