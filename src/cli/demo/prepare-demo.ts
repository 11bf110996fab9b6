import { cp, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { usersCsv, type Person } from './clickstream/people.ts';
import { writeDemoState } from './demo-state.ts';

/**
 * Makes the demo's project in `folder`: the settings, catalog and rules of `fixtures`. The state comes first, so that
 * a start that is interrupted here is known for what it is.
 */
export async function prepareDemo(folder: string, fixtures: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeDemoState(folder, { version: 1, landed: 0, ran: 0 });
  await cp(fixtures, folder, { recursive: true });
}

/** Replaces the users table by the one that stands at an instant (milliseconds). */
export async function writeUsers(folder: string, people: readonly Person[], at: number): Promise<void> {
  const file = join(folder, 'users.csv');
  await writeFile(`${file}.new`, usersCsv(people, at));
  await rename(`${file}.new`, file);
}
