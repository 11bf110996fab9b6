import { batches, type Batch } from './batches.ts';
import { dayStart } from './calendar.ts';
import { visits } from './visits.ts';
import { people, type Person } from './people.ts';
import { random, type Random } from './random.ts';
import { firstVisit, session, type Happening } from './session.ts';

/** What decides a clickstream, entirely. */
export interface ClickstreamOptions {
  readonly seed: string;
  /** YYYY-MM-DD: day 0, in Jakarta. */
  readonly firstDay: string;
  /** How many users stand in the users table. */
  readonly users: number;
  /** In how many days from day 0 newcomers sign up; days after these have no new users. */
  readonly days: number;
}

export interface Clickstream {
  readonly people: readonly Person[];
  /**
   * The batches sent on one day, in the order of sending. A phone that was offline the day before sends what it kept,
   * and what this day's phones keep too long comes the day after: the days together hold each batch once.
   */
  day(day: number): readonly Batch[];
}

/** The made-up clickstream of a food-and-ride app: the same options give the same people, batches and bytes. */
export function clickstream(options: ClickstreamOptions): Clickstream {
  const everybody = people(options.seed, options.firstDay, options.days, options.users);
  let last: { readonly day: number; readonly batches: readonly Batch[] } | undefined;
  const begun = (day: number): readonly Batch[] => {
    if (last?.day !== day) last = { day, batches: begunOn(options, everybody, day) };
    return last.batches;
  };
  return {
    people: everybody,
    day: (day) => {
      const from = dayStart(options.firstDay, day);
      const to = dayStart(options.firstDay, day + 1);
      return [...(day > 0 ? begun(day - 1) : []), ...begun(day)]
        .filter((batch) => batch.sentAt >= from && batch.sentAt < to)
        .sort((a, b) => a.sentAt - b.sentAt || (a.guid < b.guid ? -1 : 1));
    },
  };
}

/** Everything that comes of the sessions begun on one day, whenever it is sent. */
function begunOn(options: ClickstreamOptions, everybody: readonly Person[], day: number): readonly Batch[] {
  const found: Batch[] = [];
  const end = dayStart(options.firstDay, day + 2);
  for (const person of everybody) {
    const chance = random(options.seed, 'sessions', person.id, day);
    for (const happenings of sessions(chance, options, person, day)) {
      for (const batch of batches(chance, person, happenings)) if (batch.sentAt < end) found.push(batch);
    }
  }
  return found;
}

function sessions(
  chance: Random,
  options: ClickstreamOptions,
  person: Person,
  day: number,
): readonly (readonly Happening[])[] {
  const arrives =
    person.signedUpAt >= dayStart(options.firstDay, day) &&
    person.signedUpAt < dayStart(options.firstDay, day + 1);
  return [
    ...(arrives ? [firstVisit(chance, person)] : []),
    ...visits(options.seed, options.firstDay, person, day).map((visit) => session(chance, person, visit)),
  ];
}
