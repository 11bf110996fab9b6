import type { Declaration, Field, File, TypeExpression } from '../declaration-nodes.ts';
import type { Clause, Expression, Path } from '../nodes.ts';
import type { Section } from '../sections/nodes.ts';
import type { Step } from '../sequence-nodes.ts';
import type { TestStatement } from '../tests/nodes.ts';
import { whereStandsAlone } from './precedence.ts';

/** What can stand on a line of its own, and so what a comment can belong to. */
export type Place = Declaration | Section | Field | Expression | Step | Clause | Path | TestStatement | File;

/** The places directly inside a place, in the order in which they were written. */
export function placesIn(place: Place): readonly Place[] {
  if ('declarations' in place) return place.declarations;
  if (!('kind' in place)) return typePlaces(place.type);
  switch (place.kind) {
    case 'import':
    case 'param':
    case 'list':
    case 'description':
    case 'owner':
    case 'tags':
    case 'time zone':
    case 'refresh':
    case 'expect size':
    case 'expect change':
    case 'count':
    case 'count of periods':
    case 'regularity':
    case 'occurrence':
    case 'within':
    case 'all within':
    case 'as':
    case 'as of':
    case 'given user':
    case 'given param':
    case 'given event':
    case 'expected members':
    case 'expected value':
      return [];
    case 'event':
    case 'user':
      return place.fields;
    case 'segment':
      return place.sections;
    case 'test':
      return place.statements;
    case 'trait':
      return [place.value];
    case 'export':
      return place.paths;
    case 'members':
      return [place.condition];
    case 'where':
      return expressionPlaces(place.condition);
    case 'step':
      return place.clauses;
    case 'window':
      return place.window.kind === 'after' && place.window.anchor.kind === 'first event'
        ? place.window.anchor.clauses
        : [];
    default:
      return expressionPlaces(place);
  }
}

function typePlaces(type: TypeExpression): readonly Field[] {
  switch (type.kind) {
    case 'named':
    case 'error':
      return [];
    case 'list':
      return typePlaces(type.of);
    case 'record':
      return type.fields;
  }
}

/** Places inside an expression: what is no place itself (an operand, the arm of a `not`) gives those inside it. */
function expressionPlaces(expression: Expression): readonly Place[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
    case 'at least of':
      return expression.arms;
    case 'not':
      return expressionPlaces(expression.arm);
    case 'compare':
      return [...expressionPlaces(expression.left), ...expressionPlaces(expression.right)];
    case 'between':
      return [expression.value, expression.low, expression.high].flatMap(expressionPlaces);
    case 'one of':
      return [...expressionPlaces(expression.value), ...expression.options];
    case 'text test':
      return [...expressionPlaces(expression.value), ...expressionPlaces(expression.part)];
    case 'list test':
      return [...expressionPlaces(expression.value), ...expressionPlaces(expression.item)];
    case 'distance test':
      return [...expressionPlaces(expression.from), ...expressionPlaces(expression.of)];
    case 'point':
      return [...expressionPlaces(expression.latitude), ...expressionPlaces(expression.longitude)];
    case 'presence':
    case 'truth':
    case 'relative test':
      return expressionPlaces(expression.value);
    case 'arithmetic': {
      const found: (readonly Place[])[] = [];
      let left: Expression = expression;
      for (; left.kind === 'arithmetic'; left = left.left) found.push(expressionPlaces(left.right));
      return [...expressionPlaces(left), ...found.reverse().flat()];
    }
    case 'any item':
    case 'did':
    case 'stopped':
    case 'restarted':
    case 'aggregate':
    case 'since':
    case 'average gap':
      return expression.clauses;
    case 'more often':
      return [...expression.more.clauses, ...expression.than.clauses, ...expression.clauses];
    case 'sequence':
      return [...expression.steps, ...expression.clauses];
    // Parentheses around what it is ranked by are not printed, so that comments in them have no place.
    case 'rank':
    case 'score':
    case 'in segment':
    case 'in list':
    case 'in sample':
    case 'text':
    case 'number':
    case 'boolean':
    case 'date':
    case 'version':
    case 'age':
    case 'anniversary':
    case 'size':
    case 'local part':
    case 'timestamp':
    case 'path':
    case 'error':
      return [];
  }
}

/** Whether a comment may follow a place's opening (`{`, `(`, `members`, `=`) on its line. */
export function hasHead(place: Place): boolean {
  if ('declarations' in place) return false;
  if (!('kind' in place)) return typePlaces(place.type).length > 0;
  switch (place.kind) {
    case 'event':
    case 'user':
    case 'segment':
    case 'test':
    case 'trait':
    case 'members':
    case 'did':
    case 'step':
    case 'stopped':
    case 'restarted':
    case 'aggregate':
    case 'since':
    case 'average gap':
    case 'at least of':
      return true;
    case 'one of':
      return expressionPlaces(place.value).length === 0;
    case 'where':
      return !whereStandsAlone(place.condition);
    default:
      return false;
  }
}
