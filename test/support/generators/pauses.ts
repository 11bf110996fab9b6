import * as fc from 'fast-check';
import { asWritten, type Subject } from './value-tests.ts';
import type { Vocabulary, Written } from './vocabulary.ts';
import { oneIn } from './one-in.ts';
import { spokenEvents } from './spoken-events.ts';

const length = fc
  .record({
    amount: fc.integer({ min: 1, max: 30 }),
    unit: fc.constantFrom('seconds', 'hours', 'days', 'days', 'weeks', 'months', 'years'),
  })
  .map(({ amount, unit }) => `${String(amount)} ${unit}`);

/** Who stopped and who restarted doing something. */
export function pauseWith(
  where: fc.Arbitrary<Written<Subject>>,
  ofUser: (properties: Vocabulary['userProperties']) => Subject['others'],
): fc.Arbitrary<Written> {
  return fc
    .record({
      events: spokenEvents,
      word: fc.constantFrom('stopped', 'restarted'),
      where: oneIn(2, where),
      first: fc.boolean(),
      active: length,
      quiet: length,
    })
    .map((choice) => (vocabulary: Vocabulary) => {
      const { text, properties } = choice.events(vocabulary);
      const others = ofUser(vocabulary.userProperties);
      const clause =
        choice.where === undefined || properties.length === 0
          ? ''
          : ` where ${choice.where({ properties, path: asWritten, others, hasTime: true, inItem: false })}`;
      const [before, after] = choice.first ? [clause, ''] : ['', clause];
      return choice.word === 'stopped'
        ? `stopped ${text}${before}: in last ${choice.active}, quiet ${choice.quiet}${after}`
        : `restarted ${text}${before} in last ${choice.active} after ${choice.quiet} quiet${after}`;
    });
}
