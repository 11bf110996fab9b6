import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { people, usersCsv } from '../../../../src/cli/demo/clickstream/people.ts';

const everybody = people('cinnabar', '2026-04-01', 60, 2000);

describe('people', () => {
  test('most live in a few cities, some never said where or when they were born', () => {
    const share = (keep: (person: (typeof everybody)[number]) => boolean) =>
      everybody.filter(keep).length / 2000;
    expect(share((person) => person.city === 'Jakarta')).toBeGreaterThan(0.35);
    expect(share((person) => person.city === undefined)).toBeGreaterThan(0.01);
    expect(share((person) => person.birthday === undefined)).toBeGreaterThan(0.05);
    expect(share((person) => person.plan === 'plus')).toBeGreaterThan(0.08);
    expect(new Set(everybody.map((person) => person.name)).size).toBeGreaterThan(800);
  });

  test('nobody is a child, and nobody signs up after the period', () => {
    for (const person of everybody) {
      expect((person.birthday ?? '1990-01-01') < '2009-04-30').toBe(true);
      expect(person.signedUpAt).toBeLessThan(Date.parse('2026-05-31T00:00:00+07:00'));
    }
  });

  test('the users table is CSV with a line per person, unknown values empty', () => {
    const rows = parse<Record<string, string>>(usersCsv(everybody), { columns: true });
    expect(rows).toHaveLength(2000);
    const [row, person] = [rows[41]!, everybody[41]!];
    expect(row.user_id).toBe('u0042');
    expect(row.name).toBe(person.name);
    expect(row.city).toBe(person.city ?? '');
    expect(Date.parse(row.signed_up_at!)).toBe(person.signedUpAt);
    expect(row.signed_up_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+07:00$/);
  });
});
