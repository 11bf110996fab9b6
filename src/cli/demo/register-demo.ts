import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Surroundings } from '../surroundings.ts';

/** The demo's project, from the bundle's place in the package: `dist/cinnabar.js`. */
const fixtures = new URL('../fixtures/demo', import.meta.url);

/** `cinnabar demo`, which is also `npm start`. */
export function registerDemo(program: Command, surroundings: Surroundings): void {
  program
    .command('demo')
    .summary('show the whole of it with made-up events, in .cinnabar/demo')
    .description(
      'Makes up 60 days of a food-and-ride app, takes the events in over a WebSocket, and runs rules on them.\nAll of it stays in .cinnabar/demo. Each further start adds a day and shows who entered and left.',
    )
    .addHelpText('after', '\nExample:\n  cinnabar demo')
    .action(async () => {
      // Loaded when called: help and version come at once.
      const [{ runDemo }, { demoWorld }] = await Promise.all([
        import('./run-demo.ts'),
        import('./demo-world.ts'),
      ]);
      const command = howCalled(surroundings.folder, process.argv[1] ?? '');
      const again = process.env.npm_lifecycle_event === 'start' ? 'npm start' : `${command} demo`;
      await runDemo({
        surroundings,
        world: demoWorld(2000, 60),
        fixtures: fileURLToPath(fixtures),
        command,
        again,
      });
    });
}

/** What to type to call this program again: by its name where it is installed, else by its file. */
function howCalled(folder: string, file: string): string {
  if (basename(file) === 'cinnabar') return 'cinnabar';
  const path = relative(folder, file);
  return `node ${/\s/.test(path) ? `"${path}"` : path}`;
}
