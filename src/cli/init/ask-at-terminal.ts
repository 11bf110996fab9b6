import { createInterface } from 'node:readline/promises';
import { CinnabarError } from '../../diagnostics/cinnabar-error.ts';
import { printable } from '../../diagnostics/display.ts';
import type { Ask } from './choose-columns.ts';

/** A way to ask whoever sits at the terminal; undefined when input or output is none. */
export function askAtTerminal(): Ask | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return async (question, options) => {
    const list = options
      .map((option, at) => `  ${String(at + 1).padStart(2)}  ${printable(option)}`)
      .join('\n');
    const prompt = `${question}\n${list}\nNumber or name (Enter: 1): `;
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      process.stderr.write(prompt);
      for await (const line of terminal) {
        const answer = chosen(line.trim(), options);
        if (answer !== undefined) return answer;
        process.stderr.write(`There is no \`${printable(line.trim())}\` among them.\n${prompt}`);
      }
    } finally {
      terminal.close();
    }
    throw new CinnabarError('nothing was chosen; nothing was written', { exitCode: 2 });
  };
}

/** The option that was meant: its name, its number from 1, or the first for nothing at all. */
export function chosen(typed: string, options: readonly string[]): string | undefined {
  if (typed === '') return options[0];
  if (options.includes(typed)) return typed;
  return /^\d{1,4}$/.test(typed) ? options[Number(typed) - 1] : undefined;
}
