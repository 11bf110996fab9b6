import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeDisk } from '../../../ingest/disk/node-disk.ts';
import { testFolder } from '../support/options.ts';

test('chunks are added at the end, however many, and read back from anywhere', async () => {
  const path = join(testFolder(), 'file');
  const file = await nodeDisk.open(path, 'new');
  const chunks = Array.from({ length: 3000 }, (_, index) => Buffer.from(index % 7 === 0 ? '' : `${index},`));
  await file.append(chunks);
  await file.append([Buffer.from('end')]);
  await file.sync();
  const all = `${chunks.map(String).join('')}end`;
  expect(readFileSync(path, 'utf8')).toBe(all);
  expect(String(await file.readAt(10, 20))).toBe(all.slice(10, 30));
  expect(String(await file.readAt(all.length - 3, 100))).toBe('end');
  await file.truncate(5);
  await file.append([Buffer.from('!')]);
  await file.close();
  expect(String(await nodeDisk.read(path))).toBe(`${all.slice(0, 5)}!`);
  expect(await nodeDisk.size(path)).toBe(6);
});

test('a new file is new, and one to append to is there', async () => {
  const path = join(testFolder(), 'file');
  await expect(nodeDisk.open(path, 'append')).rejects.toMatchObject({ code: 'ENOENT' });
  await (await nodeDisk.open(path, 'new')).close();
  await expect(nodeDisk.open(path, 'new')).rejects.toMatchObject({ code: 'EEXIST' });
});

test('what is not there is nothing: no bytes, no names, no error in removing it', async () => {
  const folder = testFolder();
  expect(await nodeDisk.read(join(folder, 'none'))).toBeUndefined();
  expect(await nodeDisk.list(join(folder, 'none'))).toEqual([]);
  await nodeDisk.remove(join(folder, 'none'));
  writeFileSync(join(folder, 'file'), '');
  expect(await nodeDisk.list(join(folder, 'file'))).toEqual([]);
});

test('folders are made with their parents, names are listed in order, files move', async () => {
  const root = testFolder();
  const folder = join(root, 'a', 'b', 'c');
  await nodeDisk.makeFolder(folder);
  await nodeDisk.makeFolder(folder);
  mkdirSync(join(folder, 'z'));
  writeFileSync(join(folder, 'y'), 'text');
  await nodeDisk.syncFile(join(folder, 'y'));
  await nodeDisk.rename(join(folder, 'y'), join(folder, 'x'));
  await nodeDisk.syncFolder(folder);
  expect(await nodeDisk.list(folder)).toEqual(['x', 'z']);
});
