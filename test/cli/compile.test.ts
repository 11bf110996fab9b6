import { expect, test } from 'vitest';
import { cinnabar, projectWith } from './command-line.ts';

test('a segment is its SQL alone, with all constants inside', async () => {
  const { exitCode, out, said } = await cinnabar(projectWith(), [
    'compile',
    'buyers',
    '--as-of',
    '2026-06-30',
  ]);
  expect({ exitCode, said }).toEqual({ exitCode: 0, said: '' });
  expect(out).toMatch(/^with /);
  // The day starts in Jakarta, seven hours before it does in UTC.
  expect(out).toContain('2026-06-29T17:00:00Z');
  expect(out).not.toContain(';');
});

test('without --as-of it is as of now', async () => {
  const { out } = await cinnabar(projectWith(), ['compile', 'buyers']);
  expect(out).toContain('2026-06-30T12:00:00Z');
});

test('the same input is the same SQL, byte for byte', async () => {
  const compiled = async () =>
    (await cinnabar(projectWith(), ['compile', 'buyers', '--as-of', '2026-06-30'])).out;
  expect(await compiled()).toBe(await compiled());
});

test('a file with several segments is a statement for each, and --segment picks one', async () => {
  const both =
    'import "../catalog.seg"\nsegment one {\n  members\n    did order ever\n}\nsegment two {\n  members\n    not in segment one\n}\n';
  const folder = projectWith({ 'rules/both.seg': both });
  const { out } = await cinnabar(folder, ['compile', 'rules/both.seg']);
  expect(out).toMatch(/^-- one\nwith [\s\S]*;\n\n-- two\nwith [\s\S]*;\n$/);
  const { out: two } = await cinnabar(folder, ['compile', 'rules/both.seg', '--segment', 'two']);
  expect(two).toMatch(/^with /);
});

test('--json says what the SQL is of', async () => {
  const { out } = await cinnabar(projectWith(), [
    'compile',
    'buyers',
    '--json',
    '--as-of',
    '2026-06-30T00:00:00+07:00',
  ]);
  expect(JSON.parse(out)).toEqual({
    segment: 'buyers',
    title: 'Who buys',
    description: null,
    owner: null,
    tags: [],
    timeZone: 'Asia/Jakarta',
    refresh: null,
    expectations: { size: null, change: null },
    engine: 'duckdb',
    asOf: '2026-06-29T17:00:00.000000Z',
    columns: [
      { name: 'user_id', type: 'text' },
      { name: 'city', type: 'text' },
    ],
    planKey: expect.stringMatching(/^[0-9a-f]{64}$/),
    lists: [],
    sql: expect.stringMatching(/^with /),
  });
});

test('for BigQuery the SQL is of BigQuery, and what has to be loaded is said', async () => {
  const { out, said } = await cinnabar(projectWith(), ['compile', 'buyers', '--engine', 'bigquery']);
  expect(out).toContain('`');
  expect(said).toContain('for BigQuery load them first');
});

test('a rule that is wrong compiles to nothing', async () => {
  const folder = projectWith({ 'rules/quiet.seg': 'segment quiet {\n  members\n    did visit ever\n}\n' });
  const { exitCode, out, said } = await cinnabar(folder, ['compile', 'quiet']);
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(said).toContain('[unknown-event]');
  expect(said).toContain('`catalog.seg` declares it: import that file');
});

test('a rule compiles whatever is wrong in files that it does not need', async () => {
  const folder = projectWith({ 'rules/quiet.seg': 'segment quiet { members did }' });
  expect(await cinnabar(folder, ['compile', 'buyers'])).toMatchObject({ exitCode: 0, said: '' });
});

test('a segment of a name that two files declare compiles to nothing', async () => {
  const folder = projectWith({
    'rules/others.seg': 'import "../catalog.seg"\nsegment buyers {\n  members\n    did visit ever\n}\n',
  });
  const { exitCode, said } = await cinnabar(folder, ['compile', 'buyers']);
  expect(exitCode).toBe(1);
  expect(said).toContain('[duplicate-name]');
});

const withParam = {
  'rules/big.seg':
    'import "../catalog.seg"\nparam floor: integer = 3\nsegment big {\n  members\n    did order at least floor times ever\n}\n',
};

test('a parameter has its default, or what --param gives', async () => {
  const folder = projectWith(withParam);
  expect((await cinnabar(folder, ['compile', 'big'])).out).toContain('>= 3');
  expect((await cinnabar(folder, ['compile', 'big', '--param', 'floor=7'])).out).toContain('>= 7');
});

test.each([
  ['flor=7', 2, 'there is no parameter called `flor`', 'did you mean `floor`?'],
  ['floor', 2, '`--param floor` gives no parameter a value', 'write `--param name=value`'],
  [
    'floor=many',
    1,
    '`many`, which was given for it, cannot be compared with a parameter that is integer',
    '',
  ],
])('--param %s is refused', async (param, exitCode, message, hint) => {
  const refused = await cinnabar(projectWith(withParam), ['compile', 'big', '--param', param]);
  expect(refused.exitCode).toBe(exitCode);
  expect(refused.said).toContain(message);
  expect(refused.said).toContain(hint);
});
