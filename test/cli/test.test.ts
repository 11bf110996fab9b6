import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cinnabar, projectWith } from './command-line.ts';

const rules = `import "../catalog.seg"

param least: decimal = 10

trait spent = sum(amount) of order in last 7 days

segment buyers "Who buys" {
  members
    did order at least 2 times where amount >= least in last 7 days
    and user.city != "Office"
}
segment quiet {
  members
    in segment buyers and did not visit in last 7 days
}
`;

const sound = `
test "two orders in a week" {
  as of 2026-06-30T00:00:00Z
  user ana  { city: "Jakarta" }
  user budi { city: missing }
  user citra
  user dewi { city: "Office" }
  ana  did order { amount: 10 } 1, 2 days ago
  budi did order { amount: 10.5 } 2 times 7 days ago
  dewi did order { amount: 99 } 5 times 1 hour ago
  expect buyers = (ana, budi)
  expect spent of citra = 0
  expect spent of budi = 21
  expect quiet includes (budi) excludes (dewi)

  ana did visit at 2026-06-29T23:59:59Z
  expect quiet = (budi)

  as of 2026-08-01
  expect buyers is empty
}

test "a parameter" {
  as of 2026-06-30T00:00:00Z
  param least = 50
  user ana
  ana did order { amount: 49.99 } 10 times 1 day ago
  expect buyers is empty
}
`;

const failing = `
test "what fails & says why" {
  as of 2026-06-30T00:00:00Z
  user ana  { city: "Jakarta" }
  user budi { city: "Office" }
  ana  did order { amount: 60 } 1, 2 days ago
  ana  did order { amount: 5 } 3 days ago
  ana  did order { amount: 60 } 8 days ago
  budi did order { amount: 60 } 1 day ago
  expect buyers = (budi)
  expect spent of ana = 1
}
`;

const engines = ['duckdb', 'reference'] as const;

describe.each(engines)('on %s', (engine) => {
  test('tests that hold are counted, and the exit code is 0', async () => {
    const folder = projectWith({ 'rules/buyers.seg': rules + sound, 'rules/quiet.seg': undefined });
    expect(await cinnabar(folder, ['test', '--engine', engine])).toEqual({
      exitCode: 0,
      out: '',
      said: '2 tests passed, 7 expectations\n',
    });
  });

  test('a test that fails says for each wrong user which clauses decided, with what was found', async () => {
    const folder = projectWith({ 'rules/buyers.seg': rules + failing, 'rules/quiet.seg': undefined });
    const { exitCode, out, said } = await cinnabar(folder, ['test', '--engine', engine]);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(said).toBe(`failed: what fails & says why
 --> rules/buyers.seg:17
  expect buyers = (budi)  (as of 2026-06-30T00:00:00Z)
    ana is a member, and should not be:
      - holds: they did order at least 2 times in the last 7 days (from Tue 23 Jun 2026, 07:00 up to Tue 30 Jun 2026, 07:00), counting only those where amount is at least least (10): 2 times, the last on Mon 29 Jun 2026, 07:00; 1 more in the window do not count; 1 more outside of the window
      - does not hold, which lets them in: their city is "Office": their city is "Jakarta"
    budi is no member, and should be:
      - does not hold: they did order at least 2 times in the last 7 days (from Tue 23 Jun 2026, 07:00 up to Tue 30 Jun 2026, 07:00), counting only those where amount is at least least (10): 1 time, the last on Mon 29 Jun 2026, 07:00
      - holds, which rules them out: their city is "Office": their city is "Office"
  expect spent of ana = 1  (as of 2026-06-30T00:00:00Z)
    it is 125

0 tests passed, 1 failed, 2 expectations
`);
  });
});

