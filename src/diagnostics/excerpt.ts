import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';
import { cellsOf, type Cell } from './display.ts';

/** One line of a source as it is shown, and where its underline stands. Both in columns of a terminal. */
export interface ExcerptLine {
  readonly number: number;
  readonly text: string;
  readonly underline: { readonly from: number; readonly width: number };
}

/** More columns than this are cut off around the span. */
const widest = 110;
/** How much of a cut line stands before its span. */
const before = 30;
/** Text further than this from the span is not even looked at: a line may be megabytes long. */
const farthest = 4 * widest;

/**
 * The lines that a span touches, each underlined where it does. Of a span over more than four lines, the first two
 * and the last one; the caller shows the gap, which is where numbers are not consecutive.
 */
export function excerpt(source: Source, span: Span): ExcerptLine[] {
  const { line: first } = source.position(span.start);
  const { line: last } = source.position(Math.max(span.start, span.end - 1));
  const numbers =
    last - first < 4
      ? Array.from({ length: last - first + 1 }, (_, at) => first + at)
      : [first, first + 1, last];
  return numbers.map((number) => excerptLine(source, number, span));
}

function excerptLine(source: Source, number: number, span: Span): ExcerptLine {
  const line = source.line(number);
  const start = source.lineStart(number);
  // On lines after the first the underline starts with the text, not in the indentation.
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const from =
    span.start >= start ? Math.min(span.start - start, line.length) : Math.min(indent, line.length);
  const to = Math.max(from, Math.min(span.end - start, line.length));
  const { cells, cutBefore, cutAfter } = windowOf(line, from, to);
  const marked = cells.filter(({ at }) => at >= from && at < to);
  const lead = widthOf(cells.filter(({ at }) => at < from));
  const ellipsis = cutBefore ? 1 : 0;
  return {
    number,
    text: `${cutBefore ? '…' : ''}${cells.map(({ text }) => text).join('')}${cutAfter ? '…' : ''}`,
    underline: { from: ellipsis + lead, width: Math.max(1, widthOf(marked)) },
  };
}

interface LineWindow {
  readonly cells: readonly Cell[];
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** The cells of a line that are shown: all of a usual line, and what stands around the span of a long one. */
function windowOf(line: string, from: number, to: number): LineWindow {
  const near = {
    start: boundary(line, Math.max(0, from - farthest)),
    end: boundary(line, Math.min(to, from + farthest) + farthest),
  };
  const cells = cellsOf(line.slice(near.start, near.end)).map((cell) => ({
    ...cell,
    at: cell.at + near.start,
  }));
  const whole = near.start === 0 && near.end === line.length;
  if (whole && widthOf(cells) <= widest) return { cells, cutBefore: false, cutAfter: false };
  const target = Math.max(0, widthOf(cells.filter(({ at }) => at < from)) - before);
  let column = 0;
  const shown = cells.filter(({ width }) => {
    const inside = column >= target && column + width <= target + widest;
    column += width;
    return inside;
  });
  const last = shown.at(-1);
  return {
    cells: shown,
    cutBefore: (shown[0]?.at ?? 0) > 0,
    cutAfter: last !== undefined && last.at < (cells.at(-1)?.at ?? 0),
  };
}

/** An offset that does not split a surrogate pair. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff ? at - 1 : Math.min(at, text.length);
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
