import type { ILexingError } from 'chevrotain';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { printable } from '../diagnostics/display.ts';
import type { Span } from '../source/span.ts';
import type { BuildContext } from './context.ts';
import { tokenSpan } from './cst.ts';
import type { Slip } from './read-declaration.ts';
import { endOf } from './splice.ts';

/** Signs that no token starts with; those inside of a place that was told already are left out. */
export function reportLexingErrors(
  errors: readonly ILexingError[],
  told: readonly Span[],
  context: BuildContext,
): void {
  for (const { offset, length } of errors) {
    if (told.some(({ start, end }) => start <= offset && offset < end)) continue;
    const text = context.source.text.slice(offset, offset + length);
    context.fault('unknown-character', { start: offset, end: offset + length }, { text: shown(text) });
  }
}

/** What is wrong in how a declaration is written. `elsewhere` says whether a place was told already. */
export function reportSlipsOf(
  slips: readonly Slip[],
  context: BuildContext,
  elsewhere: (from: number, to: number) => boolean,
): void {
  for (const slip of slips) reportSlip(slip, context, elsewhere);
}

function reportSlip(
  slip: Slip,
  context: BuildContext,
  elsewhere: (from: number, to: number) => boolean,
): void {
  const { text } = context.source;
  switch (slip.kind) {
    case 'miswritten': {
      const [first] = slip.tokens;
      if (first === undefined) return;
      const span = tokenSpan(first);
      const written = first.image;
      const fixes = [replacing(span, slip.meant)];
      if (!/^\w/.test(written) || slip.meant.includes(' ') || !/^[a-z]/.test(slip.meant))
        context.fault('foreign-sign', span, { written, meant: slip.meant }, { fixes });
      else if (written.toLowerCase() === slip.meant)
        context.fault('shouted-keyword', span, { written }, { fixes });
      else
        context.fault(
          'misspelt-keyword',
          span,
          { written },
          { hint: `did you mean \`${slip.meant}\`?`, fixes },
        );
      return;
    }
    case 'forgotten': {
      const { before, word } = slip;
      const span = tokenSpan(before);
      if (elsewhere(endOfWordBefore(text, span.start) - 1, span.start)) return;
      const put = /\w/.test(word) || word === '{' ? `${word} ` : word;
      const at = /\w/.test(word) || word === '{' ? span.start : endOfWordBefore(text, span.start);
      const fixes = [
        { title: `put \`${word}\` before it`, edits: [{ span: { start: at, end: at }, text: put }] },
      ];
      if (word === 'and' || word === 'or') context.fault('missing-and', span, {}, { fixes });
      else context.fault('missing-word', span, { word, before: shown(before.image) }, { fixes });
      return;
    }
    case 'unclosed': {
      const { opener, closer, offset } = slip;
      const at = { start: offset, end: offset };
      const put = closer === '}' ? '\n}' : closer;
      const word = /\S{1,20}$/.exec(text.slice(0, offset))?.[0] ?? '';
      const fixes = [{ title: `put \`${closer}\` after \`${word}\``, edits: [{ span: at, text: put }] }];
      context.fault('unclosed-bracket', tokenSpan(opener), { bracket: opener.image, closer }, { fixes });
      return;
    }
    case 'stray': {
      const span = tokenSpan(slip.token);
      const fixes = [{ title: 'take it away', edits: [{ span, text: '' }] }];
      context.fault('stray-bracket', span, { bracket: slip.token.image }, { fixes });
      return;
    }
    case 'said otherwise': {
      const span = { start: tokenSpan(slip.first).start, end: endOf(slip.last) };
      const written = shown(text.slice(span.start, span.end));
      const fixes = slip.meant.map((meant) => replacing(span, meant));
      context.fault('foreign-sign', span, { written, meant: slip.meant.join('` or `') }, { fixes });
      return;
    }
    case 'extra': {
      const span = tokenSpan(slip.token);
      const rest = /^[ \t]*/.exec(text.slice(span.end))?.[0].length ?? 0;
      const edits = [{ span: { start: span.start, end: span.end + rest }, text: '' }];
      context.fault(
        'extra-word',
        span,
        { word: slip.token.image },
        { fixes: [{ title: 'take it away', edits }] },
      );
      return;
    }
    case 'bare list': {
      const span = tokenSpan(slip.first);
      const edits = [
        { span: { start: span.start, end: span.start }, text: '(' },
        { span: { start: slip.end, end: slip.end }, text: ')' },
      ];
      const facts = { word: '(', before: shown(slip.first.image) };
      context.fault('missing-word', span, facts, {
        fixes: [{ title: 'put parentheses around the list', edits }],
      });
      return;
    }
    case 'unopened': {
      const { start, token } = slip;
      const edits = [{ span: { start, end: start }, text: '(' }];
      const fixes = [{ title: 'put `(` where the group begins', edits }];
      context.fault('stray-bracket', tokenSpan(token), { bracket: token.image }, { fixes });
      return;
    }
    case 'unquoted': {
      const { start, end } = slip;
      const fixes = [replacing({ start, end }, `"${text.slice(start, end)}"`)];
      context.fault('wrong-quotes', { start, end }, {}, { fixes });
      return;
    }
    case 'ungrouped': {
      const { start, end } = slip;
      const edits = [
        { span: { start, end: start }, text: '(' },
        { span: { start: end, end }, text: ')' },
      ];
      context.fault(
        'where-needs-parentheses',
        slip,
        {},
        { fixes: [{ title: 'put parentheses around it', edits }] },
      );
      return;
    }
    case 'empty':
      context.fault('unexpected', tokenSpan(slip.token), {
        expected: slip.expected,
        found: slip.token.image,
      });
      return;
    case 'unexpected': {
      const { token, after, expected } = slip;
      const end = endOf(after);
      if (elsewhere(end, token?.startOffset ?? text.length)) return;
      if (token === undefined)
        context.fault('unexpected-end', { start: Math.max(0, end - 1), end }, { expected });
      else context.fault('unexpected', tokenSpan(token), { expected, found: shown(token.image) });
    }
  }
}

function replacing(span: Span, text: string): Fix {
  return { title: `write \`${text}\``, edits: [{ span, text }] };
}

function endOfWordBefore(text: string, at: number): number {
  return text.slice(0, at).trimEnd().length;
}

/** A text of the source as a message shows it. */
function shown(text: string): string {
  return printable(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