test('where one event, a pattern and enough of several decide, what was found is said', async () => {
  const segment = `import "../catalog.seg"
segment regulars {
  members
    did order for the second time in last 7 days
    and at least 2 of (user.city matches "^Jak", user.city = "Bogor", user.city ends with "rta")
}
test "what decides" {
  as of 2026-06-30T00:00:00Z
  user ana  { city: "Jakarta" }
  user budi { city: "Bandung" }
  ana  did order 8, 9 days ago
  budi did order 1, 9 days ago
  expect regulars = (ana, budi)
}
`;
  const folder = projectWith({ 'rules/buyers.seg': segment, 'rules/quiet.seg': undefined });
  const { exitCode, said } = await cinnabar(folder, ['test']);
  expect({ exitCode, said }).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "said": "failed: what decides
     --> rules/buyers.seg:7
      expect regulars = (ana, budi)  (as of 2026-06-30T00:00:00Z)
        ana is no member, and should be:
          - does not hold: they did order for the second time in the last 7 days (from Tue 23 Jun 2026, 07:00 up to Tue 30 Jun 2026, 07:00): 2 times, the last on Mon 22 Jun 2026, 07:00
        budi is no member, and should be:
          - does not hold: their city matches the pattern "^Jak": their city is "Bandung"
          - does not hold: their city is "Bogor": their city is "Bandung"
          - does not hold: their city ends with "rta": their city is "Bandung"

    0 tests passed, 1 failed, 1 expectation
    ",
    }
  `);
});

test('of days in a row and of a habit, how far it went is said', async () => {
  const file = `import "../catalog.seg"
segment streak { members did visit on at least 3 days in a row in last 30 days }
segment habit { members did visit at least 2 times a week in 2 of the last 4 weeks }
test "how far it went" {
  as of 2026-06-30T00:00:00Z
  user ana
  user budi
  ana did visit on 2026-06-20, 2026-06-21, 2026-06-24
  expect streak = (ana)
  expect habit = (ana, budi)
}
`;
  const folder = projectWith({
    'rules/streak.seg': file,
    'rules/buyers.seg': undefined,
    'rules/quiet.seg': undefined,
  });
  const { said } = await cinnabar(folder, ['test', '--engine', 'reference']);
  expect(said.match(/(?<= 0\d:00\): ).*/g)).toEqual([
    '3 times, the last on Wed 24 Jun 2026, 12:00, at most 2 days in a row',
    '3 times, the last on Wed 24 Jun 2026, 12:00, 2 times or more in 1 week',
    '0 times',
  ]);
});

test('with --json and --junit programs read the results', async () => {
  const folder = projectWith({ 'rules/buyers.seg': rules + failing + sound, 'rules/quiet.seg': undefined });
  const { exitCode, out, said } = await cinnabar(folder, ['test', '--json', '--junit', 'tests.xml']);
  expect({ exitCode, said }).toEqual({ exitCode: 1, said: '' });
  expect(JSON.parse(out)).toMatchObject({
    passed: 2,
    failed: 1,
    tests: [
      {
        file: 'rules/buyers.seg',
        title: 'what fails & says why',
        failures: [
          {
            line: 25,
            users: [
              { user: 'ana', isMember: true },
              { user: 'budi', isMember: false },
            ],
          },
          { line: 26, message: 'it is 125' },
        ],
      },
      { title: 'two orders in a week', failures: [] },
      { title: 'a parameter', failures: [] },
    ],
  });
  const xml = readFileSync(join(folder, 'tests.xml'), 'utf8');
  expect(xml).toContain('<testsuites name="cinnabar" tests="3" failures="1" errors="0"');
  expect(xml).toContain('<testcase name="what fails &amp; says why" classname="rules/buyers.seg"');
});

test('only the tests of named files run, and wrong rules are told in their place', async () => {
  const folder = projectWith({
    'rules/buyers.seg': rules + failing,
    'rules/quiet.seg': undefined,
    'rules/other.seg': `import "../catalog.seg"\nimport "buyers.seg"\n${sound}`,
  });
  expect((await cinnabar(folder, ['test', 'rules/other.seg'])).said).toBe('2 tests passed, 7 expectations\n');
  const wrong = projectWith({ 'rules/buyers.seg': `${rules}test "x" {\n  expect buyers is empty\n}\n` });
  const { exitCode, said } = await cinnabar(wrong, ['test', 'rules/buyers.seg']);
  expect(exitCode).toBe(1);
  expect(said).toContain('[test-without-as-of]');
});

test('a project without tests is told how one is written', async () => {
  const { exitCode, said } = await cinnabar(projectWith(), ['test']);
  expect(exitCode).toBe(0);
  expect(said).toContain('0 tests passed, 0 expectations\na test is declared in a rule file');
});

test('without a source of users everybody seen in an event is a user, and nobody else', async () => {
  const settings = [
    'language: 1',
    'events:',
    '  files: events.csv',
    '  columns: { user: user_id, name: event, time: at }',
    'targets:',
    '  local: { engine: duckdb, path: results.duckdb }',
    '',
  ].join('\n');
  const absent = `import "../catalog.seg"
segment absent {
  members
    did not visit ever
}
trait orders = count of order ever
test "only who was seen" {
  as of 2026-06-30T00:00:00Z
  user ana
  user budi
  ana did order 1 day ago
  expect absent = (ana)
  expect orders of budi = 0
}
`;
  const changes = { 'cinnabar.yaml': settings, 'rules/buyers.seg': absent, 'rules/quiet.seg': undefined };
  for (const engine of engines) {
    const { said } = await cinnabar(projectWith(changes), ['test', '--engine', engine]);
    expect(said).toContain('nobody knows budi: there is no event of theirs before `as of`');
    expect(said).not.toContain('expect absent');
  }
});

test('hostile texts neither reach SQL nor move a cursor', async () => {
  const title = 'it\u001b[2J"\'; drop table x; --';
  const hostile = `import "../catalog.seg"
segment odd {
  members
    user.city = "'; drop table told_users; -- \u001b[2J {\\"a\\": 1}"
}
test ${JSON.stringify(title).replaceAll('\\u001b', '\u001b')} {
  as of 2026-06-30T00:00:00Z
  user \`a'; drop table told_events; --\u001b[2J\` { city: "'; drop table told_users; -- \u001b[2J {\\"a\\": 1}" }
  user \`""\`
  expect odd = (\`a'; drop table told_events; --\u001b[2J\`)
  expect odd = (\`""\`)
}
`;
  const folder = projectWith({ 'rules/buyers.seg': hostile, 'rules/quiet.seg': undefined });
  const { exitCode, said } = await cinnabar(folder, ['test', '--junit', 'tests.xml']);
  expect(exitCode).toBe(1);
  expect(said).not.toContain('\u001b');
  expect(said).toContain('0 tests passed, 1 failed, 2 expectations');
  expect(said.match(/ {2}expect odd/g)).toHaveLength(1);
  expect(readFileSync(join(folder, 'tests.xml'), 'utf8')).not.toContain('\u001b');
});

