import type { ListRows } from '../../../runtime/warehouse/duckdb/bind-lists.ts';
import { interpret } from '../../../test/support/reference/interpret.ts';
import type { World } from '../../../test/support/reference/world.ts';
import type { Scene } from '../../semantics/tests/typed-test.ts';
import type { TestEngine } from './test-engine.ts';
import { documentOf } from './told-rows.ts';

/** The interpreter that says what rules mean: plain and slow, and it needs no warehouse. */
export function referenceEngine(hasUserSource: boolean, rows: readonly ListRows[] = []): TestEngine {
  const lists = idsOf(rows);
  return {
    members: (program, segment, scene) =>
      Promise.resolve(
        interpret(program, segment, worldOf(scene, hasUserSource, lists()), scene.asOf).map(
          ({ user, exports }) => ({
            user,
            exports: exports.map((value) => value ?? undefined),
          }),
        ),
      ),
    close: () => undefined,
  };
}

type Lists = NonNullable<World['lists']>;

/** The ids of lists by their content hashes, read once and not before somebody asks. */
export function idsOf(rows: readonly ListRows[]): () => Lists {
  let ids: Lists | undefined;
  return () =>
    (ids ??= new Map(
      rows.map(
        ({ contentHash, batches }) =>
          [contentHash, new Set([...batches()].flatMap((ids) => ids.split('\n')))] as const,
      ),
    ));
}

/** What a scene tells, as the interpreter looks at it. */
export function worldOf({ users, events }: Scene, hasUserSource: boolean, lists: Lists): World {
  return {
    lists,
    events: events.map(({ user, name, time, properties }) => ({
      id: null,
      name,
      user,
      time,
      properties: { kind: 'json', document: documentOf(properties) },
    })),
    users: hasUserSource
      ? users.map(({ id, properties }) => ({
          id,
          valid: undefined,
          properties: { kind: 'json', document: documentOf(properties) },
        }))
      : undefined,
  };
}
