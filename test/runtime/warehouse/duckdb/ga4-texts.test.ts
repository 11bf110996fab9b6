import { expect, test } from 'vitest';
import { check, compile } from '../../../../src/compile.ts';
import { instant } from '../../../support/generators/moments.ts';
import { projectFolder } from '../../project-folder.ts';
import { settingsFor } from '../../settings-for.ts';
import { reading } from './reading.ts';

/** Three purchases as BigQuery exports them to NDJSON: integers are texts, and what is missing is left out. */
const lines = [
  {
    event_date: '20260601',
    event_timestamp: '1780308000000000',
    event_name: 'purchase',
    event_params: [
      { key: 'ga_session_id', value: { int_value: '1780300000' } },
      { key: 'coupon', value: { string_value: 'JUNE' } },
    ],
    user_id: 'ana',
    user_pseudo_id: '1.2',
    user_properties: [
      { key: 'plan', value: { string_value: 'gold', set_timestamp_micros: '1780300000000000' } },
    ],
    items: [
      {
        item_id: 'A7',
        price: 12.5,
        quantity: '2',
        item_params: [{ key: 'colour', value: { string_value: 'red' } }],
      },
      { item_id: 'B1', price: 3, quantity: '1', item_params: [] },
    ],
  },
  {
    event_date: '20260602',
    event_timestamp: '1780394400000000',
    event_name: 'purchase',
    event_params: [{ key: 'ga_session_id', value: { int_value: 'no integer' } }],
    user_pseudo_id: '3.4',
    items: [{ item_id: 'B1', quantity: '3' }],
  },
  { event_timestamp: '1780394400000000', event_name: 'purchase', user_pseudo_id: '5.6' },
];

const catalog = `event purchase "Something was bought" {
  coupon:          text
  ga_session_id:   integer
  user_properties: record { plan: text }
  items:           list of record { item_id: text price: decimal quantity: integer colour: text }
}
`;

/** The members by a condition over the lines, where devices are known or not. */
async function members(condition: string, anonymous?: string): Promise<unknown[]> {
  const root = projectFolder({
    'export/0.json': lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
  });
  const columns = { user: 'user_id', anonymous, id: undefined };
  const settings = settingsFor({ kind: 'ga4 files', pattern: 'export/*.json', columns });
  const rules = `import "catalog.seg"\n\nsegment found { members ${condition} }\n`;
  const files = new Map([
    ['catalog.seg', catalog],
    ['rules.seg', rules],
  ]);
  const { program, diagnostics } = check(['rules.seg'], (path) => files.get(path), settings);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const asOf = instant('2026-06-30T00:00:00Z');
  const { sql } = compile(program, 'found', { engine: 'duckdb', settings, asOf });
  const { rows } = await reading(root, settings, program.catalog, sql);
  return rows.map(({ user_id: id }) => id).sort();
}

test.each([
  ['did purchase where coupon = "JUNE" ever', ['ana']],
  ['did purchase where ga_session_id = 1780300000 ever', ['ana']],
  ['did purchase where ga_session_id is missing ever', ['3.4', '5.6']],
  ['did purchase where user_properties.plan = "gold" on 2026-06-01', ['ana']],
  ['did purchase where user_properties is missing ever', ['3.4', '5.6']],
  [
    'did purchase where (any item in items where (price = 12.5 and quantity = 2 and colour = "red")) ever',
    ['ana'],
  ],
  ['did purchase where (any item in items where (item_id = "B1" and price is missing)) ever', ['3.4']],
  ['did purchase where size of items = 2 ever', ['ana']],
  ['did purchase where size of items = 0 ever', ['5.6']],
])('lines of NDJSON are read in the types of the export: %s', async (condition, found) => {
  expect(await members(condition, 'user_pseudo_id')).toEqual(found);
});

test('an event of somebody who did not sign in is of the device, where that is asked for', async () => {
  expect(await members('did purchase ever', 'user_pseudo_id')).toEqual(['3.4', '5.6', 'ana']);
  expect(await members('did purchase ever')).toEqual(['ana']);
});