test('a place in a sample is said', async () => {
  const segment = `import "../catalog.seg"
segment half { members in sample 50% seed "x" }
test "who is in" {
  as of 2026-06-30T00:00:00Z
  user ana {}
  expect half = (ana)
}
`;
  const folder = projectWith({ 'rules/buyers.seg': segment, 'rules/quiet.seg': undefined });
  const { said } = await cinnabar(folder, ['test']);
  expect(said).toContain('always the same: their place is at 70.96%');
});

test('a parameter under which the rules are wrong fails its own test, and the others run', async () => {
  const segment = `import "../catalog.seg"
param n: integer = 3
segment often { members did order at least n times ever }
test "less than nothing" {
  as of 2026-06-30T00:00:00Z
  param n = -5
  user ana {}
  expect often = (ana)
}
test "three" {
  as of 2026-06-30T00:00:00Z
  user ana {}
  ana did order 1, 2, 3 days ago
  expect often = (ana)
}
`;
  const folder = projectWith({ 'rules/buyers.seg': segment, 'rules/quiet.seg': undefined });
  const { exitCode, said } = await cinnabar(folder, ['test']);
  expect(exitCode).toBe(1);
  expect(said).toContain('rules/buyers.seg:3:');
  expect(said).toContain('a count is a whole number, and the number -5 is not');
  expect(said).toContain('1 test passed, 1 failed, 2 expectations');
});
