import { describe, expect, test } from 'vitest';
import { readLakeManifest } from '../../../runtime/warehouse/lake-manifest.ts';
import { projectFolder } from '../project-folder.ts';

const file = {
  path: 'events/a/2026-01-01/x.parquet',
  event: 'a',
  typedColumns: ['amount__decimal'],
  rows: 3,
};
const sound = { version: 1, number: 2, files: [file], landedThrough: { a: '2026-01-01T00:00:00Z' } };

function lake(manifests: Readonly<Record<string, unknown>>): string {
  return projectFolder(
    Object.fromEntries(
      Object.entries(manifests).map(([name, value]) => [
        `manifest/${name}`,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    ),
  );
}

test('a lake in which nothing has landed has no manifest', () => {
  expect(readLakeManifest(projectFolder())).toBeUndefined();
  expect(readLakeManifest(lake({ '1.json.tmp': sound }))).toBeUndefined();
});

test('the newest is the one with the greatest number, not the one whose name sorts last', () => {
  const manifests = lake({ '9.json': { ...sound, number: 9 }, '10.json': { ...sound, number: 10 } });
  expect(readLakeManifest(manifests)?.number).toBe(10);
});

describe('a manifest that is not valid is passed over for the one before', () => {
  test.each([
    ['half a file', '{"version":1,"num'],
    ['no object', '[]'],
    ['no files', { ...sound, files: undefined }],
    ['a file without a path', { ...sound, files: [{ ...file, path: undefined }] }],
    ['a file that leads out of the lake', { ...sound, files: [{ ...file, path: '../secret.parquet' }] }],
    ['a file with an absolute path', { ...sound, files: [{ ...file, path: '/etc/passwd' }] }],
    ['an event that is no name', { ...sound, files: [{ ...file, event: 7 }] }],
    ['times that are no texts', { ...sound, landedThrough: { a: 1 } }],
  ])('%s', (_, broken) => {
    expect(readLakeManifest(lake({ '2.json': sound, '3.json': broken }))?.number).toBe(2);
  });
});

test('a lake whose manifests are all broken is refused: an empty answer would be a wrong one', () => {
  expect(() => readLakeManifest(lake({ '1.json': '', '2.json': 'x' }))).toThrow(
    /no manifest in .* can be read/,
  );
});

test('a lake of a newer version is refused', () => {
  expect(() => readLakeManifest(lake({ '1.json': sound, '2.json': { version: 2 } }))).toThrow(
    /is of version 2/,
  );
});
