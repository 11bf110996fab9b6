import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CinnabarError } from '../../src/diagnostics/cinnabar-error.ts';

/** One Parquet file of the lake. */
export interface LakeFile {
  /** Relative to the lake's folder, with `/` between its parts. */
  readonly path: string;
  /** The declared event whose rows it holds; null for the folder that undeclared events share. */
  readonly event: string | null;
  /** The UTC day of its events' times: `2026-06-30`. */
  readonly day: string;
  readonly rows: number;
  readonly bytes: number;
}

/** What the lake holds: the only way in, nobody reads the folder by a glob. */
export interface LakeManifest {
  /** The version of this shape. */
  readonly version: 1;
  /** N of `manifest/N.json`; a run records it. */
  readonly number: number;
  /** When it was committed, RFC 3339 in UTC. */
  readonly committedAt: string;
  readonly files: readonly LakeFile[];
  /** Per source (a local log, a partition): the offset that landing reads next. */
  readonly offsets: Readonly<Record<string, number>>;
  /** Per event name: the instant of receipt up to which everything has landed, RFC 3339 in UTC. */
  readonly landedThrough: Readonly<Record<string, string>>;
}

/** The folder of a lake's manifests. */
export const manifestFolder = 'manifest';

/**
 * The newest manifest of the lake at `lakePath`, or undefined when nothing has landed yet.
 * Throws a `CinnabarError` (exit 3) when the newest one cannot be read: an older one would hide landed events.
 */
export function readLakeManifest(lakePath: string): LakeManifest | undefined {
  const number = newestManifest(lakePath);
  if (number === undefined) return undefined;
  const file = join(lakePath, manifestFolder, `${String(number)}.json`);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw broken(file, error instanceof Error ? error.message : String(error));
  }
  const fault = manifestFault(value, number);
  if (fault !== undefined) throw broken(file, fault);
  return value as LakeManifest;
}

function newestManifest(lakePath: string): number | undefined {
  let names: string[];
  try {
    names = readdirSync(join(lakePath, manifestFolder));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw broken(join(lakePath, manifestFolder), error instanceof Error ? error.message : String(error));
  }
  const numbers = names.flatMap((name) =>
    /^[1-9]\d{0,14}\.json$/.test(name) ? [Number.parseInt(name, 10)] : [],
  );
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

/** What keeps a value from being the manifest `number`, in words; undefined when nothing does. */
function manifestFault(value: unknown, number: number): string | undefined {
  if (!isRecord(value)) return 'it is not a JSON object';
  if (value.version !== 1)
    return `its version is ${JSON.stringify(value.version)}; this Cinnabar reads version 1`;
  if (value.number !== number)
    return `its number is ${JSON.stringify(value.number)}, its name says ${String(number)}`;
  if (typeof value.committedAt !== 'string') return '`committedAt` is not a text';
  const { files, offsets, landedThrough } = value;
  if (!Array.isArray(files)) return '`files` is not a list';
  const bad = files.findIndex((file: unknown) => !isLakeFile(file));
  if (bad !== -1) return `\`files[${String(bad)}]\` is not a file of the lake`;
  if (!isRecord(offsets) || !Object.values(offsets).every(isCount))
    return '`offsets` does not map names to whole numbers';
  if (!isRecord(landedThrough) || !Object.values(landedThrough).every((at) => typeof at === 'string'))
    return '`landedThrough` does not map names to times';
  return undefined;
}

function isLakeFile(value: unknown): value is LakeFile {
  return (
    isRecord(value) &&
    typeof value.path === 'string' &&
    staysInside(value.path) &&
    (value.event === null || typeof value.event === 'string') &&
    typeof value.day === 'string' &&
    isCount(value.rows) &&
    isCount(value.bytes)
  );
}

/** A path of the lake never leads out of it. */
function staysInside(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.split('/').includes('..');
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function broken(file: string, reason: string): CinnabarError {
  return new CinnabarError(`the lake's manifest ${file} cannot be read: ${reason}`, {
    exitCode: 3,
    hint: 'stop `cinnabar ingest`, move that one file away and start it again: it lands from the manifest before, and nothing is lost',
  });
}
