import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Program } from '../semantics/segments.ts';

/** The segments of a program that a user names; throws a `CinnabarError` for a name that is none of them. */
export function chooseSegments(program: Program, names: readonly string[]): readonly string[] {
  const known = [...program.segments.keys()];
  for (const name of names) {
    if (program.segments.has(name)) continue;
    const near = nearest(name, known);
    throw new CinnabarError(`there is no segment called \`${name}\``, {
      exitCode: 2,
      hint: near === undefined ? listed(known) : `did you mean \`${near}\`?`,
    });
  }
  return [...new Set(names)];
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'there is no segment at all';
  const shown = names.slice(0, 20).map((name) => `\`${name}\``);
  const others = names.length - shown.length;
  return `there are ${shown.join(', ')}${others > 0 ? ` and ${String(others)} more` : ''}`;
}
