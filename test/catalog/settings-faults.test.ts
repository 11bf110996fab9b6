import { expect, test } from 'vitest';
import { read, shown } from './shown-settings.ts';

test('an unknown key, with the nearest one as its fix', () => {
  expect(shown('language: 1\ntimezone: Asia/Jakarta\n')).toMatchInlineSnapshot(`
      "
      error: there is no setting called \`timezone\` [unknown-setting]
       --> cinnabar.yaml:2:1
      2 | timezone: Asia/Jakarta
        | ^^^^^^^^
        = hint: did you mean \`time zone\`?
        = fix: write \`time zone\`
        = see: docs/diagnostics/unknown-setting.md
      "
    `);
  const [diagnostic] = read('language: 1\ntimezone: Asia/Jakarta\n').diagnostics;
  expect(diagnostic?.fixes).toEqual([
    { title: 'write `time zone`', edits: [{ span: { start: 12, end: 20 }, text: 'time zone' }] },
  ]);
});

test('unknown keys at every level', () => {
  const { diagnostics } = read(`language: 1
events: { lak: x, lake: y }
users: { file: x, id: y, files: z, valid: { form: a, from: b, to: c } }
targets: { local: { engine: duckdb, pat: x }, prod: { engine: bigquery, projet: x, project: x, dataset: y, results: z } }
ingest: { prot: 1, columns: { usr: x } }
`);
  expect(diagnostics.map(({ hint }) => hint)).toEqual([
    'did you mean \`lake\`?',
    'did you mean \`files\`?',
    'did you mean \`from\`?',
    'did you mean \`path\`?',
    'did you mean \`project\`?',
    'did you mean \`port\`?',
    'did you mean \`user\`?',
  ]);
});

test('a key that stands in the wrong section', () => {
  expect(shown('language: 1\nhost: 0.0.0.0\nretention: 3 days\ningest:\n  rules: x\n'))
    .toMatchInlineSnapshot(`
      "
      error: there is no setting called \`host\` [unknown-setting]
       --> cinnabar.yaml:2:1
      2 | host: 0.0.0.0
        | ^^^^
        = hint: \`host\` stands under \`ingest\`
        = see: docs/diagnostics/unknown-setting.md

      error: there is no setting called \`retention\` [unknown-setting]
       --> cinnabar.yaml:3:1
      3 | retention: 3 days
        | ^^^^^^^^^
        = hint: what may stand here: \`language\`, \`time zone\`, \`rules\`, \`events\`, \`users\`, \`exclude\`, \`targets\`, \`ingest\`
        = see: docs/diagnostics/unknown-setting.md

      error: there is no setting called \`rules\` [unknown-setting]
       --> cinnabar.yaml:5:3
      5 |   rules: x
        |   ^^^^^
        = hint: \`rules\` stands at the start of a line
        = see: docs/diagnostics/unknown-setting.md
      "
    `);
});

