import type { Ledger } from '../../../ingest/ledger.ts';
import { textTable } from '../text-table.ts';

/** What became of one segment of the demo. */
export interface SegmentResult {
  readonly name: string;
  readonly title: string;
  readonly members: number;
  readonly milliseconds: number;
  readonly entered: Names;
  readonly left: Names;
}

/** How many users, and the names of some. */
export interface Names {
  readonly count: number;
  readonly first: readonly string[];
}

/** Members per segment, with timings; after the first day also who came and went. */
export function segmentsText(results: readonly SegmentResult[], users: number, isFirst: boolean): string {
  const heading = ['segment', 'title', 'members', 'of all', ...(isFirst ? [] : ['entered', 'left']), 'took'];
  const rows = results.map((result) => [
    result.name,
    result.title,
    count(result.members),
    `${((100 * result.members) / users).toFixed(1)} %`,
    ...(isFirst ? [] : [`+${count(result.entered.count)}`, `-${count(result.left.count)}`]),
    `${count(result.milliseconds)} ms`,
  ]);
  return textTable([heading, ...rows], new Set([2, 3, 4, 5, 6]));
}

/** Who entered and left each segment: how many, and a few names. */
export function changesText(results: readonly SegmentResult[]): string {
  const changed = results.filter(({ entered, left }) => entered.count + left.count > 0);
  if (changed.length === 0) return 'Nobody entered or left a segment.\n';
  return lines(
    changed.flatMap(({ title, entered, left }) => [
      title,
      ...(entered.count > 0 ? [`  entered  ${named(entered)}`] : []),
      ...(left.count > 0 ? [`  left     ${named(left)}`] : []),
    ]),
  );
}

function named({ count: all, first }: Names): string {
  const others = all - first.length;
  return `${first.join(', ')}${others > 0 ? ` and ${count(others)} more` : ''}`;
}

/** Where every event went: the sum, its parts below their names. */
export function ledgerText(ledger: Ledger): string {
  const parts = ['received', 'landed', 'duplicate', 'quarantined', 'refused', 'waiting'] as const;
  const widths = parts.map((part) => Math.max(part.length, count(ledger[part]).length));
  const sum = (cells: readonly string[]): string =>
    cells.map((cell, at) => `${['', ' = '][at] ?? ' + '}${cell.padStart(widths[at] ?? 0)}`).join('');
  return lines([sum(parts), sum(parts.map((part) => count(ledger[part])))]);
}

/** A rule and, below it, the SQL that it becomes; lines are cut at `width`. */
export function ruleAndSql(rule: string, sql: string, width: number): string {
  const cut = (line: string): string => (line.length > width ? `${line.slice(0, width - 1)}…` : line);
  return lines([...rule.trimEnd().split('\n'), '', ...sql.trimEnd().split('\n')].map(cut));
}

/** A number as people read it: `94,695`. */
export function count(value: number): string {
  return value.toLocaleString('en');
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
