import type { Clause, Expression } from '../nodes.ts';
import { clauseOrder } from './clause-order.ts';
import type { Comments } from './comments.ts';

/** How tightly an expression holds together: in a place that asks for more it stands in parentheses. */
export const levels = { chain: 0, negation: 1, comparison: 2, sum: 3, product: 4, operand: 5 } as const;

export type Level = (typeof levels)[keyof typeof levels];

/** The level of an expression, as the grammar's rules descend. */
export function levelOf(expression: Expression, comments: Comments): Level {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return levels.chain;
    case 'not':
      return levels.negation;
    case 'compare':
    case 'between':
    case 'one of':
    case 'text test':
    case 'list test':
    case 'relative test':
    case 'distance test':
    case 'presence':
    case 'truth':
      return levels.comparison;
    // Its clauses would take in what follows it.
    case 'any item':
    case 'did':
    case 'more often':
    case 'sequence':
    case 'stopped':
    case 'restarted':
      return levels.comparison;
    // A condition; what it is ranked by would take in what follows.
    case 'rank':
      return levels.comparison;
    // What it is ranked by is a sum, and takes in what follows.
    case 'score':
      return levels.sum;
    case 'arithmetic':
      return expression.operator === '+' || expression.operator === '-' ? levels.sum : levels.product;
    case 'aggregate':
    case 'since':
    case 'average gap':
      // A `where` at its end would take an operator that follows for its own.
      return printedClauses(expression.clauses, comments).at(-1)?.kind === 'where'
        ? levels.comparison
        : levels.operand;
    case 'point':
    case 'at least of':
    case 'in segment':
    case 'in list':
    case 'in sample':
    case 'text':
    case 'number':
    case 'boolean':
    case 'date':
    case 'timestamp':
    case 'age':
    case 'anniversary':
    case 'size':
    case 'version':
    case 'local part':
    case 'path':
    case 'error':
      return levels.operand;
  }
}

/** Clauses in the order in which they are printed: a comment may speak of the clause above it, so those that have one stay. */
export function printedClauses(clauses: readonly Clause[], comments: Comments): readonly Clause[] {
  return clauses.some((clause) => comments.touch(clause)) ? clauses : clauseOrder(clauses);
}

/** Whether a condition may follow `where` without parentheses: one comparison of plain values. */
export function whereStandsAlone(condition: Expression): boolean {
  switch (condition.kind) {
    case 'compare':
      return isPlain(condition.left) && isPlain(condition.right);
    case 'between':
      return [condition.value, condition.low, condition.high].every(isPlain);
    case 'text test':
      return isPlain(condition.value) && isPlain(condition.part);
    case 'list test':
      return isPlain(condition.value) && isPlain(condition.item);
    case 'one of':
      return isPlain(condition.value);
    case 'distance test':
      return isPlain(condition.from) && isPlain(condition.of);
    case 'presence':
    case 'truth':
      return isPlain(condition.value);
    // Its parentheses keep what follows out.
    case 'at least of':
      return true;
    case 'point':
    case 'path':
    case 'boolean':
    case 'text':
    case 'number':
    case 'date':
    case 'timestamp':
    case 'age':
    case 'anniversary':
    case 'size':
    case 'version':
    case 'local part':
    case 'arithmetic':
      return isPlain(condition);
    case 'and':
    case 'or':
    case 'not':
    case 'any item':
    case 'did':
    case 'more often':
    case 'sequence':
    case 'stopped':
    case 'restarted':
    case 'in segment':
    case 'in list':
    case 'in sample':
    case 'rank':
    case 'score':
    case 'aggregate':
    case 'since':
    case 'average gap':
    // `in last` would be the behaviour's own window.
    case 'relative test':
    case 'error':
      return false;
  }
}

/** A value that no clause after it can be taken into. */
function isPlain(value: Expression): boolean {
  let left = value;
  for (; left.kind === 'arithmetic'; left = left.left) if (!isPlain(left.right)) return false;
  switch (left.kind) {
    case 'path':
    case 'boolean':
    case 'text':
    case 'number':
    case 'date':
    case 'timestamp':
    case 'age':
    case 'anniversary':
    case 'size':
    case 'version':
    case 'local part':
      return true;
    // Its parentheses keep what follows out.
    case 'point':
      return true;
    default:
      return false;
  }
}
