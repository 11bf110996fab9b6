import type { RunReport } from '../../runtime/run-segments.ts';
import type { Skipped } from '../../runtime/warehouse/skipped.ts';
import { printable } from '../diagnostics/display.ts';
import { textTable } from './text-table.ts';

/** What became of each segment, a line each. */
export function runTable(reports: readonly RunReport[]): string {
  const rows = reports.map((report) =>
    report.kind === 'published'
      ? [
          report.segment,
          String(report.members),
          `+${String(report.entered)}`,
          `-${String(report.left)}`,
          report.milliseconds.toFixed(0),
        ]
      : [report.segment, 'failed', '', '', report.milliseconds.toFixed(0)],
  );
  const head = ['segment', 'members', 'entered', 'left', 'ms'];
  return textTable([head, ...rows.map((row) => row.map(printable))], new Set([1, 2, 3, 4]));
}

/** The lines of the sources that could not be read: how many, and the first of them. Empty for none. */
export function skippedText({ lines, first }: Skipped): string {
  if (lines === 0) return '';
  const [what, them] = lines === 1 ? ['1 line', 'it was'] : [`${String(lines)} lines`, 'they were'];
  return [
    `warning: ${what} of the sources cannot be read, so ${them} skipped (\`--strict\` refuses them)`,
    ...first.map(({ file, line, reason, text }) => {
      const [why = ''] = reason.split('\n');
      return `  ${printable(`${file}:${String(line)}  ${why}: ${text}`).slice(0, 120)}`;
    }),
    '',
  ].join('\n');
}
