#!/usr/bin/env node
import { errorCode } from './error-code.ts';
import { processSurroundings } from './process-surroundings.ts';
import { version } from './version.ts';

const surroundings = processSurroundings();

// Whoever reads our output may have seen enough (`cinnabar compile … | head`): the work is done in any case.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (errorCode(error) !== 'EPIPE') throw error;
  });

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // Tools ask for it often: it is said before anything is loaded.
  surroundings.out(`${version}\n`);
} else {
  const { printFailure } = await import('./print-failure.ts');
  process.on('uncaughtException', (error) => {
    process.exit(printFailure(error, surroundings, false));
  });
  const { runCommandLine } = await import('./run-command-line.ts');
  // Not `exit`: what was written has to reach its reader first.
  process.exitCode = await runCommandLine(args, surroundings);
}
