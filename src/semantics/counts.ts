import type { CountClause, Path } from '../ast/nodes.ts';
import type { Details } from '../diagnostics/report.ts';
import type { Span } from '../source/span.ts';
import { fault, type Scope } from './scope.ts';
import { swapFix } from './swap-fix.ts';
import type { CountRange } from './typed.ts';
import { describe, operandOf, type Operand, wholeNumber } from './values.ts';

const spelt = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

function inDigits(word: string, span: Span): Details {
  const hint = 'write it in digits';
  const number = spelt.indexOf(word.toLowerCase()) + 1;
  if (number === 0) return { hint };
  const digits = String(number);
  return { hint, fixes: [{ title: `write \`${digits}\``, edits: [{ span, text: digits }] }] };
}

/** The counts that a clause allows. No clause is `at least 1 time`, and after `did not` exactly 0. */
export function checkCount(
  clause: Pick<CountClause, 'word' | 'bounds' | 'span'> | undefined,
  negated: boolean,
  scope: Scope,
): CountRange | undefined {
  if (negated) return { least: 0, most: 0 };
  if (clause === undefined) return { least: 1, most: undefined };
  const bounds = clause.bounds.map((bound) => {
    if (bound.kind === 'path' && !namesParam(bound, scope)) {
      const found = scope.source.text.slice(bound.span.start, bound.span.end);
      fault(scope, 'wrong-count', bound.span, { found: `\`${found}\`` }, inDigits(found, bound.span));
      return undefined;
    }
    const operand = operandOf(bound, scope);
    if (operand === undefined) return undefined;
    const value = wholeNumberOf(operand);
    if (value === undefined) fault(scope, 'wrong-count', bound.span, { found: describe(operand) });
    return value;
  });
  const [first, second] = bounds;
  if (first === undefined || (clause.word === 'between' && second === undefined)) return undefined;
  const range = rangeOf(clause.word, first, second ?? first);
  if (range.most === undefined || range.least <= range.most) return range;
  const [low, high] = clause.bounds;
  const fixes = low && high ? [swapFix('swap the two numbers', low.span, high.span, scope)] : [];
  const count = scope.source.text.slice(clause.span.start, clause.span.end);
  fault(scope, 'impossible-count', clause.span, { count }, { fixes });
  return undefined;
}

/** Whether a path is that of a parameter; `three` is more likely a number in words. */
function namesParam({ names }: Path, { declarations }: Scope): boolean {
  const path = names.map(({ text }) => text).join('.');
  return declarations.params.has(path) || path.startsWith('param.');
}

/** The value of a literal or of a parameter that is an integer; undefined when it is no whole number. */
function wholeNumberOf(operand: Operand): number | undefined {
  if (operand.kind === 'number') return wholeNumber(operand.digits);
  if (operand.kind !== 'constant' || operand.constant.type !== 'integer') return undefined;
  return wholeNumber(String(operand.constant.value));
}

function rangeOf(word: CountClause['word'], first: number, second: number): CountRange {
  switch (word) {
    case 'at least':
      return { least: first, most: undefined };
    case 'at most':
      return { least: 0, most: first };
    case 'exactly':
      return { least: first, most: first };
    case 'more than':
      return { least: first + 1, most: undefined };
    case 'less than':
      return { least: 0, most: first - 1 };
    case 'between':
      return { least: first, most: second };
  }
}
