import pc from 'picocolors';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { renderText } from '../diagnostics/render-text.ts';
import { diagnosticsJson } from './diagnostics-json.ts';
import { Faults } from './faults.ts';
import type { Surroundings } from './surroundings.ts';

/** What a program exits with that met a fault of its own (EX_SOFTWARE of sysexits.h). */
const bugExitCode = 70;

/**
 * Says why a command failed; returns the exit code. A user's mistake is a message and a way out. Anything else is
 * our bug, and comes with its stack. With `json`, what a program can read goes out as well.
 */
export function printFailure(error: unknown, { say, out, colours }: Surroundings, json: boolean): number {
  const paint = pc.createColors(colours);
  if (error instanceof Faults) {
    if (json) out(diagnosticsJson(error.diagnostics));
    else {
      for (const diagnostic of error.diagnostics) say(`${renderText(diagnostic, { colours })}\n`);
      say(`${error.message}\n`);
    }
    return error.exitCode;
  }
  if (error instanceof CinnabarError) {
    const { message, hint, exitCode } = error;
    if (json) out(`${JSON.stringify({ error: { message, hint: hint ?? null } }, undefined, 2)}\n`);
    say(`${paint.red('error:')} ${paint.bold(message)}\n`);
    if (hint !== undefined) say(`  ${paint.cyan('hint:')} ${hint}\n`);
    return exitCode;
  }
  say(`${paint.red('error:')} ${paint.bold('this is a bug in Cinnabar, not in your project')}\n`);
  say(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return bugExitCode;
}
