import * as fc from 'fast-check';
import { startOfDay } from '../reference/zones.ts';
import { index, pick, type Vocabulary, type Written } from './vocabulary.ts';
import { asWritten, type Subject } from './value-tests.ts';
import { instant } from './moments.ts';
import { oneIn } from './one-in.ts';
import { samples } from './samples.ts';
import { spokenEvents } from './spoken-events.ts';

const second = 1_000_000n;
const lengths = {
  '1 second': second,
  '1 hour': 3600n * second,
  '1 day': 86_400n * second,
  '7 days': 7n * 86_400n * second,
  '100000 weeks': 700_000n * 86_400n * second,
} as const;

/** When events count: a window of the case, or one that hangs on the user. */
export function spokenWindowWith(
  where: fc.Arbitrary<Written<Subject>>,
  ofUser: (properties: Vocabulary['userProperties']) => Subject['others'],
): fc.Arbitrary<Written> {
  return fc
    .record({
      window: index,
      hangs: fc.constantFrom(false, false, false, true),
      length: fc.constantFrom(...Object.keys(lengths)),
      property: oneIn(2, index),
      events: spokenEvents,
      where: oneIn(2, where),
    })
    .map((choice) => (vocabulary: Vocabulary) => {
      if (!choice.hangs) return pick(vocabulary.windows, choice.window);
      const times = vocabulary.userProperties.filter(({ type }) => type === 'date' || type === 'timestamp');
      const start = `within ${choice.length} after`;
      if (choice.property !== undefined && times.length > 0)
        return `${start} user.${pick(times, choice.property).text}`;
      const { text, properties } = choice.events(vocabulary);
      if (choice.where === undefined || properties.length === 0) return `${start} the first ${text}`;
      const others = ofUser(vocabulary.userProperties);
      return `${start} the first (${text} where ${choice.where({ properties, path: asWritten, others, hasTime: true, inItem: false })})`;
    });
}

/** Where windows of users may begin and end: at what they may have as dates and timestamps, and at other events. */
export function userWindowEdges(zones: readonly string[], asOf: bigint): bigint[] {
  const dates = samples.date.literals.filter((date) => date > '0001-01-01');
  const starts = [
    ...samples.timestamp.literals.slice(0, 3).map(instant),
    ...zones.flatMap((zone) =>
      dates.map((date) => {
        const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
        return startOfDay(year, month, day, zone);
      }),
    ),
    asOf - 8n * 86_400n * second,
  ];
  return starts.flatMap((start) => [start, ...Object.values(lengths).map((length) => start + length)]);
}
