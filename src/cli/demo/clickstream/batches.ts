import { hour, localTimestamp, minute, second } from './calendar.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { Happening } from './session.ts';

/** An event as it goes over the wire: its name, and a body that should be a JSON object. */
export interface SentEvent {
  readonly type: string;
  readonly body: string;
}

/** What a phone sends at once. The same `guid` sent again is the same batch. */
export interface Batch {
  readonly guid: string;
  /** Milliseconds; when the phone sent it, which may be hours after the events. */
  readonly sentAt: number;
  readonly events: readonly [SentEvent, ...SentEvent[]];
}

/** The longest a phone is offline before it sends what it has kept. */
const longestDelay = 18 * hour;

/** A phone sends what it has when nothing has happened for so long. */
const flushAfter = 20 * minute;

/**
 * What the phone makes of a session: a batch per burst of activity, now and then hours late, sent twice, with an
 * event repeated in a batch of its own, or with an event that is broken. By time of sending.
 */
export function batches(chance: Random, person: Person, happenings: readonly Happening[]): readonly Batch[] {
  const sessionId = chance.uuid();
  const delay = chance.chance(0.025) ? chance.integer(hour, longestDelay) : 0;
  const sent: Batch[] = [];
  for (const burst of bursts(happenings)) {
    const [first, ...rest] = burst;
    const events: [SentEvent, ...SentEvent[]] = [
      wire(chance, person, sessionId, first),
      ...rest.map((happening) => wire(chance, person, sessionId, happening)),
    ];
    if (chance.chance(0.002)) events.push(broken(chance, person, sessionId, first));
    const last = rest.at(-1) ?? first;
    const batch = { guid: chance.uuid(), sentAt: last.at + delay + chance.integer(200, 4000), events };
    sent.push(batch);
    // The acknowledgement was lost on the way: the phone sends the batch again.
    if (chance.chance(0.008)) sent.push({ ...batch, sentAt: batch.sentAt + chance.integer(5, 60) * second });
    // The app was killed after sending, before it noted so: one event goes out again in another batch.
    if (chance.chance(0.006))
      sent.push({
        guid: chance.uuid(),
        sentAt: batch.sentAt + chance.integer(1, 50) * minute,
        events: [chance.pick(events)],
      });
  }
  return sent.sort((a, b) => a.sentAt - b.sentAt);
}

type Burst = [Happening, ...Happening[]];

function bursts(happenings: readonly Happening[]): readonly Burst[] {
  const found: Burst[] = [];
  for (const happening of happenings) {
    const burst = found.at(-1);
    const last = burst?.at(-1);
    if (burst && last && happening.at - last.at < flushAfter) burst.push(happening);
    else found.push([happening]);
  }
  return found;
}

function wire(chance: Random, person: Person, sessionId: string, happening: Happening): SentEvent {
  return { type: happening.name, body: JSON.stringify(body(chance, person, sessionId, happening)) };
}

function body(
  chance: Random,
  person: Person,
  sessionId: string,
  happening: Happening,
): Readonly<Record<string, unknown>> {
  return {
    event_id: chance.uuid(),
    ...(happening.anonymous ? { anonymous_id: `phone-${person.id}` } : { user_id: person.id }),
    event_time: localTimestamp(happening.at),
    properties: { session_id: sessionId, ...happening.properties },
  };
}

type Fault = 'cut off' | 'no time' | 'unknown name' | 'wrong types';

/** An event as a bug, a flat battery or a stranger may send it. */
function broken(chance: Random, person: Person, sessionId: string, happening: Happening): SentEvent {
  const whole = body(chance, person, sessionId, happening);
  const fault = chance.pick<Fault>(['cut off', 'no time', 'unknown name', 'wrong types']);
  switch (fault) {
    case 'cut off':
      return { type: happening.name, body: JSON.stringify(whole).slice(0, chance.integer(20, 90)) };
    case 'no time':
      return { type: happening.name, body: JSON.stringify({ ...whole, event_time: undefined }) };
    case 'unknown name':
      return { type: 'debug_screen_opened', body: JSON.stringify(whole) };
    case 'wrong types':
      return {
        type: 'order_completed',
        body: JSON.stringify({ ...whole, properties: { service: 7, amount: 'lots', items: 'nasi' } }),
      };
  }
}
