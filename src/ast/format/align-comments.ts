import { lex } from '../../../grammar/lexer.ts';
import { widthOf } from '../../diagnostics/display.ts';
import { lineWidth } from './layout.ts';

/** Puts the comments at the ends of lines that follow each other one below the other, as far as they go. */
export function alignComments(text: string): string {
  const starts = new Map<number, number>();
  const lines = text.split('\n');
  const comments = (lex(text).groups.comments ?? []).map(({ startOffset }) => startOffset).values();
  let comment = comments.next().value;
  let offset = 0;
  lines.forEach((line, at) => {
    if (comment !== undefined && comment <= offset + line.length) {
      if (line.slice(0, comment - offset).trim() !== '') starts.set(at, comment - offset);
      comment = comments.next().value;
    }
    offset += line.length + 1;
  });
  let run: number[] = [];
  for (const [at] of lines.entries()) {
    if (starts.has(at)) run.push(at);
    else {
      align(run, starts, lines);
      run = [];
    }
  }
  return lines.join('\n');
}

function align(run: readonly number[], starts: ReadonlyMap<number, number>, lines: string[]): void {
  const parts = run.map((at) => {
    const line = lines[at] ?? '';
    const code = line.slice(0, starts.get(at)).trimEnd();
    return { at, code, comment: line.slice(starts.get(at)), width: widthOf(code) };
  });
  const widest = Math.max(0, ...parts.map(({ width }) => width));
  if (widest > lineWidth) return;
  for (const { at, code, comment, width } of parts)
    lines[at] = `${code}${' '.repeat(widest - width + 1)}${comment}`;
}
