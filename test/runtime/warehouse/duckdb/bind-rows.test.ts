import { expect, test } from 'vitest';
import { catalogOf } from '../../catalog-of.ts';
import { projectFolder } from '../../project-folder.ts';
import { columns, settingsFor } from '../../settings-for.ts';
import { reading } from './reading.ts';

test('each declared event of the files is a view of its own, its properties in their types', async () => {
  const root = projectFolder({
    'e.csv': [
      'user_id,event,at,amount,Odd Name',
      'u1,bought,2026-01-01T07:00:00+07:00,1.50,x',
      'u2,bought,2026-01-02 00:00:00,lots,',
      'u3,opened,2026-01-03T00:00:00Z,,',
    ].join('\n'),
  });
  const settings = settingsFor({ kind: 'files', pattern: 'e.csv', columns });
  const catalog = catalogOf({ bought: { amount: 'decimal', 'Odd Name': 'text' }, opened: {} });
  const { rows } = await reading(root, settings, catalog, 'select * from events.bought order by user_id');
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['u1', null, '2026-01-01T00:00:00.000000Z', '1.500000000', 'x'],
    ['u2', null, '2026-01-02T00:00:00.000000Z', null, null],
  ]);
  const opened = await reading(root, settings, catalog, 'select user_id from events.opened');
  expect(opened.rows).toEqual([{ user_id: 'u3' }]);
});

test('users of files are a view of their id, validity and properties', async () => {
  const root = projectFolder({
    'e.csv': 'user_id,event,at\n',
    'users.csv': 'id,city,age,since,until\n7,Jakarta,31,2026-01-01,\n8,,old,,\n',
  });
  const settings = settingsFor(
    { kind: 'files', pattern: 'e.csv', columns },
    { kind: 'files', pattern: 'users.csv', id: 'id', valid: { from: 'since', to: 'until' } },
  );
  const catalog = catalogOf({}, { city: 'text', age: 'integer' });
  const { rows } = await reading(root, settings, catalog, 'select * from source.users order by user_id');
  expect(rows).toEqual([
    { user_id: '7', valid_from: '2026-01-01T00:00:00.000000Z', valid_to: null, city: 'Jakarta', age: 31n },
    { user_id: '8', valid_from: null, valid_to: null, city: null, age: null },
  ]);
});
