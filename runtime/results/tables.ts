import type { ScalarType } from '../../src/catalog/value-type.ts';

/** A column of a result table. */
export interface ResultColumn {
  readonly name: string;
  readonly type: ScalarType | 'json';
  readonly required: boolean;
}

/** A table of results: append-only, its state is its latest rows. */
export interface ResultTable {
  readonly name: ResultTableName;
  readonly columns: readonly ResultColumn[];
  /** The columns that an engine which can keeps its rows together by; `day` is what it partitions by. */
  readonly cluster: readonly string[];
}

export type ResultTableName = 'runs' | 'members' | 'changes' | 'published' | 'lists';

/** The schema of the results. */
export const resultSchema = 'cinnabar';

function required(name: string, type: ResultColumn['type']): ResultColumn {
  return { name, type, required: true };
}

function optional(name: string, type: ResultColumn['type']): ResultColumn {
  return { name, type, required: false };
}

/** The UTC day on which the row was written: every table is partitioned by it. */
const day = required('day', 'date');

/** The result tables, in the one shape that every engine gives them. */
export const resultTables: readonly ResultTable[] = [
  {
    // A step of one attempt of one run.
    name: 'runs',
    columns: [
      required('run_id', 'text'),
      required('attempt_id', 'text'),
      required('step', 'text'), // compute, publish
      required('segment', 'text'),
      required('target', 'text'),
      required('as_of', 'timestamp'),
      required('rule_hash', 'text'),
      required('language', 'integer'),
      optional('manifest', 'integer'), // the lake's manifest that was read
      required('state', 'text'), // done, failed
      optional('size', 'integer'), // members
      optional('bytes', 'integer'), // read, where the engine says
      required('started_at', 'timestamp'),
      required('finished_at', 'timestamp'),
      optional('reason', 'text'), // of a failure
      optional('warnings', 'json'), // a list of texts
      day,
    ],
    cluster: ['segment', 'attempt_id'],
  },
  {
    name: 'members',
    columns: [
      required('attempt_id', 'text'),
      required('segment', 'text'),
      required('user_id', 'text'),
      required('traits', 'json'), // the exported columns
      day,
    ],
    cluster: ['segment', 'attempt_id'],
  },
  {
    // Against the attempt that was superseded.
    name: 'changes',
    columns: [
      required('attempt_id', 'text'),
      required('segment', 'text'),
      required('user_id', 'text'),
      required('change', 'text'), // entered, left
      day,
    ],
    cluster: ['segment', 'attempt_id'],
  },
  {
    // The row is the commit. A segment's state is the row that no other row of it supersedes.
    name: 'published',
    columns: [
      required('segment', 'text'),
      required('run_id', 'text'),
      required('attempt_id', 'text'),
      optional('supersedes', 'text'),
      required('as_of', 'timestamp'),
      required('published_at', 'timestamp'),
      day,
    ],
    cluster: ['segment'],
  },
  {
    name: 'lists',
    columns: [required('content_hash', 'text'), required('id', 'text'), day],
    cluster: ['content_hash'],
  },
];
