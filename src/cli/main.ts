#!/usr/bin/env node
import { errorCode } from './error-code.ts';
import { outputFailure, processSurroundings } from './process-surroundings.ts';
import { version } from './version.ts';

const surroundings = processSurroundings();

// Whoever reads our output may have seen enough (`cinnabar compile … | head`): the work is done in any case.
process.stdout.on('error', (error) => {
  if (errorCode(error) !== 'EPIPE') throw outputFailure(error);
});
// What cannot be said is no failure of what was done.
process.stderr.on('error', () => undefined);
process.on('uncaughtException', (error) => {
  void import('./print-failure.ts').then(({ printFailure }) =>
    process.exit(printFailure(error, surroundings, false)),
  );
});

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // Tools ask for it often: it is said before anything is loaded.
  surroundings.out(`${version}\n`);
} else {
  const { runCommandLine } = await import('./run-command-line.ts');
  // Not `exit`: what was written has to reach its reader first.
  process.exitCode = await runCommandLine(args, surroundings);
}
