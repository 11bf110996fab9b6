import * as fc from 'fast-check';
import type { Edge, PeriodUnit, Unit, Window } from '../../../src/semantics/typed.ts';
import { intervalOf } from '../reference/windows.ts';

/** Zones whose tables all engines agree about, with and without clocks that change, once by half an hour. */
export const zones: readonly string[] = [
  'UTC',
  'America/New_York',
  'Europe/London',
  'Asia/Jakarta',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Pacific/Apia',
];

/** A project's time zone and its `as of`. */
export interface Moment {
  readonly zone: string;
  /** Microseconds since 1970. */
  readonly asOf: bigint;
}

/** Where calendars are hard: a month or a year before is a local time that is skipped, that occurs twice, or no day. */
const hardMoments: readonly (readonly [zone: string, asOf: string])[] = [
  ['America/New_York', '2026-04-08T06:30:00Z'], // a month before, 02:30 is skipped
  ['America/New_York', '2026-12-01T06:30:00Z'], // a month before, 01:30 occurs twice
  ['America/New_York', '2027-03-08T07:15:00Z'], // a year before, 02:15 is skipped
  ['America/New_York', '2026-03-08T07:00:00Z'], // the jump itself
  ['America/New_York', '2026-11-01T06:00:00Z'], // the second 01:00
  ['Europe/London', '2026-04-29T00:30:00Z'], // a month before, 01:30 is skipped
  ['Europe/London', '2026-11-25T01:30:00Z'], // a month before, 01:30 occurs twice
  ['Australia/Lord_Howe', '2026-11-03T15:15:00Z'], // a month before, 02:15 is skipped
  ['Australia/Lord_Howe', '2026-05-04T15:15:00Z'], // a month before, 01:45 occurs twice
  ['UTC', '2026-03-31T12:00:00Z'],
  ['Europe/London', '2024-02-29T12:00:00Z'],
  ['America/St_Johns', '2024-02-29T23:59:59.999999Z'],
  ['Asia/Jakarta', '2025-02-28T17:00:00Z'],
  ['Asia/Jakarta', '2026-12-31T17:00:00Z'],
  ['UTC', '2026-01-01T00:00:00Z'],
];

const hardDates: readonly string[] = [
  '2026-03-08',
  '2026-11-01',
  '2026-03-29',
  '2026-10-25',
  '2026-04-05',
  '2026-10-04',
  '2026-02-28',
  '2024-02-29',
  '2026-01-01',
  '2011-12-31',
  '1970-01-01',
];

const microsecond = fc.constantFrom(0n, -1n, 1n);

export const moment: fc.Arbitrary<Moment> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...hardMoments), microsecond)
      .map(([[zone, text], by]) => ({ zone, asOf: instant(text) + by })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      zone: fc.constantFrom(...zones),
      asOf: fc.bigInt({ min: instant('2020-01-01T00:00:00Z'), max: instant('2030-01-01T00:00:00Z') }),
    }),
  },
);

/** A moment that a window between dates names: a date, or an instant. */
type MomentChoice =
  { readonly kind: 'date'; readonly date: string } | { readonly kind: 'instant'; readonly text: string };

/** A window without its zone, as a rule may write it. */
export type WindowChoice =
  | { readonly kind: 'ever' | 'today' | 'yesterday' }
  | { readonly kind: 'last'; readonly amount: number; readonly unit: Unit }
  | { readonly kind: 'complete'; readonly amount: number; readonly unit: PeriodUnit }
  | { readonly kind: 'period'; readonly which: 'this' | 'last'; readonly unit: PeriodUnit }
  | { readonly kind: 'ago'; readonly far: number; readonly near: number; readonly unit: Unit }
  | { readonly kind: 'on'; readonly date: string }
  | { readonly kind: 'since' | 'before'; readonly moment: MomentChoice }
  | { readonly kind: 'from to'; readonly from: MomentChoice; readonly to: MomentChoice };

const units: readonly Unit[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
const periods: readonly PeriodUnit[] = ['week', 'month', 'quarter', 'year'];

const instants: readonly string[] = [
  '2026-03-08T06:59:59.999999Z',
  '2026-03-08T02:30:00-05:00',
  '2026-01-01T00:00+07:00',
  '2026-02-01T10:00:00.123456789Z',
  '2029-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
];

const momentChoice: fc.Arbitrary<MomentChoice> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...hardDates).map((date) => ({ kind: 'date', date }) as const) },
  { weight: 1, arbitrary: fc.constantFrom(...instants).map((text) => ({ kind: 'instant', text }) as const) },
);

const amount = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 14 }) },
  { weight: 1, arbitrary: fc.constantFrom(90, 100_000) },
);

/** Two moments in order: a window between moments out of order is no window. */
const fromTo: fc.Arbitrary<WindowChoice> = fc.tuple(momentChoice, momentChoice).map(([one, other]) => {
  const apart = about(other) - about(one);
  if (apart > day * 3n) return { kind: 'from to', from: one, to: other };
  if (apart < day * -3n) return { kind: 'from to', from: other, to: one };
  return one.kind === 'date' ? { kind: 'on', date: one.date } : { kind: 'since', moment: one };
});

