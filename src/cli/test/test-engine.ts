import type { Constant } from '../../semantics/constant.ts';
import type { Program } from '../../semantics/segments.ts';
import type { Scene } from '../../semantics/tests/typed-test.ts';

/** A member, with what goes out with it in the order of the segment's exports; undefined is missing. */
export interface FoundMember {
  readonly user: string;
  readonly exports: readonly (Constant | undefined)[];
}

/** Who finds the members of a segment among the users of a scene. */
export interface TestEngine {
  /** Throws a `CinnabarError` when the engine cannot. */
  members(program: Program, segment: string, scene: Scene): Promise<readonly FoundMember[]>;
  close(): void;
}
