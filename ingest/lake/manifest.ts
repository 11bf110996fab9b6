import type { LakeFile, LakeManifest } from '../../runtime/warehouse/lake-manifest.ts';
import { noCounts, type LandedCounts } from '../ledger.ts';

/**
 * One state of the lake, as landing writes it: what a query reads (`LakeManifest`), and what the next landing has
 * to know. The file `manifest/N.json` appearing is the commit. Times are RFC 3339 in UTC with microseconds, so that
 * they sort as text.
 */
export interface Manifest extends LakeManifest {
  /** The manifest that this one follows; null for the first. */
  readonly previous: number | null;
  readonly committedAt: string;
  readonly files: readonly EventFile[];
  /** NDJSON files of what was rejected, with its reason and bytes. */
  readonly quarantine: readonly QuarantineFile[];
  /** By the id of a log: the offset of the record that landing reads next. */
  readonly offsets: Readonly<Record<string, number>>;
  readonly counts: LandedCounts;
}

/** The records of a log that a file came from: `[from, to)`. */
export interface LogRange {
  readonly log: string;
  readonly from: number;
  readonly to: number;
}

/** A Parquet file of events of one UTC day, sorted by user and time. */
export interface EventFile extends LakeFile {
  /** The UTC day of its events' times: `2026-06-30`. */
  readonly day: string;
  readonly rows: number;
  readonly bytes: number;
  readonly minTime: string;
  readonly maxTime: string;
  readonly maxReceived: string;
  readonly range: LogRange;
}

/** A file of what was rejected. */
export interface QuarantineFile {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  readonly range: LogRange;
}

/** A lake that nothing has landed in. */
export const emptyManifest: Manifest = {
  version: 1,
  number: 0,
  previous: null,
  committedAt: '1970-01-01T00:00:00.000000Z',
  files: [],
  quarantine: [],
  landedThrough: {},
  offsets: {},
  counts: noCounts,
};