test('values of the wrong kind', () => {
  expect(
    shown(`language: 2
rules: 5
events: lake/
users: { files: [a, b], id: "" }
ingest: { port: 70000, max frame: 12, land every: often, max log: 0 GB, host: }
targets: { a: { engine: oracle } }
`),
  ).toMatchInlineSnapshot(`
    "
    error: \`language\` has to be 1, the one version of the rule language that there is [wrong-setting]
     --> cinnabar.yaml:1:11
    1 | language: 2
      |           ^
      = hint: for example: \`language: 1\`
      = see: docs/diagnostics/wrong-setting.md

    error: \`rules\` has to be a text that is not empty [wrong-setting]
     --> cinnabar.yaml:2:8
    2 | rules: 5
      |        ^
      = hint: in quotes it is one: "5"
      = fix: Put it in quotes
      = see: docs/diagnostics/wrong-setting.md

    error: \`events\` has to be made of \`key: value\` [wrong-setting]
     --> cinnabar.yaml:3:9
    3 | events: lake/
      |         ^^^^^
      = hint: for example: \`events: { lake: lake/ }\`
      = see: docs/diagnostics/wrong-setting.md

    error: \`users.files\` has to be a text that is not empty [wrong-setting]
     --> cinnabar.yaml:4:17
    4 | users: { files: [a, b], id: "" }
      |                 ^^^^^^
      = hint: for example: \`files: users.parquet\`
      = see: docs/diagnostics/wrong-setting.md

    error: \`users.id\` has to be a text that is not empty [wrong-setting]
     --> cinnabar.yaml:4:29
    4 | users: { files: [a, b], id: "" }
      |                             ^^
      = hint: for example: \`id: user_id\`
      = see: docs/diagnostics/wrong-setting.md

    error: \`ingest.port\` has to be a whole number from 0 to 65535 [wrong-setting]
     --> cinnabar.yaml:5:17
    5 | ingest: { port: 70000, max frame: 12, land every: often, max log: 0 GB, host: }
      |                 ^^^^^
      = hint: for example: \`port: 8080\`
      = see: docs/diagnostics/wrong-setting.md

    error: \`ingest.max frame\` has to be a size of more than nothing [wrong-setting]
     --> cinnabar.yaml:5:35
    5 | ingest: { port: 70000, max frame: 12, land every: often, max log: 0 GB, host: }
      |                                   ^^
      = hint: for example: \`max frame: 4 MB\`
      = see: docs/diagnostics/wrong-setting.md

    error: \`ingest.land every\` has to be a duration of more than nothing [wrong-setting]
     --> cinnabar.yaml:5:51
    5 | ingest: { port: 70000, max frame: 12, land every: often, max log: 0 GB, host: }
      |                                                   ^^^^^
      = hint: for example: \`land every: 60 seconds\`
      = see: docs/diagnostics/wrong-setting.md

    error: \`ingest.max log\` has to be a size of more than nothing [wrong-setting]
     --> cinnabar.yaml:5:67
    5 | ingest: { port: 70000, max frame: 12, land every: often, max log: 0 GB, host: }
      |                                                                   ^^^^
      = hint: for example: \`max log: 10 GB\`
      = see: docs/diagnostics/wrong-setting.md

    error: \`ingest.host\` has to be a text that is not empty [wrong-setting]
     --> cinnabar.yaml:5:79
    5 | ingest: { port: 70000, max frame: 12, land every: often, max log: 0 GB, host: }
      |                                                                               ^
      = hint: for example: \`host: 0.0.0.0\`
      = see: docs/diagnostics/wrong-setting.md

    error: \`targets.a.engine\` has to be \`duckdb\` or \`bigquery\` [wrong-setting]
     --> cinnabar.yaml:6:25
    6 | targets: { a: { engine: oracle } }
      |                         ^^^^^^
      = hint: for example: \`engine: duckdb\`
      = see: docs/diagnostics/wrong-setting.md
    "
  `);
});

test('what is missing, all of a section at once', () => {
  expect(
    shown(`events: { files: a.csv, columns: { name: x } }
users: { valid: { from: x } }
targets: { local: { path: x }, prod: { engine: bigquery, dataset: x } }
`),
  ).toMatchInlineSnapshot(`
      "
      error: \`cinnabar.yaml\` has no \`language\` [missing-setting]
       --> cinnabar.yaml:1:1
      1 | events: { files: a.csv, columns: { name: x } }
        | ^
        = hint: add the line \`language: 1\`, the version of the rule language that the rules are written in
        = see: docs/diagnostics/missing-setting.md

      error: \`events.columns\` has no \`user\` and no \`time\` [missing-setting]
       --> cinnabar.yaml:1:25
      1 | events: { files: a.csv, columns: { name: x } }
        |                         ^^^^^^^
        = hint: they name the columns that hold the id of the user, the name of the event and its time
        = see: docs/diagnostics/missing-setting.md

      error: \`users\` has no \`files\` and no \`table\` [missing-setting]
       --> cinnabar.yaml:2:1
      2 | users: { valid: { from: x } }
        | ^^^^^
        = hint: one of them says where they are
        = see: docs/diagnostics/missing-setting.md

      error: \`users.valid\` has no \`to\` [missing-setting]
       --> cinnabar.yaml:2:10
      2 | users: { valid: { from: x } }
        |          ^^^^^
        = hint: they name the columns that hold when a row begins to be true, and when it ceases to be
        = see: docs/diagnostics/missing-setting.md

      error: \`targets.local\` has no \`engine\` [missing-setting]
       --> cinnabar.yaml:3:12
      3 | targets: { local: { path: x }, prod: { engine: bigquery, dataset: x } }
        |            ^^^^^
        = hint: it is \`duckdb\` or \`bigquery\`
        = see: docs/diagnostics/missing-setting.md

      error: \`targets.prod\` has no \`project\` and no \`results\` [missing-setting]
       --> cinnabar.yaml:3:32
      3 | targets: { local: { path: x }, prod: { engine: bigquery, dataset: x } }
        |                                ^^^^
        = hint: they name the Google Cloud project that pays, the dataset that is read and the dataset that results go to
        = see: docs/diagnostics/missing-setting.md
      "
    `);
});

