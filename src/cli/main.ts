import { errorCode } from './error-code.ts';
import { printFailure } from './print-failure.ts';
import { processSurroundings } from './process-surroundings.ts';
import { runCommandLine } from './run-command-line.ts';

const surroundings = processSurroundings();

// Whoever reads our output may have seen enough (`cinnabar compile … | head`): the work is done in any case.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (errorCode(error) !== 'EPIPE') throw error;
  });

process.on('uncaughtException', (error) => {
  process.exit(printFailure(error, surroundings, false));
});

// Not `exit`: what was written has to reach its reader first.
process.exitCode = await runCommandLine(process.argv.slice(2), surroundings);
