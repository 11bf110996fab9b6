import type { Fix } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';
import type { Scope } from './scope.ts';

/** The fix that puts each of two places' texts in the other. */
export function swapFix(title: string, first: Span, second: Span, { source: { text } }: Scope): Fix {
  return {
    title,
    edits: [
      { span: first, text: text.slice(second.start, second.end) },
      { span: second, text: text.slice(first.start, first.end) },
    ],
  };
}
