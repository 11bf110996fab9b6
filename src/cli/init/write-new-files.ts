import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CinnabarError } from '../../diagnostics/cinnabar-error.ts';
import { writeFailure } from '../write-failure.ts';

/**
 * Writes texts to paths below `folder`, all or none: they are written beside their places first and moved there when
 * all are whole; a failure on the way puts back what was there. Throws a `CinnabarError` (exit 2) that names the files
 * in the way, unless `force`; exit 3 when the disk refuses.
 */
export async function writeNewFiles(
  folder: string,
  texts: ReadonlyMap<string, string>,
  force: boolean,
): Promise<void> {
  const present = [...texts.keys()].filter((path) => existsSync(join(folder, path)));
  if (present.length > 0 && !force)
    throw new CinnabarError(
      `${present.join(', ')} ${present.length === 1 ? 'is' : 'are'} already there; nothing was written`,
      {
        exitCode: 2,
        hint: 'go to an empty folder, or replace them with --force',
      },
    );
  let staging: string | undefined;
  const undo: (() => Promise<void>)[] = [];
  try {
    staging = await mkdtemp(join(folder, '.cinnabar-init-'));
    const moves: Move[] = [];
    for (const [number, [path, text]] of [...texts].entries()) {
      const move = {
        from: join(staging, `${number}.new`),
        to: join(folder, path),
        old: join(staging, `${number}.old`),
      };
      await writeFile(move.from, text, { flush: true });
      moves.push(move);
    }
    for (const { from, to, old } of moves) {
      const made = await mkdir(dirname(to), { recursive: true });
      if (made !== undefined) undo.push(() => rm(made, { recursive: true, force: true }));
      if (existsSync(to)) {
        await rename(to, old);
        undo.push(() => rename(old, to));
      }
      await rename(from, to);
      undo.push(() => rm(to, { force: true }));
    }
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw writeFailure(
      error,
      `the project in ${folder}`,
      'nothing was left behind; see whether the folder may be written to and the disk has room',
    );
  } finally {
    if (staging !== undefined) await rm(staging, { recursive: true, force: true });
  }
}

interface Move {
  readonly from: string;
  readonly to: string;
  /** Where the file that is replaced waits until all is done. */
  readonly old: string;
}
