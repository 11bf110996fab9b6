import { printable } from '../../diagnostics/display.ts';
import type { ColumnProfile } from './profile-columns.ts';

/** The columns of a file and the first values of each, a line per column, at most 100 characters wide. */
export function valuesTable(columns: readonly ColumnProfile[]): string {
  const shown = columns.slice(0, 40);
  const width = Math.min(32, Math.max(...shown.map(({ name }) => name.length), 6));
  const lines = shown.map(
    ({ name, first }) =>
      `  ${name.padEnd(width)}  ${first.length > 0 ? first.join(' | ') : '(always empty)'}`,
  );
  if (columns.length > shown.length) lines.push(`  and ${columns.length - shown.length} more columns`);
  return lines
    .map(printable)
    .map((line) => (line.length > 100 ? `${line.slice(0, 99)}…` : line))
    .join('\n');
}
