import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { ListRows } from '../../runtime/warehouse/duckdb/bind-lists.ts';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import type { IdList, ListContent, ListFault, ReadList } from '../semantics/lists.ts';
import { errorCode } from './error-code.ts';
import { projectPaths } from './rule-files.ts';

/** So much of a file is held at once; an id that is longer is none. */
const chunkBytes = 1024 * 1024;

/** Reads lists of ids by their paths from the project's folder, each once. */
export function listReader(root: string): ReadList {
  const pathOf = projectPaths(root);
  const known = new Map<string, ReturnType<ReadList>>();
  return (path) => {
    if (!known.has(path)) {
      const real = pathOf(path);
      known.set(path, real === undefined ? undefined : readList(real, path));
    }
    return known.get(path);
  };
}

/** The ids of lists as they were read before; a file that has changed since is refused. */
export function listRows(root: string, lists: Iterable<IdList>): ListRows[] {
  const pathOf = projectPaths(root);
  return [...new Map([...lists].map((list) => [list.contentHash, list])).values()].map(
    ({ path, contentHash }) => ({ contentHash, batches: () => batchesOf(pathOf(path), path, contentHash) }),
  );
}

function* batchesOf(real: string | undefined, path: string, contentHash: string): Generator<string> {
  const changed = () =>
    new CinnabarError(`${path} has changed while it was read`, { exitCode: 3, hint: 'run it again' });
  if (real === undefined) throw changed();
  const hash = createHash('sha256');
  try {
    for (const block of blocksOf(real, path)) {
      hash.update(block);
      yield block.toString('utf8', 0, block.length - 1);
    }
  } catch (error) {
    throw error instanceof WrongLine ? changed() : error;
  }
  if (hash.digest('hex') !== contentHash) throw changed();
}

function readList(real: string, shown: string): ListContent | ListFault {
  const hash = createHash('sha256');
  let ids = 0;
  try {
    for (const block of blocksOf(real, shown)) {
      hash.update(block);
      ids += linesIn(block);
    }
  } catch (error) {
    if (error instanceof WrongLine) return { kind: 'faulty list', line: error.line, reason: error.message };
    throw error;
  }
  return { kind: 'list', contentHash: hash.digest('hex'), ids };
}

/** A line that is no id; its message follows the line's number. */
class WrongLine extends Error {
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}

/** Whole lines of a file, each ended by one `\n`, in blocks; without a byte order mark, and without empty lines at its end. */
function* blocksOf(real: string, shown: string): Generator<Buffer> {
  let line = 1;
  let emptyLine: number | undefined;
  for (const lines of wholeLines(real, shown)) {
    const block = checked(lines, line);
    const body = withoutEmptyEnd(block);
    if (body.length > 0 && emptyLine !== undefined) throw new WrongLine(emptyLine, 'is empty');
    const empty = emptyAt(body);
    if (empty !== undefined) throw new WrongLine(line + empty, 'is empty');
    if (body.length < block.length) emptyLine ??= line + linesIn(body);
    line += linesIn(block);
    if (body.length > 0) yield body;
  }
}

/** The bytes of a file, cut after line ends; the last line gets one. */
function* wholeLines(real: string, shown: string): Generator<Buffer> {
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  for (const chunk of chunksOf(real, shown)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(0x0a) + 1;
    if (end > 0) {
      const lines = bytes.subarray(0, end);
      yield lines;
      line += linesIn(lines);
    }
    rest = bytes.subarray(end);
    if (rest.length > chunkBytes) throw new WrongLine(line, 'is longer than any id');
  }
  if (rest.length > 0) yield Buffer.concat([rest, Buffer.of(0x0a)]);
}

function* chunksOf(real: string, shown: string): Generator<Buffer> {
  const file = open(real, shown);
  try {
    let isStart = true;
    for (;;) {
      const buffer = Buffer.allocUnsafe(chunkBytes);
      const read = readSync(file, buffer, 0, chunkBytes, null);
      if (read === 0) return;
      const hasMark = isStart && read >= 3 && buffer.readUIntBE(0, 3) === 0xef_bb_bf;
      isStart = false;
      yield buffer.subarray(hasMark ? 3 : 0, read);
    }
  } catch (error) {
    throw unreadable(error, shown);
  } finally {
    closeSync(file);
  }
}

function open(real: string, shown: string): number {
  try {
    // Opening a pipe would wait for whoever writes into it.
    const file = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK);
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
  } catch (error) {
    throw unreadable(error, shown);
  }
  throw new CinnabarError(`${shown} is no file`, {
    exitCode: 2,
    hint: 'a list is a file of ids, one a line',
  });
}

function unreadable(error: unknown, shown: string): unknown {
  const code = errorCode(error);
  if (code === undefined) return error;
  const hint = 'see who owns it, and with which rights';
  return new CinnabarError(`${shown} cannot be read: ${code}`, { exitCode: 3, hint });
}

/** The lines with `\n` for `\r\n`. Only where something is wrong are they looked at one by one. */
function checked(lines: Buffer, first: number): Buffer {
  const hasReturns = lines.includes(0x0d);
  const block = hasReturns ? withoutReturns(lines) : lines;
  if (isUtf8(block) && !block.includes(0) && !block.includes(0x0d)) return block;
  let line = first;
  for (let start = 0; start < block.length; line += 1) {
    const end = block.indexOf(0x0a, start);
    const id = block.subarray(start, end);
    if (!isUtf8(id)) throw new WrongLine(line, 'has bytes that are not UTF-8');
    if (id.includes(0)) throw new WrongLine(line, 'has a NUL byte');
    if (id.includes(0x0d)) throw new WrongLine(line, 'has a carriage return amid an id');
    start = end + 1;
  }
  return block;
}

function withoutReturns(lines: Buffer): Buffer {
  const kept = Buffer.allocUnsafe(lines.length);
  let length = 0;
  for (let at = 0; at < lines.length; at += 1) {
    if (lines[at] === 0x0d && lines[at + 1] === 0x0a) continue;
    kept[length] = lines[at] ?? 0;
    length += 1;
  }
  return kept.subarray(0, length);
}

function withoutEmptyEnd(block: Buffer): Buffer {
  let end = block.length;
  while (end > 1 && block[end - 1] === 0x0a && block[end - 2] === 0x0a) end -= 1;
  return end === 1 && block[0] === 0x0a ? block.subarray(0, 0) : block.subarray(0, end);
}

/** How many lines stand before the first empty one. */
function emptyAt(block: Buffer): number | undefined {
  if (block[0] === 0x0a) return 0;
  const at = block.indexOf('\n\n');
  return at === -1 ? undefined : linesIn(block.subarray(0, at + 1));
}

function linesIn(block: Buffer): number {
  let count = 0;
  for (let at = block.indexOf(0x0a); at !== -1; at = block.indexOf(0x0a, at + 1)) count += 1;
  return count;
}
