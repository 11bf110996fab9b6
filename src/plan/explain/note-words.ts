import type { Implied } from './telling.ts';

/** What a rule implies, a sentence each, in one order. */
export function noteWords(implied: ReadonlySet<Implied>): string[] {
  return notes.flatMap(([kind, text]) => (implied.has(kind) ? [text] : []));
}

const notes: readonly (readonly [Implied, string])[] = [
  ['absent users', 'Somebody without a single event counts as one who never did it.'],
  [
    'missing values',
    'Where a value is missing, a comparison with it does not hold, unless it says “or is missing”.',
  ],
  ['zero without events', 'Without such events, a sum or a number of things is 0.'],
  [
    'missing without events',
    'Without such events, an average, median, percentile, least, greatest, first, last or most frequent value is missing.',
  ],
  [
    'counted sequences',
    'Sequences are counted by their first steps: each from which the others can be done counts once.',
  ],
  ['time to be sure', 'What is not done within some time is sure only when that time is over.'],
  ['missing anchors', 'Where what a window follows is missing, nothing lies in it.'],
  [
    'missing ranks',
    'Users for whom the value is missing are not ranked; of equals, the least user id comes first.',
  ],
  ['window ends', 'An event at the very start of a window counts, one at its end does not.'],
];
