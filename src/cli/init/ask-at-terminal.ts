import { createInterface } from 'node:readline/promises';
import type { Ask } from './choose-columns.ts';
import { CinnabarError } from '../../diagnostics/cinnabar-error.ts';

/** A way to ask whoever sits at the terminal; undefined when input or output is none. */
export function askAtTerminal(): Ask | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return async (question, options) => {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    const gone = new Promise<never>((_, reject) => {
      terminal.once('close', () =>
        reject(new CinnabarError('nothing was chosen; nothing was written', { exitCode: 2 })),
      );
    });
    try {
      const list = options.map((option, at) => `  ${String(at + 1).padStart(2)}  ${option}`).join('\n');
      for (;;) {
        const typed = await Promise.race([
          terminal.question(`${question}\n${list}\nNumber or name (Enter: 1): `),
          gone,
        ]);
        const answer = chosen(typed.trim(), options);
        if (answer !== undefined) return answer;
        process.stderr.write(`There is no \`${typed.trim()}\` among them.\n`);
      }
    } finally {
      terminal.close();
      gone.catch(() => undefined);
    }
  };
}

/** The option that was meant: its name, its number from 1, or the first for nothing at all. */
export function chosen(typed: string, options: readonly string[]): string | undefined {
  if (typed === '') return options[0];
  if (options.includes(typed)) return typed;
  return /^\d{1,4}$/.test(typed) ? options[Number(typed) - 1] : undefined;
}
