import { chmodSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cinnabar, projectWith } from './command-line.ts';

const misspelt = 'import "../catalog.seg"\nsegment buyers {\n  members\n    did ordr ever\n}\n';
const textOf = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

test('what has one way out is mended in the file, and what was done is said', async () => {
  const folder = projectWith({ 'rules/buyers.seg': misspelt });
  chmodSync(join(folder, 'rules/buyers.seg'), 0o640);
  expect(await cinnabar(folder, ['check', '--fix'])).toEqual({
    exitCode: 0,
    out: '',
    said: [
      'fixed rules/buyers.seg:4: write `order` [unknown-event]',
      '1 fix made in 1 file',
      '',
      'nothing wrong in 2 segments, 2 events',
      '',
    ].join('\n'),
  });
  expect(textOf(folder, 'rules/buyers.seg')).toBe(misspelt.replace('ordr', 'order'));
  expect(statSync(join(folder, 'rules/buyers.seg')).mode & 0o777).toBe(0o640);
  expect(readdirSync(join(folder, 'rules')).filter((name) => name.endsWith('.new'))).toEqual([]);
});

test('of lines that end in CRLF only the fault changes', async () => {
  const written = `# first\n${misspelt}# last`.replaceAll('\n', '\r\n');
  const folder = projectWith({ 'rules/buyers.seg': written });
  expect((await cinnabar(folder, ['check', '--fix'])).exitCode).toBe(0);
  expect(textOf(folder, 'rules/buyers.seg')).toBe(written.replace('ordr', 'order'));
});

test('a carriage return alone begins a line, and what is wrong after it is found there', async () => {
  const folder = projectWith({ 'rules/buyers.seg': misspelt.replaceAll('\n', '\r') });
  const { said } = await cinnabar(folder, ['check']);
  expect(said).toContain(' --> rules/buyers.seg:4:9\n4 |     did ordr ever\n');
});

test('what has several ways out, or none, is left and told', async () => {
  const two = misspelt.replace('did ordr ever', 'did ordr');
  const folder = projectWith({ 'rules/buyers.seg': two });
  const { exitCode, said } = await cinnabar(folder, ['check', '--fix']);
  expect(exitCode).toBe(1);
  expect(textOf(folder, 'rules/buyers.seg')).toBe(two.replace('ordr', 'order'));
  expect(said).toContain('[missing-window]');
  expect(said).toContain('1 error');
});

test('a fix that lays another fault bare is followed by the next', async () => {
  const folder = projectWith({ 'rules/buyers.seg': misspelt.replace('did ordr ever', 'did ordr evr') });
  const { exitCode, said } = await cinnabar(folder, ['check', '--fix']);
  expect({ exitCode, text: textOf(folder, 'rules/buyers.seg') }).toEqual({
    exitCode: 0,
    text: misspelt.replace('ordr', 'order'),
  });
  expect(said).toContain('2 fixes made in 1 file');
});

test('a sound project and files that are only imported stay as they are', async () => {
  const wrong = 'segment lost {\n  members\n    user.ciy is known\n}\n';
  const folder = projectWith({
    'rules/other.seg': `import "../catalog.seg"\n${wrong}`,
    'rules/one.seg': 'import "other.seg"\nsegment one { members in segment lost }\n',
  });
  expect((await cinnabar(folder, ['check', '--fix', 'rules/one.seg'])).exitCode).toBe(1);
  expect(textOf(folder, 'rules/other.seg')).toContain('user.ciy');
  const before = statSync(join(folder, 'rules/one.seg'), { bigint: true }).ino;
  await cinnabar(folder, ['check', '--fix']);
  expect(textOf(folder, 'rules/other.seg')).toContain('user.city');
  expect(statSync(join(folder, 'rules/one.seg'), { bigint: true }).ino).toBe(before);
});

test('of a link the file that it points to is mended, and the link stays', async () => {
  const folder = projectWith({ 'rules/buyers.seg': undefined, 'shelf/buyers.txt': misspelt });
  symlinkSync('../shelf/buyers.txt', join(folder, 'rules/buyers.seg'));
  expect((await cinnabar(folder, ['check', '--fix'])).exitCode).toBe(0);
  expect(textOf(folder, 'shelf/buyers.txt')).toContain('did order ever');
  expect(lstatSync(join(folder, 'rules/buyers.seg')).isSymbolicLink()).toBe(true);
});
