import { describe, expect, test } from 'vitest';
import { check } from '../../src/compile.ts';
import type { Settings } from '../../src/catalog/settings.ts';
import type { Behaviour, Condition } from '../../src/semantics/typed.ts';

const catalog = `
event bought { amount: decimal quantity: integer price: number service: text gift: boolean due: date at: timestamp tags: list of text }
user { city: text age: integer }
`;
const users: Settings['users'] = { kind: 'files', pattern: 'users.csv', id: 'id', valid: undefined };

function checked(files: Readonly<Record<string, string>>, from: readonly string[] = Object.keys(files)) {
  const read = (path: string) => files[path];
  const { program, diagnostics } = check(from, read, { timeZone: 'Asia/Jakarta', users });
  return { program, codes: diagnostics.map(({ code }) => code) };
}

function members(condition: string): Condition | undefined {
  const { program, codes } = checked({ 'a.seg': `${catalog} segment s { members ${condition} }` });
  expect(codes).toEqual([]);
  return program.segments.get('s')?.members;
}

function behaviour(condition: string): Behaviour {
  const found = members(condition);
  if (found?.kind !== 'behaviour') throw new Error('no behaviour');
  return found;
}

describe('counts are ranges, both ends included', () => {
  test.each([
    ['did bought ever', 1, undefined],
    ['did not bought ever', 0, 0],
    ['did bought at least 2 times ever', 2, undefined],
    ['did bought at most 2 times ever', 0, 2],
    ['did bought exactly 2 times ever', 2, 2],
    ['did bought exactly 0 times ever', 0, 0],
    ['did bought more than 2 times ever', 3, undefined],
    ['did bought less than 2 times ever', 0, 1],
    ['did bought between 2 and 5 times ever', 2, 5],
  ])('%s', (condition, least, most) => {
    expect(behaviour(condition).count).toEqual({ least, most });
  });
});

describe('events', () => {
  const more = `${catalog} event asked { amount: decimal }`;
  const eventsOf = (condition: string) => {
    const { program, codes } = checked({ 'a.seg': `${more} segment s { members ${condition} }` });
    expect(codes).toEqual([]);
    const found = program.segments.get('s')?.members;
    return found?.kind === 'behaviour' ? found.events : undefined;
  };

  test('any of several are sorted and each is named once: their order means nothing', () => {
    expect(eventsOf('did any of (bought, asked, bought) where amount > 1 ever')).toEqual(['asked', 'bought']);
  });

  test('any event is every event that the file sees, and no other of the project', () => {
    expect(eventsOf('did any event ever')).toEqual(['asked', 'bought']);
    const other = { 'other.seg': 'event elsewhere {}' };
    const { program } = checked({ 'a.seg': `${more} segment s { members did any event ever }`, ...other });
    expect(program.segments.get('s')?.members).toMatchObject({ events: ['asked', 'bought'] });
  });
});

describe('what holds for a missing value is a not', () => {
  test.each([
    ['user.age != 1', 'user.age = 1'],
    ['user.age not in (1, 2)', 'user.age in (1, 2)'],
    ['user.age is missing', 'user.age is known'],
  ])('%s is not %s', (negated, plain) => {
    expect(members(negated)).toEqual({ kind: 'not', arm: members(plain) });
  });

  test('and is false is none: it is false when the value is missing', () => {
    expect(behaviour('did bought where gift is false ever').where).toMatchObject({
      kind: 'compare',
      operator: '=',
    });
  });
});

describe('a number literal takes the type that it is compared with', () => {
  test.each([
    ['quantity > 5', 'integer', 5n],
    ['quantity > 5.5', 'number', 5.5],
    ['amount > 5', 'decimal', 5_000_000_000n],
    ['amount > 0.000000001', 'decimal', 1n],
    ['price > 5', 'number', 5],
    ['price > -0.0', 'number', 0],
    ['quantity = 9223372036854775807', 'integer', 9223372036854775807n],
  ])('%s is of type %s', (test, type, value) => {
    const where = behaviour(`did bought where ${test} ever`).where;
    expect(where).toMatchObject({
      kind: 'compare',
      type,
      right: { kind: 'constant', constant: { type, value } },
    });
  });

  test('and a list with a fraction is of numbers', () => {
    const where = behaviour('did bought where quantity in (1, 2.5) ever').where;
    expect(where).toMatchObject({ kind: 'one of', type: 'number', options: [{ value: 1 }, { value: 2.5 }] });
  });

  test.each(['amount = quantity', 'price > amount', 'quantity < price'])(
    '%s is compared as numbers',
    (test) => {
      expect(behaviour(`did bought where ${test} ever`).where).toMatchObject({
        kind: 'compare',
        type: 'number',
      });
    },
  );
});

