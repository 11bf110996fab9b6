import { describe, expect, test } from 'vitest';
import type { Batch } from '../../../../src/cli/demo/clickstream/batches.ts';
import { clickstream } from '../../../../src/cli/demo/clickstream/clickstream.ts';

const options = { seed: 'cinnabar', firstDay: '2026-04-01', users: 2000, days: 60 };

interface Body {
  readonly event_id: string;
  readonly user_id?: string;
  readonly anonymous_id?: string;
  readonly event_time: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Read extends Body {
  readonly type: string;
  readonly sentAt: number;
  readonly day: number;
  readonly hour: number;
  readonly weekend: boolean;
}

const started = performance.now();
const stream = clickstream(options);
const days = Array.from({ length: 60 }, (_, day) => stream.day(day));
const batches = days.flat();
const took = performance.now() - started;
const sent = batches.flatMap((batch) => batch.events);
const read = distinct(batches);

/** Every event that can be read, once, with its time as a clock in Jakarta shows it. */
function distinct(all: readonly Batch[]): readonly Read[] {
  const byId = new Map<string, Read>();
  for (const batch of all)
    for (const { type, body } of batch.events) {
      if (!body.endsWith('}}')) continue;
      const event = JSON.parse(body) as Body;
      if (typeof event.event_time !== 'string') continue;
      const local = new Date(Date.parse(event.event_time) + 7 * 3_600_000);
      const day = Math.floor((local.getTime() - Date.parse('2026-04-01T00:00:00Z')) / 86_400_000);
      const weekend = local.getUTCDay() === 0 || local.getUTCDay() === 6;
      byId.set(event.event_id, {
        ...event,
        type,
        sentAt: batch.sentAt,
        day,
        hour: local.getUTCHours(),
        weekend,
      });
    }
  return [...byId.values()];
}

function groupBy<T, K>(all: readonly T[], key: (of: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

function count(keep: (event: Read) => boolean): number {
  return read.filter(keep).length;
}

describe('the clickstream is repeatable', () => {
  test('the same options give the same bytes', () => {
    const small = { ...options, users: 150 };
    const again = [0, 1, 2].map((day) => clickstream(small).day(day));
    const other = clickstream(small);
    expect([0, 1, 2].map((day) => other.day(day))).toEqual(again);
    expect(clickstream({ ...small, seed: 'other' }).day(0)).not.toEqual(again[0]);
  });

  test('a day asked for alone is the day asked for in order', () => {
    expect(clickstream(options).day(59)).toEqual(days[59]);
  });

  test('another day can always be had, and its users are the same', () => {
    const next = stream.day(60);
    expect(next.length).toBeGreaterThan(100);
    const known = new Set(stream.people.map((person) => person.id));
    expect(distinct(next).every((event) => event.user_id === undefined || known.has(event.user_id))).toBe(
      true,
    );
  });
});

describe('the clickstream is large enough', () => {
  test('2,000 users and at least 60,000 events, made in a few seconds', () => {
    expect(stream.people).toHaveLength(2000);
    expect(new Set(stream.people.map((person) => person.id)).size).toBe(2000);
    expect(sent.length).toBeGreaterThanOrEqual(60_000);
    expect(sent.length).toBeLessThan(150_000);
    expect(took).toBeLessThan(10_000);
  });

  test('batches are in the order of sending, on the day of sending, and of a size that phones send', () => {
    for (const [day, of] of days.entries()) {
      const from = Date.parse('2026-04-01T00:00:00+07:00') + day * 86_400_000;
      const times = of.map((batch) => batch.sentAt);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.every((time) => time >= from && time < from + 86_400_000)).toBe(true);
    }
    expect(Math.max(...batches.map((batch) => batch.events.length))).toBeLessThan(40);
  });

  test('no event is sent before it happens', () => {
    expect(read.every((event) => Date.parse(event.event_time) <= event.sentAt)).toBe(true);
  });
});

describe('the clickstream is believable', () => {
  test('on working days food is ordered for lunch and dinner, and rides go to work and back', () => {
    const orders = (hour: number) => count((e) => e.type === 'add_to_cart' && !e.weekend && e.hour === hour);
    expect(orders(12)).toBeGreaterThan(3 * orders(15));
    expect(orders(19)).toBeGreaterThan(2 * orders(16));
    expect(orders(12)).toBeGreaterThan(20 * orders(3));
    const rides = (hour: number) =>
      count((e) => e.type === 'ride_requested' && !e.weekend && e.hour === hour);
    expect(rides(7)).toBeGreaterThan(5 * rides(11));
    expect(rides(17)).toBeGreaterThan(5 * rides(14));
  });

  test('a weekend has fewer commutes a day and more dinners', () => {
    const perDay = (keep: (event: Read) => boolean) => {
      const weekendDays = new Set(read.filter((e) => e.weekend).map((e) => e.day)).size;
      return {
        weekend: count((e) => e.weekend && keep(e)) / weekendDays,
        workday: count((e) => !e.weekend && keep(e)) / (60 - weekendDays),
      };
    };
    const commutes = perDay((e) => e.type === 'ride_requested' && e.hour < 9);
    expect(commutes.workday).toBeGreaterThan(4 * commutes.weekend);
    const dinners = perDay((e) => e.type === 'add_to_cart' && e.hour >= 18);
    expect(dinners.weekend).toBeGreaterThan(1.2 * dinners.workday);
  });

  test('lapsing users stop for good, newcomers start when they sign up, silent users send nothing', () => {
    const of = new Map(stream.people.map((person) => [person.id, person]));
    const active = new Set(read.map((event) => event.user_id));
    const known = read.flatMap((event) => {
      const person = of.get(event.user_id ?? '');
      return person ? [{ event, person }] : [];
    });
    expect(known.filter(({ person }) => person.kind === 'silent')).toEqual([]);
    expect(known.filter(({ event, person }) => event.day > person.lastDay + 1)).toEqual([]);
    expect(known.filter(({ event, person }) => Date.parse(event.event_time) < person.signedUpAt)).toEqual([]);
    const lapsed = known.filter(({ event, person }) => person.kind === 'lapsing' && event.day < 12).length;
    expect(lapsed).toBeGreaterThan(500);
    const kinds = groupBy(stream.people, (person) => person.kind);
    expect(kinds.get('silent')?.length).toBeGreaterThan(50);
    expect(kinds.get('newcomer')?.length).toBeGreaterThan(100);
    const seen = (kind: 'lapsing' | 'newcomer') =>
      kinds.get(kind)!.filter((person) => active.has(person.id)).length / kinds.get(kind)!.length;
    expect(seen('lapsing')).toBeGreaterThan(0.9);
    expect(seen('newcomer')).toBeGreaterThan(0.9);
  });

  test('a few people do much of it, and a funnel narrows', () => {
    const perUser = [...groupBy(read, (event) => event.user_id).values()]
      .map((events) => events.length)
      .sort((a, b) => b - a);
    const top = perUser.slice(0, 200).reduce((sum, n) => sum + n, 0);
    expect(top / read.length).toBeGreaterThan(0.35);
    const sessions = (type: string) =>
      new Set(
        read
          .filter((e) => e.type === type && e.properties.service === 'food')
          .map((e) => e.properties.session_id),
      ).size;
    const [viewed, added, completed, cancelled] = [
      'merchant_viewed',
      'add_to_cart',
      'order_completed',
      'order_cancelled',
    ].map(sessions) as [number, number, number, number];
    expect(viewed).toBeGreaterThan(added);
    expect(added).toBeGreaterThan(completed);
    expect(completed).toBeGreaterThan(8 * cancelled);
  });
});

describe('the clickstream has the faults of a real one', () => {
  test('batches that are sent again are the same bytes under the same guid', () => {
    const byGuid = groupBy(batches, (batch) => batch.guid);
    const repeated = [...byGuid.values()].filter((copies) => copies.length > 1);
    expect(repeated.length).toBeGreaterThan(50);
    for (const [first, ...rest] of repeated)
      for (const copy of rest) expect(copy.events).toEqual(first!.events);
  });

  test('single events are repeated in other batches, as exact copies', () => {
    const guids = new Map<string, Set<string>>();
    const bodies = new Map<string, Set<string>>();
    for (const batch of batches)
      for (const { type, body } of batch.events) {
        const id = body.slice(0, 52);
        guids.set(id, (guids.get(id) ?? new Set()).add(batch.guid));
        bodies.set(id, (bodies.get(id) ?? new Set()).add(`${type} ${body}`));
      }
    expect([...guids.values()].filter((of) => of.size > 1).length).toBeGreaterThan(50);
    expect([...bodies.values()].every((of) => of.size === 1)).toBe(true);
  });

  test('some events arrive hours late, and some of them on the next day', () => {
    const late = read.filter((event) => event.sentAt - Date.parse(event.event_time) > 3_600_000);
    expect(late.length / read.length).toBeGreaterThan(0.01);
    expect(late.length / read.length).toBeLessThan(0.06);
    expect(
      days[30]!.some((batch) => batch.events.some(({ body }) => body.includes('"event_time":"2026-04-30'))),
    ).toBe(true);
  });

  test('a few events are broken, each in its way', () => {
    const broken = {
      'cut off': sent.filter(({ body }) => !body.endsWith('}}')),
      'no time': sent.filter(({ body }) => body.endsWith('}}') && !body.includes('"event_time"')),
      'unknown name': sent.filter(({ type }) => type === 'debug_screen_opened'),
      'wrong types': sent.filter(({ body }) => body.includes('"amount":"lots"')),
    };
    for (const [fault, events] of Object.entries(broken)) {
      expect(events.length, fault).toBeGreaterThan(3);
      expect(events.length, fault).toBeLessThan(sent.length / 1000);
    }
    for (const { body } of broken['cut off']) expect(() => JSON.parse(body) as unknown).toThrow();
  });
});
