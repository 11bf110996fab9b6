import fs, { readdirSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cinnabar, projectWith } from './command-line.ts';

/** How many bytes still fit onto the disk. */
const disk = { room: Number.POSITIVE_INFINITY };
const { writeSync } = fs;

function writeWhatFits(file: number, bytes: Uint8Array, at: number): number {
  if (disk.room === 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const written = writeSync(file, bytes, at, Math.min(disk.room, bytes.length - at));
  disk.room -= written;
  return written;
}

beforeEach(() => {
  Object.assign(fs, { writeSync: writeWhatFits });
  syncBuiltinESMExports();
});

afterEach(() => {
  disk.room = Number.POSITIVE_INFINITY;
  Object.assign(fs, { writeSync });
  syncBuiltinESMExports();
});

const loose = 'import "../catalog.seg"\nsegment  buyers { members did ordr ever }\n';

function all(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name),
      readFileSync(join(parentPath, name), 'latin1'),
    ]),
  );
}

test.each([
  [['fmt', 'rules/buyers.seg'], 'rules/buyers.seg'],
  [['check', '--fix'], 'rules/buyers.seg'],
  [['test', '--junit', 'tests.xml'], 'tests.xml'],
])('%j on a disk that becomes full leaves every file as it was, and none beside', async (args, file) => {
  const folder = projectWith({
    'rules/buyers.seg': args[0] === 'test' ? undefined : loose,
    'tests.xml': 'old',
  });
  const before = all(folder);
  for (const room of [0, 1, 30]) {
    disk.room = room;
    const { exitCode, said } = await cinnabar(folder, args);
    expect(said).toContain(`error: ${file} cannot be written: the disk is full\n  hint: `);
    expect(exitCode).toBe(3);
    expect(disk.room).toBe(0);
    expect(all(folder)).toEqual(before);
  }
  disk.room = Number.POSITIVE_INFINITY;
  await cinnabar(folder, args);
  expect(all(folder)[join(folder, file)]).not.toBe(before[join(folder, file)]);
});

test('a report of tests that was not there is there whole or not at all', async () => {
  const folder = projectWith();
  disk.room = 10;
  expect((await cinnabar(folder, ['test', '--junit', 'tests.xml'])).exitCode).toBe(3);
  expect(readdirSync(folder).filter((name) => name.includes('tests.xml'))).toEqual([]);
});
