import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CinnabarError } from '../../src/diagnostics/cinnabar-error.ts';

/** A Parquet file of the lake, as a query sees it. */
export interface LakeFile {
  /** Relative to the lake's folder, with `/` between its parts. */
  readonly path: string;
  /** The declared event whose rows it holds; null for the folder that undeclared events share. */
  readonly event: string | null;
  /** Its columns that hold typed copies of properties: `amount__decimal`. */
  readonly typedColumns: readonly string[];
}

/** What a query needs of a manifest; who lands writes more into it. */
export interface LakeManifest {
  readonly version: 1;
  /** N of `manifest/N.json`; a run records it. */
  readonly number: number;
  readonly files: readonly LakeFile[];
  /** For each event name: all that was received before this instant (RFC 3339 in UTC) is in `files`. */
  readonly landedThrough: Readonly<Record<string, string>>;
}

/**
 * The newest valid manifest of the lake in `lakePath`, or undefined when nothing has landed yet. Throws a
 * `CinnabarError` (exit 3) when a newer Cinnabar wrote it, or when there are manifests and none is valid.
 */
export function readLakeManifest(lakePath: string): LakeManifest | undefined {
  const folder = join(lakePath, 'manifest');
  const names = manifestNames(folder);
  for (const name of names) {
    const manifest = parseManifest(readFileSync(join(folder, name), 'utf8'), lakePath);
    if (manifest !== undefined) return manifest;
  }
  if (names.length === 0) return undefined;
  throw new CinnabarError(`no manifest in ${folder} can be read`, {
    exitCode: 3,
    hint: 'restore the folder from a backup: without it nobody knows which files are in the lake',
  });
}

/** The newest first. */
function manifestNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d+\.json$/.test(name))
      .sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new CinnabarError(
      `${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      {
        exitCode: 3,
      },
    );
  }
}

function parseManifest(text: string, lakePath: string): LakeManifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const { version, number, files, landedThrough } = value;
  if (typeof version === 'number' && version > 1)
    throw new CinnabarError(`the lake ${lakePath} is of version ${version}; this Cinnabar reads version 1`, {
      exitCode: 3,
      hint: 'run the newer Cinnabar that wrote it',
    });
  if (version !== 1 || typeof number !== 'number') return undefined;
  if (!Array.isArray(files) || !files.every(isLakeFile)) return undefined;
  if (!isRecord(landedThrough) || !Object.values(landedThrough).every(isText)) return undefined;
  return { version, number, files, landedThrough: landedThrough as Record<string, string> };
}

function isLakeFile(value: unknown): value is LakeFile {
  if (!isRecord(value)) return false;
  const { path, event, typedColumns } = value;
  return (
    isText(path) &&
    staysInside(path) &&
    (event === null || isText(event)) &&
    Array.isArray(typedColumns) &&
    typedColumns.every(isText)
  );
}

/** A path of the lake never leads out of it. */
function staysInside(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.split('/').includes('..');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
