import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { usersCsv, type Person } from './clickstream/people.ts';
import { writeDemoState } from './demo-state.ts';

/**
 * Makes the demo's project in `folder`: the settings, catalog and rules of `fixtures`, and the users table. The
 * state comes first, so that a start that is interrupted here is known for what it is.
 */
export async function prepareDemo(
  folder: string,
  fixtures: string,
  people: readonly Person[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeDemoState(folder, { version: 1, landed: 0, ran: 0 });
  await cp(fixtures, folder, { recursive: true });
  await writeFile(join(folder, 'users.csv'), usersCsv(people));
}
