import { bindLists, type ListRows } from '../../../runtime/warehouse/duckdb/bind-lists.ts';
import { bindEventRows } from '../../../runtime/warehouse/duckdb/bind-rows.ts';
import { quoteName } from '../../../runtime/warehouse/duckdb/quote.ts';
import { openSession, type Session } from '../../../runtime/warehouse/duckdb/session.ts';
import type { Value } from '../../../runtime/warehouse/row.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { partsOf } from '../../catalog/parts-of.ts';
import type { EventColumns, Settings } from '../../catalog/settings.ts';
import type { ScalarType, ValueType } from '../../catalog/value-type.ts';
import { compile } from '../../compile.ts';
import { duckDbSources } from '../../dialect/source-expressions.ts';
import type { Constant } from '../../semantics/constant.ts';
import { storedConstant } from '../../semantics/stored-constant.ts';
import type { Scene } from '../../semantics/tests/typed-test.ts';
import type { TestEngine } from './test-engine.ts';
import { documentOf } from './told-rows.ts';

const columns: EventColumns = {
  user: 'user_id',
  name: 'name',
  time: 'event_time',
  id: undefined,
  properties: 'properties',
};

/**
 * One DuckDB in memory that holds what all scenes tell, loaded once: the scene that is asked about is a variable that
 * its views look at.
 */
export async function openDuckDbEngine(
  scenes: readonly Scene[],
  catalog: Catalog,
  hasUserSource: boolean,
  spillFolder: string,
  lists: readonly ListRows[] = [],
): Promise<TestEngine> {
  const session = await openSession({ threads: 1, spillFolder });
  const numbers = new Map(scenes.map((scene, at) => [scene, at]));
  const settings: Pick<Settings, 'events' | 'users'> = {
    events: { kind: 'files', pattern: '', columns },
    users: hasUserSource ? { kind: 'files', pattern: '', id: 'user_id', valid: undefined } : undefined,
  };
  try {
    await loadScenes(session, scenes);
    await bindScene(session, catalog);
    await bindLists(session, lists);
  } catch (error) {
    session.close();
    throw error;
  }
  return {
    async members(program, segment, scene) {
      const compiled = compile(program, segment, { engine: 'duckdb', settings, asOf: scene.asOf });
      await session.run(`set variable scene = ${String(numbers.get(scene) ?? -1)}`);
      const rows = await session.rows(compiled.sql, { doing: `while testing \`${segment}\`` });
      return rows.map((row) => {
        const [user, ...exported] = Object.values(row);
        return {
          user: String(user),
          exports: exported.map((value, at) => constantOf(value, compiled.columns[at]?.type)),
        };
      });
    },
    close: () => session.close(),
  };
}

/** One statement for all events and one for all users: rows as JSON are quick to hand over, and need no quoting. */
async function loadScenes(session: Session, scenes: readonly Scene[]): Promise<void> {
  const events = scenes.flatMap((scene, at) =>
    scene.events.map(({ user, name, time, properties }) => ({
      scene: at,
      user_id: user,
      name,
      micros: time.toString(),
      properties: documentOf(properties),
    })),
  );
  const users = scenes.flatMap((scene, at) =>
    scene.users.map(({ id, properties }) => ({ scene: at, user_id: id, properties: documentOf(properties) })),
  );
  await session.run(
    `create table told_events as
     select told.scene, told.user_id, told.name, make_timestamptz(told.micros) as event_time, told.properties
     from (select unnest(from_json(cast($1 as json),
       '[{"scene":"INTEGER","user_id":"VARCHAR","name":"VARCHAR","micros":"BIGINT","properties":"VARCHAR"}]')) as told)`,
    { values: [JSON.stringify(events)] },
  );
  await session.run(
    `create table told_users as
     select told.scene, told.user_id, told.properties
     from (select unnest(from_json(cast($1 as json),
       '[{"scene":"INTEGER","user_id":"VARCHAR","properties":"VARCHAR"}]')) as told)`,
    { values: [JSON.stringify(users)] },
  );
}

async function bindScene(session: Session, catalog: Catalog): Promise<void> {
  const { columnOf, fromJson } = duckDbSources;
  await session.run('create schema source');
  await session.run('create schema events');
  await session.run(
    `create view source.told as select * from told_events where scene = getvariable('scene')`,
  );
  const rows = { table: quoteName('source', 'told'), storage: 'typed' } as const;
  await bindEventRows(session, rows, columns, catalog, duckDbSources);
  const own = [...catalog.userProperties.values()]
    .flatMap(partsOf)
    .map((part) => `, ${fromJson('properties', part)} as ${quoteName(columnOf(part))}`);
  await session.run(
    `create view source.users as select user_id${own.join('')}
     from told_users where scene = getvariable('scene')`,
  );
}

function constantOf(value: Value | undefined, type: ValueType | undefined): Constant | undefined {
  if (value === null || value === undefined || type === undefined || typeof type !== 'string')
    return undefined;
  if (typeof value === 'number') return numberOf(value, type);
  return storedConstant(String(value), type);
}

function numberOf(value: number, type: ScalarType): Constant | undefined {
  return type === 'number' ? { type, value } : storedConstant(String(value), type);
}