const day = 86_400_000_000n;

function about(choice: MomentChoice): bigint {
  return instant(choice.kind === 'date' ? `${choice.date}T00:00:00Z` : choice.text);
}

export const windowChoice: fc.Arbitrary<WindowChoice> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'ever' } as const) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('last' as const),
      amount: fc.integer({ min: 1, max: 2 }),
      unit: fc.constantFrom('month', 'year'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('last' as const), amount, unit: fc.constantFrom(...units) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('complete' as const),
      amount,
      unit: fc.constantFrom('day', ...periods),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('period' as const),
      which: fc.constantFrom('this', 'last'),
      unit: fc.constantFrom(...periods),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'today' } as const, { kind: 'yesterday' } as const) },
  {
    weight: 3,
    arbitrary: fc
      .record({ near: fc.integer({ min: 0, max: 8 }), more: amount, unit: fc.constantFrom(...units) })
      .map(({ near, more, unit }) => {
        const far = Math.min(near + more, 100_000);
        return { kind: 'ago', far, near: more > 1000 ? far - near - 1 : near, unit } as const;
      }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...hardDates).map((date) => ({ kind: 'on', date }) as const),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ kind: fc.constantFrom('since', 'before'), moment: momentChoice })
      // Nothing can ever happen before the first instant.
      .filter(({ kind, moment }) => kind === 'since' || about(moment) > instant('0001-01-01T00:00:00Z')),
  },
  { weight: 2, arbitrary: fromTo },
);

/** The window as a rule writes it. */
export function windowText(choice: WindowChoice): string {
  switch (choice.kind) {
    case 'ever':
    case 'today':
    case 'yesterday':
      return choice.kind;
    case 'last':
      return `in last ${plural(choice.amount, choice.unit)}`;
    case 'complete':
      return `in last ${plural(choice.amount, `complete ${choice.unit}`)}`;
    case 'period':
      return `${choice.which} ${choice.unit}`;
    case 'ago':
      return `between ${String(choice.far)} and ${plural(choice.near, choice.unit)} ago`;
    case 'on':
      return `on ${choice.date}`;
    case 'since':
    case 'before':
      return `${choice.kind} ${momentText(choice.moment)}`;
    case 'from to':
      return `from ${momentText(choice.from)} to ${momentText(choice.to)}`;
  }
}

function plural(count: number, unit: string): string {
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

function momentText(choice: MomentChoice): string {
  return choice.kind === 'date' ? choice.date : choice.text;
}

/** The window that a choice is in a zone. */
export function windowOf(choice: WindowChoice, zone: string): Window {
  switch (choice.kind) {
    case 'ever':
      return { kind: 'ever' };
    case 'today':
      return { kind: 'current', unit: 'day', zone };
    case 'yesterday':
      return { kind: 'complete', amount: 1, unit: 'day', zone };
    case 'last':
    case 'complete':
    case 'ago':
      return { ...choice, zone };
    case 'period': {
      const { unit } = choice;
      return choice.which === 'this'
        ? { kind: 'current', unit, zone }
        : { kind: 'complete', amount: 1, unit, zone };
    }
    case 'on': {
      const { date } = choice;
      return {
        kind: 'dates',
        from: { kind: 'start of day', date, zone },
        to: { kind: 'start of day', date: dayAfter(date), zone },
      };
    }
    case 'since':
      return { kind: 'dates', from: edgeOf(choice.moment, zone), to: undefined };
    case 'before':
      return { kind: 'dates', from: undefined, to: edgeOf(choice.moment, zone) };
    case 'from to': {
      const { from, to } = choice;
      const end: MomentChoice = to.kind === 'date' ? { kind: 'date', date: dayAfter(to.date) } : to;
      return { kind: 'dates', from: edgeOf(from, zone), to: edgeOf(end, zone) };
    }
  }
}

function edgeOf(choice: MomentChoice, zone: string): Edge {
  if (choice.kind === 'instant') return { kind: 'instant', instant: instant(choice.text) };
  return { kind: 'start of day', date: choice.date, zone };
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/** Where windows begin and end in the given zones: events just before, at and just after tell windows apart. */
export function windowEdges(
  choices: readonly WindowChoice[],
  inZones: readonly string[],
  at: bigint,
): bigint[] {
  const windows = choices.flatMap((choice) => inZones.map((zone) => windowOf(choice, zone)));
  return windows.flatMap((window) => {
    const { from, to } = intervalOf(window, at);
    return from === undefined ? [to] : [from, to];
  });
}

/** Microseconds since 1970 of an RFC 3339 text; finer digits are dropped, and no offset is UTC. */
export function instant(text: string): bigint {
  const [, whole = '', fraction = '', offset = 'Z'] =
    /^([^.]*?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  return (
    BigInt(Date.parse(`${whole.replace(' ', 'T')}${offset}`)) * 1000n +
    BigInt(fraction.slice(0, 6).padEnd(6, '0'))
  );
}
