import type { Edit, Fix } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { cover } from '../source/span.ts';
import type { BuildContext } from './context.ts';
import type { Expression } from './nodes.ts';

/** One `and x` or `or x` of a chain; `missing` is an `x` that follows without either. */
export interface Link {
  readonly word: 'and' | 'or' | 'missing';
  readonly at: Span;
  readonly arm: Expression;
}

type Word = 'and' | 'or';

/** Joins a chain into one node. A forgotten word is read as the chain's other ones; mixing `and` with `or` is reported. */
export function joinChain(head: Expression, links: readonly Link[], context: BuildContext): Expression {
  if (links.length === 0) return head;
  const usual = links.map(({ word }) => word).find((word) => word !== 'missing') ?? 'and';
  for (const [index, { word, at }] of links.entries()) {
    if (word !== 'missing') continue;
    const before = index === 0 ? head : links[index - 1]?.arm;
    if (before?.kind === 'path') {
      reportExtraWord(before.span, at, context);
      continue;
    }
    const edits = [{ span: { start: at.start, end: at.start }, text: `${usual} ` }];
    context.fault('missing-and', at, {}, { fixes: [{ title: `put \`${usual}\` before it`, edits }] });
  }
  const words = links.map(({ word }): Word => (word === 'missing' ? usual : word));
  const arms = [head, ...links.map(({ arm }) => arm)].map((arm, index): Expression =>
    links[index]?.word === 'missing' && arm.kind === 'path' ? { kind: 'error', span: arm.span } : arm,
  );
  const [word] = words;
  if (word !== undefined && words.every((other) => other === word)) return join(word, arms);
  if (!context.sureOfGroups) return join(word ?? 'and', arms);
  const firstOther = links.find((link, index) => words[index] !== word) ?? links[0];
  const span = cover(head.span, arms.at(-1)?.span ?? head.span);
  context.fault(
    'mixed-and-or',
    firstOther?.at ?? span,
    {},
    {
      fixes: [groupingFix('and', arms, words, context), groupingFix('or', arms, words, context)],
    },
  );
  // Read on with one of the readings, so that the arms' own faults are found too.
  return join(
    'or',
    runs('and', arms, words).map((run) => join('and', run)),
  );
}

/** A bare name before a condition joins nothing: it is too many. */
function reportExtraWord(span: Span, next: Span, context: BuildContext): void {
  const word = context.source.text.slice(span.start, span.end);
  const edits = [{ span: { start: span.start, end: next.start }, text: '' }];
  context.fault('extra-word', span, { word }, { fixes: [{ title: 'take it away', edits }] });
}

function join(kind: Word, arms: readonly Expression[]): Expression {
  const [only] = arms;
  const last = arms.at(-1);
  if (only === undefined || last === undefined || arms.length === 1)
    return only ?? { kind: 'error', span: { start: 0, end: 0 } };
  return { kind, arms, span: cover(only.span, last.span) };
}

/** The arms in runs that `word` joins. */
function runs(word: Word, arms: readonly Expression[], words: readonly Word[]): Expression[][] {
  const grouped: Expression[][] = [];
  arms.forEach((arm, index) => {
    const run = grouped.at(-1);
    if (index > 0 && words[index - 1] === word && run !== undefined) run.push(arm);
    else grouped.push([arm]);
  });
  return grouped;
}

function groupingFix(
  word: Word,
  arms: readonly Expression[],
  words: readonly Word[],
  context: BuildContext,
): Fix {
  const edits = runs(word, arms, words).flatMap((run): Edit[] => {
    const [start] = run;
    const end = run.at(-1);
    if (run.length === 1 || start === undefined || end === undefined) return [];
    const from = outward(start.span, context).start;
    const to = outward(end.span, context).end;
    return [
      { span: { start: from, end: from }, text: '(' },
      { span: { start: to, end: to }, text: ')' },
    ];
  });
  return { title: `take the parts joined by \`${word}\` together first`, edits };
}

/** A group's span leaves out its own parentheses; a new one goes around those. */
function outward(span: Span, context: BuildContext): Span {
  const { text } = context.source;
  let { start, end } = span;
  for (;;) {
    const before = /\(\s*$/.exec(text.slice(0, start));
    const after = /^\s*\)/.exec(text.slice(end));
    if (before === null || after === null) return { start, end };
    start = before.index;
    end += after[0].length;
  }
}
