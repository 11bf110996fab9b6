import { expect, test } from 'vitest';
import { shown } from './shown-settings.ts';

test('two sources of events at once', () => {
  expect(shown('language: 1\nevents:\n  lake: lake/\n  table: events\n')).toMatchInlineSnapshot(`
      "
      error: \`events\` come from one place, and here are two: \`lake\` and \`table\` [two-sources]
       --> cinnabar.yaml:4:3
      4 |   table: events
        |   ^^^^^
       ::: cinnabar.yaml:3:3
      3 |   lake: lake/
        |   ---- the other one
        = hint: leave one of \`events.lake\` and \`events.table\`
        = see: docs/diagnostics/two-sources.md
      "
    `);
});

test("Google Analytics' export: what is always the same, and where it cannot lie", () => {
  expect(
    shown(`language: 1
events: { table: events_*, layout: ga5, other tables: {}, columns: { name: n, user: user_pseudo_id } }
`),
  ).toMatchInlineSnapshot(`
    "
    error: \`events.layout\` has to be \`ga4\`, the one layout that has a name [wrong-setting]
     --> cinnabar.yaml:2:36
    2 | events: { table: events_*, layout: ga5, other tables: {}, columns: { name: n, user: user_pseudo_id } }
      |                                    ^^^
      = hint: for example: \`layout: ga4\`
      = see: docs/diagnostics/wrong-setting.md

    error: \`events.other tables\` has no place here: an export has its events in one table, or in one for each day [misplaced-setting]
     --> cinnabar.yaml:2:41
    2 | events: { table: events_*, layout: ga5, other tables: {}, columns: { name: n, user: user_pseudo_id } }
      |                                         ^^^^^^^^^^^^
      = see: docs/diagnostics/misplaced-setting.md

    error: \`events.columns.name\` has no place here: in Google Analytics' export it is always \`event_name\` [misplaced-setting]
     --> cinnabar.yaml:2:70
    2 | events: { table: events_*, layout: ga5, other tables: {}, columns: { name: n, user: user_pseudo_id } }
      |                                                                      ^^^^
      = see: docs/diagnostics/misplaced-setting.md
    "
  `);
  expect(shown('language: 1\nevents: { lake: lake/, layout: ga4 }\n')).toMatchInlineSnapshot(`
    "
    error: \`events.layout\` has no place here: an export lies in a \`table\` or in \`files\`, not in \`lake\` [misplaced-setting]
     --> cinnabar.yaml:2:24
    2 | events: { lake: lake/, layout: ga4 }
      |                        ^^^^^^
      = see: docs/diagnostics/misplaced-setting.md
    "
  `);
});

test('columns for a lake', () => {
  expect(shown('language: 1\nevents:\n  lake: lake/\n  columns: { user: x }\n')).toMatchInlineSnapshot(`
      "
      error: \`events.columns\` has no place here: the columns of a lake are always the same [misplaced-setting]
       --> cinnabar.yaml:4:3
      4 |   columns: { user: x }
        |   ^^^^^^^
        = see: docs/diagnostics/misplaced-setting.md
      "
    `);
});

test('a table for each event: what is no pattern, a column of names, and events that lie elsewhere', () => {
  expect(
    shown(`language: 1
events:
  tables: analytics.events
  other tables: { login: a.b.c.d, logout: 5 }
  columns: { user: u, name: n, time: t }
`),
  ).toMatchInlineSnapshot(`
    "
    error: \`events.tables\` has to be the name of a table in which \`{event}\` stands for the name of the event [wrong-setting]
     --> cinnabar.yaml:3:11
    3 |   tables: analytics.events
      |           ^^^^^^^^^^^^^^^^
      = hint: a table that holds all events is named by \`events.table\`
      = see: docs/diagnostics/wrong-setting.md

    error: \`events.other tables.login\` has to be the name of a table: \`events\`, \`schema.events\` or \`database.schema.events\` [wrong-setting]
     --> cinnabar.yaml:4:26
    4 |   other tables: { login: a.b.c.d, logout: 5 }
      |                          ^^^^^^^
      = see: docs/diagnostics/wrong-setting.md

    error: \`events.other tables.logout\` has to be a text that is not empty [wrong-setting]
     --> cinnabar.yaml:4:43
    4 |   other tables: { login: a.b.c.d, logout: 5 }
      |                                           ^
      = hint: in quotes it is one: "5"
      = fix: Put it in quotes
      = see: docs/diagnostics/wrong-setting.md

    error: \`events.columns.name\` has no place here: the table of an event holds no other events [misplaced-setting]
     --> cinnabar.yaml:5:23
    5 |   columns: { user: u, name: n, time: t }
      |                       ^^^^
      = see: docs/diagnostics/misplaced-setting.md
    "
  `);
  expect(
    shown(`language: 1
events:
  table: events
  other tables: { login: logins }
  columns: { user: u, name: n, time: t }
`),
  ).toMatchInlineSnapshot(`
    "
    error: \`events.other tables\` has no place here: it says where events lie that are not where \`tables\` says [misplaced-setting]
     --> cinnabar.yaml:4:3
    4 |   other tables: { login: logins }
      |   ^^^^^^^^^^^^
      = see: docs/diagnostics/misplaced-setting.md
    "
  `);
  expect(shown('language: 1\nevents: { tables: "{event}" }\n')).toMatchInlineSnapshot(`
    "
    error: \`events\` has no \`columns\` [missing-setting]
     --> cinnabar.yaml:2:1
    2 | events: { tables: "{event}" }
      | ^^^^^^
      = hint: it says which columns hold what: \`columns: { user: user_id, time: event_time }\`
      = see: docs/diagnostics/missing-setting.md
    "
  `);
});
