import { structuralKey } from './structural-key.ts';
import type { CountedEvents } from './tested.ts';
import { isWithin } from './windows-within.ts';

/** Whether so many of the one are at least so many of the other: each day of events has an event. */
export function isCountedIn(many: CountedEvents['counted'], few: CountedEvents['counted']): boolean {
  return few.kind === 'events' || structuralKey(many) === structuralKey(few);
}

/** Whether the events of one are surely among those of the other. */
export function isPart(part: CountedEvents, all: CountedEvents): boolean {
  return (
    part.events.every((event) => all.events.includes(event)) &&
    (all.where === undefined || all.where === part.where) &&
    isWithin(part.window, all.window)
  );
}

/** Whether so many of the one are so many of the other. */
export function isPartOf(part: CountedEvents, all: CountedEvents): boolean {
  return isCountedIn(part.counted, all.counted) && isPart(part, all);
}
