import type { Anchor, ScanWindow } from '../../../src/semantics/typed.ts';
import { eventsOf, type Standing } from './interpret.ts';
import { readProperty } from './values.ts';
import { type Interval, intervalOf, lengths } from './windows.ts';
import { startOfDay } from './zones.ts';

/** The interval that a window stands for, for one user; undefined when it is empty. */
export function intervalFor(window: ScanWindow, standing: Standing): Interval | undefined {
  if (window.kind !== 'after') return intervalOf(window, standing.asOf);
  const from = instantOfAnchor(window.anchor, standing);
  if (from === undefined) return undefined;
  const to = from + BigInt(window.amount) * lengths[window.unit];
  return { from, to: to < standing.asOf ? to : standing.asOf };
}

/** The instant that a window follows; undefined when it is missing. */
export function instantOfAnchor(anchor: Anchor, standing: Standing): bigint | undefined {
  switch (anchor.kind) {
    case 'timestamp': {
      const value = readProperty(standing.properties, anchor.path, 'timestamp');
      return value?.type === 'timestamp' ? value.value : undefined;
    }
    case 'start of date': {
      const value = readProperty(standing.properties, anchor.path, 'date');
      if (value?.type !== 'date') return undefined;
      const [year = 0, month = 0, day = 0] = value.value.split('-').map(Number);
      return startOfDay(year, month, day, anchor.zone);
    }
    case 'first event': {
      const events = eventsOf({ ...anchor, window: { kind: 'ever' } }, standing);
      const times = events.map(({ time }) => time ?? 0n);
      return times.reduce<bigint | undefined>(
        (first, time) => (first === undefined || time < first ? time : first),
        undefined,
      );
    }
  }
}
