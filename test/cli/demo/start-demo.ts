import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DemoWorld } from '../../../src/cli/demo/demo-world.ts';
import { runDemo } from '../../../src/cli/demo/run-demo.ts';
import type { Surroundings } from '../../../src/cli/surroundings.ts';

/** A folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cinnabar-demo-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the demo once; gives what it printed as data and as talk. */
export async function start(
  folder: string,
  world: DemoWorld,
): Promise<{ readonly out: string; readonly said: string }> {
  let [out, said] = ['', ''];
  const surroundings: Surroundings = {
    folder,
    out: (text) => (out += text),
    say: (text) => (said += text),
    atTerminal: false,
    colours: false,
    clock: () => 0,
    watchFolder: () => () => undefined,
    burstOver: () => Promise.resolve(),
    stopAsked: () => new Promise(() => undefined),
  };
  await runDemo({ surroundings, world, fixtures: 'fixtures/demo', command: 'cinnabar', again: 'npm start' });
  return { out, said };
}

/** The numbers of the ledger, in its order. */
export function ledgerOf(out: string): readonly number[] {
  const line = out.split('\n').at(-2) ?? '';
  return line.split(/[=+]/).map((cell) => Number(cell.replaceAll(',', '')));
}

/** Members by segment. */
export function membersOf(out: string): ReadonlyMap<string, number> {
  return new Map(
    [...out.matchAll(/^(\w+) {2}.* (\d+) +[\d.]+ %/gm)].map(([, name = '', members]) => [
      name,
      Number(members),
    ]),
  );
}

/** So many events are sent on the days from one to before another. */
export function sentOn(world: DemoWorld, from: number, to: number): number {
  const days = Array.from({ length: to - from }, (_, at) => world.day(from + at));
  return days.flat().reduce((sum, { events }) => sum + events.length, 0);
}
