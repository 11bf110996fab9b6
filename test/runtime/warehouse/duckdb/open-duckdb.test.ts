import { expect, test } from 'vitest';
import { projectFolder } from '../../project-folder.ts';
import { settingsFor } from '../../settings-for.ts';
import { bought, reading } from './reading.ts';

test('nothing is fetched: an extension that is not linked in cannot be loaded', async () => {
  const root = projectFolder();
  const { rows } = await reading(
    root,
    settingsFor({ kind: 'lake', path: 'lake/' }),
    bought,
    `select name, value from duckdb_settings() where name in
       ('autoinstall_known_extensions', 'autoload_known_extensions', 'TimeZone') order by name`,
  );
  expect(rows).toEqual([
    { name: 'TimeZone', value: 'UTC' },
    { name: 'autoinstall_known_extensions', value: 'false' },
    { name: 'autoload_known_extensions', value: 'false' },
  ]);
});
