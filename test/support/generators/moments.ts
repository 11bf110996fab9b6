import * as fc from 'fast-check';
import type { Unit, Window } from '../../../src/semantics/typed.ts';
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

/** A window without its zone, and the instants that rules may write. */
export type WindowChoice =
  | { readonly kind: 'ever' }
  | { readonly kind: 'last'; readonly amount: number; readonly unit: Unit }
  | { readonly kind: 'since date'; readonly date: string }
  | { readonly kind: 'since instant'; readonly text: string };

const units: readonly Unit[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];

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
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('last' as const),
      amount: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 1, max: 14 }) },
        { weight: 1, arbitrary: fc.constantFrom(90, 100_000) },
      ),
      unit: fc.constantFrom(...units),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...hardDates).map((date) => ({ kind: 'since date', date }) as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        '2026-03-08T06:59:59.999999Z',
        '2026-03-08T02:30:00-05:00',
        '2026-01-01T00:00+07:00',
        '2026-02-01T10:00:00.123456789Z',
        '2029-01-01T00:00:00Z',
        '0001-01-01T00:00:00Z',
      )
      .map((text) => ({ kind: 'since instant', text }) as const),
  },
);

/** The window as a rule writes it. */
export function windowText(choice: WindowChoice): string {
  switch (choice.kind) {
    case 'ever':
      return 'ever';
    case 'last':
      return `in last ${String(choice.amount)} ${choice.unit}${choice.amount === 1 ? '' : 's'}`;
    case 'since date':
      return `since ${choice.date}`;
    case 'since instant':
      return `since ${choice.text}`;
  }
}

/** The window that a choice is in a zone. */
export function windowOf(choice: WindowChoice, zone: string): Window {
  switch (choice.kind) {
    case 'ever':
      return choice;
    case 'since instant':
      return { kind: choice.kind, instant: instant(choice.text) };
    case 'last':
    case 'since date':
      return { ...choice, zone };
  }
}

/** Where windows begin in the given zones: events just before, at and just after such an instant tell windows apart. */
export function windowStarts(
  choices: readonly WindowChoice[],
  inZones: readonly string[],
  at: bigint,
): bigint[] {
  const windows = choices.flatMap((choice) => inZones.map((zone) => windowOf(choice, zone)));
  return windows.flatMap((window) => intervalOf(window, at).from ?? []);
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
