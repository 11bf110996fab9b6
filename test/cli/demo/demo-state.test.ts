import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { lockFolder } from '../../../ingest/disk/lock-folder.ts';
import { nodeDisk } from '../../../ingest/disk/node-disk.ts';
import { readDemoState, writeDemoState } from '../../../src/cli/demo/demo-state.ts';

function demoFolder(state?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cinnabar-demo-state-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (state !== undefined) writeFileSync(join(folder, 'demo.json'), state);
  return folder;
}

describe('the state of the demo', () => {
  test('there is none in a folder that is not there or empty', async () => {
    const folder = demoFolder();
    expect(await readDemoState(folder)).toBeUndefined();
    expect(await readDemoState(join(folder, 'missing'))).toBeUndefined();
  });

  test('it is read as it was written', async () => {
    const folder = demoFolder();
    const state = { version: 1, landed: 61, ran: 60 } as const;
    await writeDemoState(folder, state);
    expect(await readDemoState(folder)).toEqual(state);
  });

  test('a first start that did not get through is removed', async () => {
    const folder = demoFolder('{"version":1,"landed":0,"ran":0}');
    mkdirSync(join(folder, 'lake'));
    expect(await readDemoState(folder)).toBeUndefined();
    expect(existsSync(folder)).toBe(false);
  });

  test('a first start that is still at it is left alone', async () => {
    const folder = demoFolder('{"version":1,"landed":0,"ran":0}');
    mkdirSync(join(folder, 'lake'));
    const unlock = await lockFolder(nodeDisk, join(folder, 'lake'), 'lake');
    await expect(readDemoState(folder)).rejects.toMatchObject({ name: 'CinnabarError', exitCode: 3 });
    expect(existsSync(join(folder, 'demo.json'))).toBe(true);
    await unlock();
  });

  test.each([
    ['no JSON', 'oops'],
    ['cut off', '{"version":1,"lan'],
    ['of another version', '{"version":2,"landed":60,"ran":60}'],
    ['of a number that is no day', '{"version":1,"landed":-1,"ran":0}'],
    ['ahead of itself', '{"version":1,"landed":60,"ran":61}'],
    ['null', 'null'],
  ])(
    'a state that is %s is refused, with the way to start over, and nothing is removed',
    async (_, state) => {
      const folder = demoFolder(state);
      await expect(readDemoState(folder)).rejects.toMatchObject({
        name: 'CinnabarError',
        exitCode: 2,
        message: expect.stringContaining('its demo.json is damaged'),
        hint: `remove the folder to start over: rm -r ${folder}`,
      });
      expect(existsSync(join(folder, 'demo.json'))).toBe(true);
    },
  );

  test('a folder of something else is never taken for a demo', async () => {
    const folder = demoFolder();
    writeFileSync(join(folder, 'thesis.txt'), 'my only copy');
    await expect(readDemoState(folder)).rejects.toThrow('there is no demo.json in it');
    expect(existsSync(join(folder, 'thesis.txt'))).toBe(true);
  });
});
