import type { ValueType } from '../src/catalog/value-type.ts';
import type { Expectations } from '../src/semantics/sections/facts.ts';

/** One segment, compiled for one engine and one `as of`: all that is needed to run it. */
export interface CompiledSegment {
  readonly name: string;
  /** One SELECT with all constants inside; its first column is `user_id` (text), the exported columns follow. */
  readonly sql: string;
  /** The exported columns, in the order of the SELECT. */
  readonly columns: readonly ExportedColumn[];
  /** The structural key of its bound and not yet optimised plan. */
  readonly planKey: string;
  /** The content hashes of the lists that it looks at. */
  readonly lists?: readonly string[];
  /** What each run is held to. */
  readonly facts?: Expectations;
}

/** A column that leaves with the members. */
export interface ExportedColumn {
  readonly name: string;
  readonly type: ValueType;
}
