import type { Counted } from '../typed.ts';
import { structuralKey } from './structural-key.ts';
import type { CountedEvents } from './tested.ts';
import { isWithin } from './windows-within.ts';

/** Whether there are never more of the one than of the other, over the same events. */
export function isCountedIn(many: Counted, few: Counted): boolean {
  if (few.kind === 'events') return true;
  if (few.kind === 'events alike') return structuralKey(many) === structuralKey(few);
  if (many.kind === 'events' || many.kind === 'events alike' || many.zone !== few.zone) return false;
  if (few.kind === 'periods in a row') return many.kind === few.kind && many.unit === few.unit;
  // A week or month with an event holds a day with one; a week may lie in two months.
  if (few.unit === 'day' && few.times === 1) return true;
  const times = many.kind === 'periods' ? many.times : 1;
  return many.unit === few.unit && times >= few.times;
}

/** Whether a single event is enough for one of it: not for weeks with two, nor where the value may be missing. */
export function isOneForEach(counted: Counted): boolean {
  return counted.kind === 'periods' ? counted.times === 1 : counted.kind !== 'events alike';
}

/** Whether the events of one are surely among those of the other. */
export function isPart(part: CountedEvents, all: CountedEvents): boolean {
  return (
    part.events.every((event) => all.events.includes(event)) &&
    (all.where === undefined || structuralKey(all.where) === structuralKey(part.where)) &&
    isWithin(part.window, all.window)
  );
}

/** Whether there are never more of the one than of the other. */
export function isPartOf(part: CountedEvents, all: CountedEvents): boolean {
  return isCountedIn(part.counted, all.counted) && isPart(part, all);
}
