import { builders } from 'prettier/doc';
import type { Arithmetic, Expression, Ranking } from '../nodes.ts';
import type { Comments } from './comments.ts';
import { endsInComment, head, parenthesised, placed, type Doc } from './layout.ts';
import { printName, printPath, printText } from './literals.ts';
import { levelOf, levels, type Level } from './precedence.ts';
import {
  printAggregate,
  printAnyItem,
  printBehaviour,
  printElapsed,
  printMoreOften,
  printPause,
  printSequence,
} from './print-behaviour.ts';

const { group, hardline, indent, join, line } = builders;

/** An expression where one that holds together at least as tightly as `level` may stand. */
export function printExpression(expression: Expression, comments: Comments, level: Level): Doc {
  const doc = printBare(expression, comments);
  return levelOf(expression, comments) < level ? parenthesised(doc) : doc;
}

/** The expression that a section or a trait is about, on lines of its own: each arm of a chain on one. */
export function printBody(expression: Expression, comments: Comments): Doc {
  const isChain = expression.kind === 'and' || expression.kind === 'or';
  const doc = isChain
    ? printChain(expression.kind, expression.arms, hardline, comments)
    : printExpression(expression, comments, levels.chain);
  return indent([hardline, placed(expression, doc, comments)]);
}

function printBare(expression: Expression, comments: Comments): Doc {
  const operand = (value: Expression): Doc => printExpression(value, comments, levels.sum);
  switch (expression.kind) {
    case 'and':
    case 'or':
      return group(printChain(expression.kind, expression.arms, line, comments));
    case 'not':
      return ['not ', printExpression(expression.arm, comments, levels.negation)];
    case 'at least of': {
      const last = expression.arms.length - 1;
      const arms = expression.arms.map((arm, at): Doc => {
        const doc = placed(arm, printExpression(arm, comments, levels.negation), comments);
        if (at === last) return doc;
        // A comma behind a comment would be a part of it.
        return [doc, endsInComment(arm, comments) ? hardline : '', ',', line];
      });
      return [`at least ${expression.least.digits} of `, parenthesised(arms, head(expression, comments))];
    }
    case 'compare':
      return tailed(operand(expression.left), [
        expression.operator,
        ' ',
        operand(expression.right),
        ignoring(expression.ignoringCase),
      ]);
    case 'between': {
      const { value, low, high } = expression;
      return group([operand(value), indent([line, 'between ', operand(low), line, 'and ', operand(high)])]);
    }
    case 'one of': {
      const options = expression.options.map((option) => placed(option, operand(option), comments));
      const list = parenthesised(join([',', line], options), head(expression, comments));
      return [
        operand(expression.value),
        expression.negated ? ' not in ' : ' in ',
        list,
        ignoring(expression.ignoringCase),
      ];
    }
    case 'text test': {
      const denial = expression.operator === 'matches' ? 'does not match' : 'does not contain';
      const words = expression.negated ? denial : expression.operator;
      const part = operand(expression.part);
      return tailed(operand(expression.value), [words, ' ', part, ignoring(expression.ignoringCase)]);
    }
    case 'list test': {
      const words = expression.negated ? 'has no ' : 'has ';
      const item = operand(expression.item);
      return tailed(operand(expression.value), [words, item, ignoring(expression.ignoringCase)]);
    }
    case 'any item':
      return printAnyItem(expression, comments);
    case 'relative test': {
      const { relation, amount, unit } = expression;
      if (relation === 'today') return tailed(operand(expression.value), relation);
      const than = relation === 'more than' || relation === 'less than';
      return tailed(operand(expression.value), [
        relation,
        ` ${amount} `,
        printName(unit),
        than ? ' ago' : '',
      ]);
    }
    case 'distance test': {
      const { amount, unit } = expression.radius;
      const words = `within ${amount.digits} ${printName(unit)} of `;
      return tailed(operand(expression.from), [words, operand(expression.of)]);
    }
    case 'point': {
      const parts = [expression.latitude, expression.longitude].map((part) => operand(part));
      return parenthesised(join([',', line], parts));
    }
    case 'presence':
      return tailed(operand(expression.value), expression.known ? 'is known' : 'is missing');
    case 'truth':
      return tailed(operand(expression.value), expression.is ? 'is true' : 'is false');
    case 'did':
      return printBehaviour(expression, comments);
    case 'more often':
      return printMoreOften(expression, comments);
    case 'sequence':
      return printSequence(expression, comments);
    case 'stopped':
    case 'restarted':
      return printPause(expression, comments);
    case 'aggregate':
      return printAggregate(expression, comments);
    case 'rank':
      return [
        `${expression.end} ${expression.size.digits}${expression.isShare ? '%' : ''}`,
        printRanking(expression, comments),
      ];
    case 'score':
      return [`score ${expression.groups.digits}`, printRanking(expression, comments)];
    case 'since':
    case 'average gap':
      return printElapsed(expression, comments);
    case 'in segment':
    case 'in list':
      return `${expression.kind} ${printName(expression.name)}`;
    case 'in sample': {
      const { from, to, seed } = expression;
      const start = from === undefined ? '' : `${from.digits}% to `;
      return `in sample ${start}${to.digits}% seed ${printText(seed.text)}`;
    }
    case 'arithmetic':
      return printArithmetic(expression, comments);
    case 'text':
      return printText(expression.value);
    case 'number':
      return expression.percent ?? expression.digits;
    case 'boolean':
      return String(expression.value);
    case 'date':
    case 'timestamp':
      return expression.text;
    case 'age':
    case 'anniversary':
    case 'size':
      return [`${expression.kind} of `, operand(expression.of)];
    case 'version':
      return `version ${printText(expression.text)}`;
    case 'local part': {
      const { part, of, at } = expression;
      const ofWhat = of === undefined ? '' : ` of ${printPath(of.names)}`;
      return `local ${printName(part)}${ofWhat}${at === undefined ? '' : ` at ${printPath(at.names)}`}`;
    }
    case 'path':
      return printPath(expression.names);
    case 'error':
      throw new Error('a file with faults is not printed');
  }
}

