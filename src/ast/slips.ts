import type { IToken } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import type { Details } from '../diagnostics/report.ts';
import type { Span } from '../source/span.ts';
import type { BuildContext } from './context.ts';
import { dayOf, digitsOf, tokenSpan } from './cst.ts';
import { isOf } from './declaration-layout.ts';

const { slips } = t;
const signs = new Map([
  [slips.doubleEqual, '='],
  [slips.angles, '!='],
  [slips.greaterArrow, '>='],
  [slips.lessArrow, '<='],
  [slips.squareCloser, ')'],
  [slips.doubleAmpersand, 'and'],
  [slips.doubleBar, 'or'],
  [slips.bang, 'not'],
]);
const shouted = new Set(slips.shouted);

/** Reports words, signs and texts that are written as elsewhere. The parser reads each as what was meant. */
export function reportSlips(tokens: readonly IToken[], context: BuildContext): void {
  let squareBrackets = 0;
  tokens.forEach((token, at) => {
    const span = tokenSpan(token);
    const { image, tokenType } = token;
    const meant = signs.get(tokenType);
    if (tokenType === slips.squareBracket) {
      squareBrackets += 1;
      reportSquareBrackets(tokens, at, context);
    } else if (tokenType === slips.squareCloser && squareBrackets > 0) squareBrackets -= 1;
    // `!x` needs a space once it is a word.
    else if (meant !== undefined)
      context.fault(
        'foreign-sign',
        span,
        { written: image, meant },
        writing(span, meant, meant === 'not' ? 'not ' : meant),
      );
    else if (shouted.has(tokenType) && image !== image.toLowerCase() && !startsSqlNull(tokens, at))
      context.fault('shouted-keyword', span, { written: image }, writing(span, image.toLowerCase()));
    else if (tokenType === slips.oddName)
      context.fault(
        'odd-name',
        span,
        { name: image },
        { fixes: [{ title: 'put it in backticks', edits: [{ span, text: `\`${image}\`` }] }] },
      );
    else if (tokenType === slips.unclosedText || tokenType === slips.unclosedName)
      context.fault('unclosed-text', span, { quote: image.slice(0, 1) });
    else if (tokenType === slips.groupedNumber || tokenType === slips.thousands)
      reportWriting(token, digitsOf(token), context);
    else if (tokenType === slips.looseDate) reportWriting(token, dayOf(token), context);
    else if (tokenType === t.NumberLiteral) reportLeadingZero(token, context);
    else if (isOf(token, t.StringLiteral)) reportText(token, context);
  });
}

function reportWriting(token: IToken, meant: string, context: BuildContext): void {
  const span = tokenSpan(token);
  context.fault('foreign-sign', span, { written: token.image, meant }, writing(span, meant));
}

/** `// …`, `-- …` and `/* … *​/`. */
export function reportForeignComments(comments: readonly IToken[], context: BuildContext): void {
  for (const { image, startOffset } of comments) {
    const written = image.slice(0, 2);
    const span = { start: startOffset, end: startOffset + written.length };
    const isOneLine = !image.startsWith('/*');
    context.fault('foreign-sign', span, { written, meant: '#' }, isOneLine ? writing(span, '#') : {});
  }
}

/** `[…]` is one mistake, and one fix. */
function reportSquareBrackets(tokens: readonly IToken[], at: number, context: BuildContext): void {
  const closer = tokens.slice(at).find(({ tokenType }) => tokenType === slips.squareCloser);
  const [span, end] = [tokens[at], closer].map((token) => token && tokenSpan(token));
  if (span === undefined) return;
  const edits = [{ span, text: '(' }, ...(end === undefined ? [] : [{ span: end, text: ')' }])];
  context.fault(
    'foreign-sign',
    span,
    { written: '[', meant: '(' },
    { fixes: [{ title: 'write `(…)`', edits }] },
  );
}

/** `IS NULL` and `IS NOT NULL` are told as a whole. */
function startsSqlNull(tokens: readonly IToken[], at: number): boolean {
  const rest = tokens.slice(at, at + 3);
  const word = rest.findIndex((token) => token.tokenType === slips.sqlNull);
  return word > 0 && rest.slice(0, word).every((token) => isOf(token, t.Is, t.Not));
}

function reportLeadingZero(token: IToken, context: BuildContext): void {
  if (!/^0\d/.test(token.image)) return;
  const span = tokenSpan(token);
  context.fault(
    'leading-zero',
    span,
    { digits: token.image },
    writing(span, token.image.replace(/^0+(?=\d)/, '')),
  );
}

function reportText(token: IToken, context: BuildContext): void {
  const span = tokenSpan(token);
  if (token.tokenType === slips.singleQuotes || token.tokenType === slips.smartQuotes) {
    const content = token.image.slice(1, -1).replaceAll('"', '\\"');
    context.fault('wrong-quotes', span, {}, writing(span, `"${content}"`));
    return;
  }
  for (const { 0: escape, index } of token.image.matchAll(/\\(.)/gu)) {
    if (/^\\["\\nt]$/.test(escape)) continue;
    const at = { start: span.start + index, end: span.start + index + escape.length };
    const fixes = [{ title: 'write the backslash twice', edits: [{ span: at, text: `\\${escape}` }] }];
    context.fault('unknown-escape', at, { escape }, { fixes });
  }
}

function writing(span: Span, shown: string, text: string = shown): Details {
  return { fixes: [{ title: `write \`${shown}\``, edits: [{ span, text }] }] };
}
