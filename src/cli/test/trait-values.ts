import type { Program } from '../../semantics/segments.ts';
import type { SegmentRule } from '../../semantics/typed.ts';
import type { ScalarType } from '../../catalog/value-type.ts';
import type { Constant } from '../../semantics/constant.ts';
import type { Scene } from '../../semantics/tests/typed-test.ts';
import { noFacts } from '../../semantics/sections/facts.ts';
import type { TestEngine } from './test-engine.ts';

/** The value of a trait for every user of a scene; undefined is missing. */
export async function traitValues(
  engine: TestEngine,
  program: Program,
  trait: string,
  type: ScalarType,
  scene: Scene,
): Promise<ReadonlyMap<string, Constant | undefined>> {
  const value = program.traits.get(trait);
  if (value === undefined) throw new Error(`the program has no trait ${trait}`);
  const name = `everybody with ${trait}`;
  const yes = { kind: 'constant', constant: { type: 'boolean', value: true } } as const;
  const everybody: SegmentRule = {
    name,
    facts: noFacts,
    zone: 'UTC',
    exports: [{ column: 'value', value, type }],
    members: { kind: 'compare', operator: '=', left: yes, right: yes, type: 'boolean' },
    references: [],
  };
  const segments = new Map([...program.segments, [name, everybody]]);
  const members = await engine.members({ ...program, segments, exclusion: undefined }, name, scene);
  return new Map(members.map(({ user, exports }) => [user, exports[0]]));
}