/** By what is ranked, with each further part on a line of its own when they do not fit. */
function printRanking({ by, per, among }: Ranking, comments: Comments): Doc {
  const parts: Doc[] = [];
  if (per !== undefined) parts.push([line, 'per ', printExpression(per, comments, levels.operand)]);
  if (among !== undefined)
    parts.push([line, 'among ', parenthesised(printExpression(among, comments, levels.chain))]);
  return group([' by ', printExpression(by, comments, levels.sum), indent(parts)]);
}

function ignoring(ignoringCase: boolean): Doc {
  return ignoringCase ? ' ignoring case' : '';
}

/** A value and what is said of it, on the next line when it does not fit. */
function tailed(value: Doc, tail: Doc): Doc {
  return group([value, indent([line, tail])]);
}

function printChain(
  word: 'and' | 'or',
  arms: readonly Expression[],
  separator: Doc,
  comments: Comments,
): Doc {
  return arms.map((arm, at): Doc => {
    const doc = printExpression(arm, comments, levels.negation);
    return at === 0 ? placed(arm, doc, comments) : [separator, placed(arm, [`${word} `, doc], comments)];
  });
}

/** Operators of one level, from the left; each with its operand on the next line when they do not fit. */
function printArithmetic(expression: Arithmetic, comments: Comments): Doc {
  const level = levelOf(expression, comments);
  const tighter = level === levels.sum ? levels.product : levels.operand;
  const tail: Doc[] = [];
  let left: Expression = expression;
  for (; left.kind === 'arithmetic' && levelOf(left, comments) === level; left = left.left)
    tail.push([line, left.operator, ' ', printExpression(left.right, comments, tighter)]);
  return group([printExpression(left, comments, tighter), indent(tail.reverse())]);
}