describe('a window', () => {
  test('is in the zone of its segment, else of the project', () => {
    const text = `${catalog}
      segment own { time zone "Europe/London" members did bought in last 1 month }
      segment projects { members did bought in last 1 month }`;
    const zones = [...checked({ 'a.seg': text }).program.segments.values()].map((rule) => rule.zone);
    expect(zones).toEqual(['Europe/London', 'Asia/Jakarta']);
  });

  test('since a timestamp is an instant, floored to the microsecond', () => {
    expect(behaviour('did bought since 1969-12-31T23:59:59.9999999Z').window).toEqual({
      kind: 'dates',
      from: { kind: 'instant', instant: -1n },
      to: undefined,
    });
  });

  test.each(['day', 'days'])('takes the unit in the singular and the plural: 1 %s', (unit) => {
    expect(behaviour(`did bought in last 1 ${unit}`).window).toMatchObject({
      kind: 'last',
      amount: 1,
      unit: 'day',
    });
  });
});

test('a behaviour that counts events and days is two, joined', () => {
  const found = members('did bought at least 5 times on at least 2 distinct days ever');
  const counted = { kind: 'periods', unit: 'day', zone: 'Asia/Jakarta' };
  expect(found).toMatchObject({
    kind: 'and',
    arms: [
      { counted: { kind: 'events' }, count: { least: 5 } },
      { counted, count: { least: 2, most: undefined } },
    ],
  });
});

test('the last day that a window names counts', () => {
  expect(behaviour('did bought from 2026-01-01 to 2026-01-31').window).toMatchObject({
    from: { kind: 'start of day', date: '2026-01-01' },
    to: { kind: 'start of day', date: '2026-02-01' },
  });
  expect(behaviour('did bought on 2026-12-31').window).toMatchObject({
    from: { date: '2026-12-31' },
    to: { date: '2027-01-01' },
  });
});

describe('files', () => {
  const rule = (name: string, condition: string) => `segment ${name} { members ${condition} }`;

  test('see what the files that they import declare', () => {
    const { codes } = checked({
      'catalog.seg': catalog,
      'rules/a.seg': `import "../catalog.seg" ${rule('a', 'did bought ever')}`,
    });
    expect(codes).toEqual([]);
  });

  test('do not see what is imported by those', () => {
    const { codes } = checked({
      'catalog.seg': catalog,
      'a.seg': `import "catalog.seg" ${rule('a', 'did bought ever')}`,
      'b.seg': `import "a.seg" ${rule('b', 'in segment a and did bought ever')}`,
    });
    expect(codes).toEqual(['unknown-event']);
  });

  test('are read once, whoever asks', () => {
    const reads: string[] = [];
    const files: Readonly<Record<string, string>> = {
      'catalog.seg': catalog,
      'a.seg': `import "catalog.seg" ${rule('a', 'did bought ever')}`,
      'b.seg': `import "catalog.seg" import "a.seg" ${rule('b', 'in segment a')}`,
    };
    check(Object.keys(files), (path) => (reads.push(path), files[path]), { timeZone: 'UTC', users });
    expect(reads.toSorted()).toEqual(['a.seg', 'b.seg', 'catalog.seg']);
  });

  test.each([
    ['that import each other', { 'a.seg': 'import "b.seg"', 'b.seg': 'import "a.seg"' }, 'cyclic-imports'],
    ['that are not there', { 'a.seg': 'import "b.seg"' }, 'unknown-file'],
    ['outside of the project', { 'a.seg': 'import "../b.seg"' }, 'import-outside-project'],
  ])('%s are a fault, told once', (_, files, code) => {
    expect(checked(files).codes).toEqual([code]);
  });
});

describe('segments', () => {
  const segments = (...texts: string[]) =>
    checked({ 'a.seg': catalog + texts.map((text) => `segment ${text}`).join('\n') });

  test('that hang on each other are one fault, and none of them is in the program', () => {
    const { program, codes } = segments(
      'a { members in segment b }',
      'b { members in segment a }',
      'c { members user.age = 1 }',
    );
    expect(codes).toEqual(['cyclic-segments']);
    expect([...program.segments.keys()]).toEqual(['c']);
  });

  test('that hang on themselves are a fault', () => {
    expect(segments('a { members not in segment a }').codes).toEqual(['cyclic-segments']);
  });

  test('that hang on a faulty one are not in the program, and have no fault of their own', () => {
    const { program, codes } = segments('a { members user.ag = 1 }', 'b { members in segment a }');
    expect(codes).toEqual(['unknown-user-property']);
    expect([...program.segments.keys()]).toEqual([]);
  });

  test('each have all of their faults told', () => {
    const { codes } = segments(
      'a { members did bout ever and user.age = "x" and did bought and did bought where amount = true ever }',
    );
    expect(codes).toEqual(['unknown-event', 'type-mismatch', 'missing-window', 'type-mismatch']);
  });
});
