import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { hasPlus, people, usersCsv } from '../../../../src/cli/demo/clickstream/people.ts';

const end = Date.parse('2026-05-31T00:00:00+07:00');
const everybody = people('cinnabar', '2026-04-01', 60, 2000);

describe('people', () => {
  test('most live in a few cities, some never said where or when they were born', () => {
    const share = (keep: (person: (typeof everybody)[number]) => boolean) =>
      everybody.filter(keep).length / 2000;
    expect(share((person) => person.city === 'Jakarta')).toBeGreaterThan(0.35);
    expect(share((person) => person.city === undefined)).toBeGreaterThan(0.01);
    expect(share((person) => person.birthday === undefined)).toBeGreaterThan(0.05);
    expect(share((person) => hasPlus(person, end))).toBeGreaterThan(0.08);
    expect(new Set(everybody.map((person) => person.name)).size).toBeGreaterThan(800);
  });

  test('nobody is a child, and nobody signs up after the period', () => {
    for (const person of everybody) {
      expect((person.birthday ?? '1990-01-01') < '2009-04-30').toBe(true);
      expect(person.signedUpAt).toBeLessThan(Date.parse('2026-05-31T00:00:00+07:00'));
    }
  });

  test('the users table has a row per person and plan, unknown values empty', () => {
    const rows = parse<Record<string, string>>(usersCsv(everybody, end), { columns: true });
    expect(new Set(rows.map((row) => row.user_id)).size).toBe(2000);
    const [row, person] = [rows.find(({ user_id }) => user_id === 'u0042')!, everybody[41]!];
    expect(row).toMatchObject({
      name: person.name,
      city: person.city ?? '',
      birthday: person.birthday ?? '',
    });
    expect(Date.parse(row.signed_up_at!)).toBe(person.signedUpAt);
    expect(row.signed_up_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+07:00$/);
  });

  test('it keeps history: one plan ends where the next begins, and nothing of tomorrow is in it', () => {
    const table = (at: number) => parse<Record<string, string>>(usersCsv(everybody, at), { columns: true });
    const now = table(end);
    const changed = now.filter((row) => row.valid_to !== '');
    expect(changed.length).toBeGreaterThan(10);
    for (const { user_id, valid_to } of changed)
      expect(now.filter((row) => row.user_id === user_id)).toMatchObject([
        { plan: 'free' },
        { plan: 'plus', valid_from: valid_to, valid_to: '' },
      ]);
    expect(now.every((row) => Date.parse(row.valid_from!) < end)).toBe(true);
    expect(table(end + 86_400_000 * 10).length).toBeGreaterThan(now.length);
  });
});
