import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeNewFiles } from '../../../src/cli/init/write-new-files.ts';
import { folderWith, paths, text } from './support.ts';

describe('writeNewFiles', () => {
  test('writes all', async () => {
    const folder = folderWith({});
    await writeNewFiles(folder, new Map([['a.txt', 'A'], ['in/b.txt', 'B']]), false); // prettier-ignore
    expect(paths(folder)).toEqual(['a.txt', 'in', 'in/b.txt']);
    expect(text(folder, 'in/b.txt')).toBe('B');
  });

  test('puts everything back when one file cannot be written', async () => {
    const folder = folderWith({ 'a.txt': 'old', 'in/keep.txt': 'kept' });
    // A folder stands where a file should go, and cannot be moved aside: its place is a file's child.
    const texts = new Map([['a.txt', 'new'], ['new/c.txt', 'C'], ['in/keep.txt/b.txt', 'B']]); // prettier-ignore
    await expect(writeNewFiles(folder, texts, true)).rejects.toMatchObject({
      name: 'CinnabarError',
      exitCode: 3,
    });
    expect(paths(folder)).toEqual(['a.txt', 'in', 'in/keep.txt']);
    expect(text(folder, 'a.txt')).toBe('old');
  });

  test('says so when the folder takes no files', async () => {
    const folder = join(folderWith({}), 'missing');
    await expect(writeNewFiles(folder, new Map([['a', 'A']]), false)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining(folder),
    });
  });
});
