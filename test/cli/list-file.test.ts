import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listReader, listRows } from '../../src/cli/list-file.ts';
import { cinnabar, folderWith, projectWith } from './command-line.ts';

/** What is made of a file of these bytes, and the ids that are loaded from it. */
function read(content: string | Uint8Array): { readonly list: unknown; readonly ids: readonly string[] } {
  const root = folderWith({ 'vip.txt': content });
  const list = listReader(root)('vip.txt');
  if (list?.kind !== 'list') return { list, ids: [] };
  const [rows] = listRows(root, [{ ...list, name: 'vip', path: 'vip.txt' }]);
  return { list, ids: [...(rows?.batches() ?? [])].flatMap((ids) => ids.split('\n')) };
}

describe('a list of ids', () => {
  test('has one a line, whatever ends the lines, the file or starts it', () => {
    const plain = read('ana\nbudi\n');
    expect(plain).toMatchObject({ list: { kind: 'list', ids: 2 }, ids: ['ana', 'budi'] });
    for (const same of ['ana\r\nbudi\r\n', 'ana\nbudi', '\ufeffana\nbudi\n\n\r\n'])
      expect(read(same)).toEqual(plain);
    expect(read('budi\nana\n').list).not.toEqual(plain.list);
  });

  test('keeps spaces, and may be empty', () => {
    expect(read(' ana \n').ids).toEqual([' ana ']);
    expect(read('').list).toMatchObject({ kind: 'list', ids: 0 });
  });

  test('is as long as it likes, and blocks end nowhere amid an id', () => {
    const ids = Array.from({ length: 300_000 }, (_, at) => `użytkownik-${String(at)}`);
    const { list, ids: found } = read(ids.join('\r\n'));
    expect(list).toMatchObject({ ids: 300_000 });
    expect(found).toEqual(ids);
  });

  test.each([
    ['ana\n\nbudi\n', 2, 'is empty'],
    ['\nana\n', 1, 'is empty'],
    [`${'ana\n'.repeat(400_000)}\n\nbudi\n`, 400_001, 'is empty'],
    [Buffer.from('ana\nren\xe9\n', 'latin1'), 2, 'has bytes that are not UTF-8'],
    ['ana\nbu\0di\n', 2, 'has a NUL byte'],
    ['ana\rbudi\n', 1, 'has a carriage return amid an id'],
    [`ana\n${'x'.repeat(3_000_000)}`, 2, 'is longer than any id'],
  ])('has no line that is no id: case %#', (content, line, reason) => {
    expect(read(content).list).toEqual({ kind: 'faulty list', line, reason });
  });

  test('that changed since the rules were checked is refused', () => {
    const root = folderWith({ 'vip.txt': 'ana\n' });
    const list = listReader(root)('vip.txt');
    if (list?.kind !== 'list') throw new Error('there is a list');
    const [rows] = listRows(root, [{ ...list, name: 'vip', path: 'vip.txt' }]);
    writeFileSync(join(root, 'vip.txt'), 'budi\n');
    expect(() => [...(rows?.batches() ?? [])]).toThrow('vip.txt has changed while it was read');
  });

  test('stays inside of the project, links too', () => {
    const outside = folderWith({ 'vip.txt': 'ana\n' });
    const root = folderWith({ 'catalog.seg': '' });
    symlinkSync(join(outside, 'vip.txt'), join(root, 'vip.txt'));
    expect(() => listReader(root)('vip.txt')).toThrow('a link that leads out of the project');
    expect(listReader(root)('other.txt')).toBeUndefined();
  });
});

const withList = {
  'rules/vips.seg': [
    'import "../catalog.seg"',
    'list vip from "vip.txt"',
    'segment vips { members in list vip }',
    'test "who is on it" {',
    '  as of 2026-06-30',
    '  user budi',
    '  user citra',
    '  expect vips = (budi)',
    '}',
    '',
  ].join('\n'),
  'rules/vip.txt': 'budi\nnobody\n',
};

test('a run and a test of a segment look at the list', async () => {
  const folder = projectWith(withList);
  expect((await cinnabar(folder, ['run', 'vips'])).out).toMatch(/^vips +1 +\+1/m);
  for (const engine of ['duckdb', 'reference'])
    expect(await cinnabar(folder, ['test', '--engine', engine])).toMatchObject({ exitCode: 0 });
  const { out, said } = await cinnabar(folder, ['compile', 'vips', '--engine', 'bigquery']);
  expect(out).toContain('select id from `acme`.`audiences`.`lists` where content_hash = ');
  expect(said).toContain('lists, as `acme.audiences.lists` (content_hash, id)');
});

test('a test that fails says who is on the list', async () => {
  const folder = projectWith({ ...withList, 'rules/vip.txt': 'citra\n' });
  const { exitCode, said } = await cinnabar(folder, ['test']);
  expect(exitCode).toBe(1);
  expect(said).toContain('holds: they are in the list vip (1 id in rules/vip.txt)');
});

test('a list with a line that is no id is told with its line', async () => {
  const folder = projectWith({ ...withList, 'rules/vip.txt': 'budi\n\nana\n' });
  const { exitCode, said } = await cinnabar(folder, ['check']);
  expect(exitCode).toBe(1);
  expect(said).toContain('line 2 of rules/vip.txt is empty [wrong-list]');
});
