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
  clause: CountClause | undefined,
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
    const value = wholeNumber(digitsOf(operand));
    if (value === undefined) fault(scope, 'wrong-count', bound.span, { found: describe(operand) });
    return value;
  });
  const [first, second] = bounds;
  if (first === undefined || (clause.word === 'between' && second === undefined)) return undefined;
  const range = rangeOf(clause.word, first, second ?? first);
  if (range.most === undefined || (range.most >= 0 && range.least <= range.most)) return range;
  const [low, high] = clause.bounds;
  const swap =
    clause.word === 'between' && low !== undefined && high !== undefined
      ? [swapFix('swap the two numbers', low.span, high.span, scope)]
      : [];
  const count = scope.source.text.slice(clause.span.start, clause.span.end);
  fault(scope, 'impossible-count', clause.span, { count }, { fixes: swap });
  return undefined;
}

/** Whether a path is that of a parameter; `three` is more likely a number in words. */
function namesParam({ names }: Path, { declarations }: Scope): boolean {
  const [first, second] = names;
  return second === undefined ? declarations.params.has(first?.text ?? '') : first?.text === 'param';
}

/** The digits of a literal or of a parameter that is an integer; none of anything else. */
function digitsOf(operand: Operand): string {
  if (operand.kind === 'number') return operand.digits;
  return operand.kind === 'constant' && operand.constant.type === 'integer'
    ? String(operand.constant.value)
    : '';
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
