import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cinnabar, projectWith } from './command-line.ts';

const misspelt = 'import "../catalog.seg"\nsegment buyers {\n  members\n    did ordr ever\n}\n';

test('the short form is a line for each, with a path from where one stands', async () => {
  const folder = projectWith({ 'rules/buyers.seg': misspelt });
  const { exitCode, out, said } = await cinnabar(join(folder, 'rules'), ['check', '--format', 'short']);
  expect({ exitCode, out, said }).toEqual({
    exitCode: 1,
    out: 'buyers.seg:4:9: error: there is no event called `ordr` [unknown-event]\n',
    said: '1 error\n',
  });
});

test('`--format json` is `--json`, and the two together are wrong use', async () => {
  const folder = projectWith({ 'rules/buyers.seg': misspelt });
  const named = await cinnabar(folder, ['check', '--format', 'json']);
  expect(named).toEqual(await cinnabar(folder, ['check', '--json']));
  expect((await cinnabar(folder, ['check', '--json', '--format', 'text'])).exitCode).toBe(2);
  expect((await cinnabar(folder, ['check', '--format', 'xml'])).exitCode).toBe(2);
});

test('SARIF names the file from where one stands, and is alone on the output', async () => {
  const folder = projectWith({ 'rules/buyers.seg': misspelt });
  const { exitCode, out, said } = await cinnabar(join(folder, 'rules'), ['check', '--format', 'sarif']);
  expect({ exitCode, said }).toEqual({ exitCode: 1, said: '' });
  expect(JSON.parse(out)).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        results: [
          {
            ruleId: 'unknown-event',
            locations: [{ physicalLocation: { artifactLocation: { uri: 'buyers.seg' } } }],
          },
        ],
      },
    ],
  });
});

test('a sound project is a log without results', async () => {
  const { exitCode, out } = await cinnabar(projectWith(), ['check', '--format', 'sarif']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ runs: [{ results: [] }] });
});

test('settings that are wrong are told in the form that was asked for', async () => {
  const folder = projectWith({ 'cinnabar.yaml': 'language: 1\ntime zon: UTC\n' });
  const { exitCode, out } = await cinnabar(folder, ['check', '--format', 'sarif']);
  expect(exitCode).toBe(2);
  expect(out).toContain('"ruleId": "unknown-setting"');
});
