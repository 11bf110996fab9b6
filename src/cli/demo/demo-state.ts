import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from '../../../ingest/disk/lock-folder.ts';
import { nodeDisk } from '../../../ingest/disk/node-disk.ts';
import { CinnabarError } from '../../diagnostics/cinnabar-error.ts';

/** How far the demo in a folder has come. */
export interface DemoState {
  readonly version: 1;
  /** Days that have landed: 0 while the first start is not through. */
  readonly landed: number;
  /** Days after which the segments were run. */
  readonly ran: number;
}

const fileName = 'demo.json';

/**
 * The state of the demo in `folder`: undefined when there is none yet. What a first start left behind when it was
 * interrupted is removed, for the next to begin cleanly. Throws a `CinnabarError` (exit 2) when the folder holds
 * something else, or a state that cannot be believed.
 */
export async function readDemoState(folder: string): Promise<DemoState | undefined> {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return undefined;
  const file = join(folder, fileName);
  if (!existsSync(file)) throw unusable(folder, `there is no ${fileName} in it`);
  const state = parse(readFileSync(file, 'utf8'));
  if (state === undefined) throw unusable(folder, `its ${fileName} is damaged, or of another version`);
  if (state.landed > 0) return state;
  await removeUnfinished(folder);
  return undefined;
}

/** Removes what a first start left, unless that start is still at it. */
async function removeUnfinished(folder: string): Promise<void> {
  const lake = join(folder, 'lake');
  if (existsSync(lake)) await (await lockFolder(nodeDisk, lake, 'lake'))();
  await rm(folder, { recursive: true });
}

/** Replaces the state as one step: a crash leaves the old one or the new one. */
export async function writeDemoState(folder: string, state: DemoState): Promise<void> {
  const temporary = join(folder, `${fileName}.new`);
  await writeFile(temporary, `${JSON.stringify(state)}\n`, { flush: true });
  await rename(temporary, join(folder, fileName));
}

function parse(text: string): DemoState | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { version, landed, ran } = value as Partial<Record<keyof DemoState, unknown>>;
  if (version !== 1 || !isDay(landed) || !isDay(ran) || ran > landed) return undefined;
  return { version, landed, ran };
}

function isDay(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 100_000;
}

function unusable(folder: string, reason: string): CinnabarError {
  return new CinnabarError(`${folder} is not a demo that can go on: ${reason}`, {
    exitCode: 2,
    hint: `remove the folder to start over: rm -r ${folder}`,
  });
}
