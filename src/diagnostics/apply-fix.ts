import type { Fix } from './diagnostic.ts';

/** The text with a fix's edits made. Edits do not overlap; two insertions at one place keep their order. */
export function applyFix(text: string, { edits }: Pick<Fix, 'edits'>): string {
  const ordered = edits.map((edit, order) => ({ ...edit, order }));
  ordered.sort((a, b) => b.span.start - a.span.start || b.order - a.order);
  return ordered.reduce(
    (done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end),
    text,
  );
}
