import { builders } from 'prettier/doc';
import type {
  Aggregate,
  AnyItem,
  AverageGap,
  Behaviour,
  Clause,
  FilteredEvents,
  CountClause,
  Events,
  Length,
  MoreOften,
  Name,
  Pause,
  Since,
} from '../nodes.ts';
import type { UserWindow, Window } from '../window-nodes.ts';
import type { Sequence, Step } from '../sequence-nodes.ts';
import { ordinalText } from '../ordinals.ts';
import type { Comments } from './comments.ts';
import { endsWithComment, head, parenthesised, placed, type Doc } from './layout.ts';
import { printName, printOpenName, printPath } from './literals.ts';
import { levels, printedClauses, whereStandsAlone } from './precedence.ts';
import { printExpression } from './print-expression.ts';

const { group, hardline, indent, line } = builders;

/** `did x` with its clauses behind it, or a line each when they do not fit. */
export function printBehaviour(behaviour: Behaviour, comments: Comments): Doc {
  const start = `did ${behaviour.negated ? 'not ' : ''}${printEvents(behaviour.events, printName)}`;
  return withClauses([start, head(behaviour, comments)], behaviour.clauses, comments);
}

/** `did more a than b`; a side with a `where` stands in parentheses. */
export function printMoreOften(node: MoreOften, comments: Comments): Doc {
  const [more, than] = [node.more, node.than].map((side): Doc => printFiltered(side, printName, comments));
  const start: Doc = [`did ${node.negated ? 'not ' : ''}more `, more ?? '', ' than ', than ?? ''];
  return withClauses(start, node.clauses, comments);
}

/** Events with a `where` stand in parentheses: what follows belongs to what is around. */
function printFiltered(
  { events, clauses }: FilteredEvents,
  printOne: (name: Name) => string,
  comments: Comments,
): Doc {
  const names = printEvents(events, printOne);
  return clauses.length === 0 ? names : parenthesised(withClauses(names, clauses, comments));
}

/** `did a then (b where x = 1) in last 7 days`, a line for each step when they do not fit on one. */
export function printSequence({ steps, clauses }: Sequence, comments: Comments): Doc {
  const [first, ...later] = steps.map((step, at): Doc => {
    const word = at === 0 ? '' : 'then ';
    return placed(step, [word, step.negated ? 'not ' : '', printStep(step, comments)], comments);
  });
  const then = later.map((step): Doc => [line, step]);
  return group(['did ', indent([first ?? '', ...then, clausesBehind(clauses, comments)])]);
}

/** Clauses of its own stand in parentheses; one that no `where` begins needs none. */
function printStep(step: Step, comments: Comments): Doc {
  const [clause, ...others] = step.clauses;
  const start: Doc = [printEvents(step.events, printName), head(step, comments)];
  if (clause === undefined) return start;
  const isShort = clause.kind === 'within' || clause.kind === 'as';
  if (isShort && others.length === 0 && !comments.touch(step))
    return withClauses(start, step.clauses, comments);
  return parenthesised(withClauses(start, step.clauses, comments));
}

/** `sum(amount) of x` with its clauses. */
export function printAggregate(aggregate: Aggregate, comments: Comments): Doc {
  const { argument, number, events } = aggregate;
  const value: Doc =
    argument === undefined
      ? ''
      : [
          number === undefined ? '' : ` ${number.text}`,
          parenthesised(printExpression(argument, comments, levels.chain)),
        ];
  const start: Doc = [printName(aggregate.function), value, ' of ', printEvents(events, printOpenName)];
  return withClauses([start, head(aggregate, comments)], aggregate.clauses, comments);
}

/** `any item in items where (…)`. */
export function printAnyItem(node: AnyItem, comments: Comments): Doc {
  const list = printExpression(node.list, comments, levels.operand);
  return withClauses(
    ['any ', printName(node.name), ' in ', list, head(node, comments)],
    node.clauses,
    comments,
  );
}

/** `days since the last x`, `average days between x`, with its clauses. */
export function printElapsed(node: Since | AverageGap, comments: Comments): Doc {
  const unit = printName(node.unit);
  const words = node.kind === 'since' ? `${unit} since the ${node.which}` : `average ${unit} between`;
  return withClauses(
    [`${words} ${printEvents(node.events, printOpenName)}`, head(node, comments)],
    node.clauses,
    comments,
  );
}