test('nothing at all', () => {
  expect(shown('')).toMatchInlineSnapshot(`
      "
      error: \`cinnabar.yaml\` has no \`language\` [missing-setting]
       --> cinnabar.yaml:1:1
      1 |
        | ^
        = hint: add the line \`language: 1\`, the version of the rule language that the rules are written in
        = see: docs/diagnostics/missing-setting.md
      "
    `);
});

test('a time zone that does not exist', () => {
  expect(shown('language: 1\ntime zone: Asia/Jakrata\n')).toMatchInlineSnapshot(`
      "
      error: there is no time zone called \`Asia/Jakrata\` [unknown-time-zone]
       --> cinnabar.yaml:2:12
      2 | time zone: Asia/Jakrata
        |            ^^^^^^^^^^^^
        = hint: did you mean \`Asia/Jakarta\`?
        = fix: write \`Asia/Jakarta\`
        = see: docs/diagnostics/unknown-time-zone.md
      "
    `);
});

test('a key that is set twice', () => {
  expect(shown('language: 1\nrules: a/\nrules: b/\n')).toMatchInlineSnapshot(`
      "
      error: \`rules\` is set twice [duplicate-setting]
       --> cinnabar.yaml:3:1
      3 | rules: b/
        | ^^^^^
       ::: cinnabar.yaml:2:1
      2 | rules: a/
        | ----- it stands here first
        = see: docs/diagnostics/duplicate-setting.md
      "
    `);
});

test('the name of a table that is none, and results in the database that is read', () => {
  expect(
    shown(
      'language: 1\nevents: { table: a.b.c.d, columns: { user: u, name: n, time: t } }\ntargets: { local: { engine: duckdb, path: a.duckdb, database: a.duckdb } }\n',
    ),
  ).toMatchInlineSnapshot(`
    "
    error: \`events.table\` has to be the name of a table: \`events\`, \`schema.events\` or \`database.schema.events\` [wrong-setting]
     --> cinnabar.yaml:2:18
    2 | events: { table: a.b.c.d, columns: { user: u, name: n, time: t } }
      |                  ^^^^^^^
      = hint: for example: \`table: analytics.events\`
      = see: docs/diagnostics/wrong-setting.md

    error: \`targets.local.path\` has to be a file of its own [wrong-setting]
     --> cinnabar.yaml:3:43
    3 | targets: { local: { engine: duckdb, path: a.duckdb, database: a.duckdb } }
      |                                           ^^^^^^^^
      = hint: \`database\` is only read; results are written to \`path\`
      = see: docs/diagnostics/wrong-setting.md
    "
  `);
});

test('what is no YAML is said once', () => {
  expect(shown('language: 1\nevents: {lake: x\nusers: y }\n- b\n')).toMatchInlineSnapshot(`
    "
    error: this cannot be read as YAML: a bracket is open here that is not closed, or this is not as far in as it should be [settings-syntax]
     --> cinnabar.yaml:3:1
    3 | users: y }
      | ^
      = see: docs/diagnostics/settings-syntax.md
    "
  `);
});

test('a text where settings should be', () => {
  expect(shown('- language\n')).toMatchInlineSnapshot(`
    "
    error: \`cinnabar.yaml\` has to be made of \`key: value\` [wrong-setting]
     --> cinnabar.yaml:1:1
    1 | - language
      | ^^^^^^^^^^
      = hint: for example: \`language: 1\`
      = see: docs/diagnostics/wrong-setting.md
    "
  `);
});