/** `stopped x: in last 60 days, quiet 14 days`, its `where` before the lengths. */
export function printPause(pause: Pause, comments: Comments): Doc {
  const start: Doc = [pause.kind, ' ', printEvents(pause.events, printName), head(pause, comments)];
  const [active, quiet] = [pause.active, pause.quiet].map(printLength);
  // What follows a comment is part of it; one at the end of a line stays with what stands before it there.
  const last = pause.clauses.at(-1);
  const behindComment = last !== undefined && endsWithComment(last, comments);
  const rest =
    pause.kind === 'stopped'
      ? [behindComment ? hardline : '', `: in last ${String(active)}, quiet ${String(quiet)}`]
      : [line, `in last ${String(active)} after ${String(quiet)} quiet`];
  return group([withClauses(start, pause.clauses, comments), indent(rest)]);
}

/** `14 days`. */
export function printLength({ amount, unit }: Length): string {
  return `${amount.digits} ${printName(unit)}`;
}

function printEvents(events: Events, printOne: (name: Name) => string): string {
  switch (events.kind) {
    case 'one event':
      return printOne(events.name);
    case 'any of':
      return `any of (${events.names.map(printOne).join(', ')})`;
    case 'any event':
      return 'any event';
  }
}

function withClauses(start: Doc, clauses: readonly Clause[], comments: Comments): Doc {
  return group([start, indent(clausesBehind(clauses, comments))]);
}

function clausesBehind(clauses: readonly Clause[], comments: Comments): Doc {
  return printedClauses(clauses, comments).map((clause): Doc => [
    line,
    placed(clause, printClause(clause, comments), comments),
  ]);
}

function printClause(clause: Clause, comments: Comments): Doc {
  switch (clause.kind) {
    case 'count':
      return printCount(clause, comments);
    case 'count of periods': {
      const least = printExpression(clause.least, comments, levels.sum);
      const unit = printName(clause.unit);
      return ['on at least ', least, clause.inARow ? ` ${unit} in a row` : ` distinct ${unit}`];
    }
    case 'regularity': {
      const { word, times, per, least, of, unit, span } = clause;
      const often =
        times === undefined
          ? `${word} once`
          : printCount({ kind: 'count', word, bounds: [times], same: undefined, span }, comments);
      const periods = `${least.digits} of the last ${of.digits} ${printName(unit)}`;
      return [often, ` a ${printName(per)} in ${periods}`];
    }
    case 'occurrence': {
      const { which, ago } = clause;
      const time = `for the ${which === 'last' ? which : ordinalText(which)} time`;
      return ago === undefined ? time : `${time} ${ago.relation} ${printLength(ago)} ago`;
    }
    case 'within':
    case 'all within':
      return `${clause.kind} ${printLength(clause.length)}`;
    case 'as':
      return `as ${printName(clause.name)}`;
    case 'where': {
      const { condition } = clause;
      if (whereStandsAlone(condition)) return ['where ', printExpression(condition, comments, levels.chain)];
      const inside = printExpression(condition, comments, levels.chain);
      return ['where ', parenthesised(inside, head(clause, comments))];
    }
    case 'window':
      return printWindow(clause.window, comments);
  }
}

function printCount({ word, bounds, same }: CountClause, comments: Comments): Doc {
  const [first, ...rest] = bounds.map((bound) => printExpression(bound, comments, levels.sum));
  const [only, second] = bounds;
  const once = second === undefined && only?.kind === 'number' && only.digits === '1';
  const times = once ? ' time' : ' times';
  const alike = same === undefined ? '' : ` with the same ${printPath(same.names)}`;
  return [word, ' ', first ?? '', ...rest.map((bound): Doc => [' and ', bound]), times, alike];
}

function printWindow(window: Window, comments: Comments): Doc {
  switch (window.kind) {
    case 'last':
      return `in last ${window.amount} ${window.complete ? 'complete ' : ''}${printName(window.unit)}`;
    case 'period':
      return `${window.which} ${printName(window.unit)}`;
    case 'ago':
      return `between ${window.far.digits} and ${window.near.digits} ${printName(window.unit)} ago`;
    case 'on':
      return `on ${window.date.text}`;
    case 'since':
      return `since ${window.from.text}`;
    case 'before':
      return `before ${window.to.text}`;
    case 'from to':
      return `from ${window.from.text} to ${window.to.text}`;
    case 'after':
      return [`within ${printLength(window.length)} after `, printAnchor(window.anchor, comments)];
    case 'today':
    case 'yesterday':
    case 'ever':
      return window.kind;
  }
}

function printAnchor(anchor: UserWindow['anchor'], comments: Comments): Doc {
  if (anchor.kind === 'path') return printPath(anchor.names);
  return ['the first ', printFiltered(anchor, printOpenName, comments)];
}
