import type {
  Amount,
  Behaviour as BehaviourNode,
  CountWord,
  Expression,
  RegularityClause,
} from '../ast/nodes.ts';
import type { Span } from '../source/span.ts';
import { checkScan, onlyClause, reportCountAfterNot } from './behaviours.ts';
import { checkCount } from './counts.ts';
import { checkCountedPeriod } from './periods.ts';
import { fault, type Scope } from './scope.ts';
import type { Behaviour, CountedPeriod } from './typed.ts';
import { wholeNumber } from './values.ts';
import { writtenText } from './written.ts';

/** `at least once a week in 3 of the last 4 weeks`: complete weeks, so many of which have so many events. */
export function checkRegularity(
  node: BehaviourNode,
  clause: RegularityClause,
  scope: Scope,
): Behaviour | undefined {
  const clashes = reportClash(node, clause, scope);
  if (node.negated) reportCountAfterNot(node, clause, scope);
  const unit = unitOf(clause, scope);
  const numbers = numbersOf(clause, scope);
  const assumed = {
    kind: 'complete',
    amount: numbers?.of ?? 1,
    unit: unit ?? 'day',
    zone: scope.zone,
  } as const;
  const scan = checkScan(node, scope, assumed);
  if (clashes || node.negated || unit === undefined || numbers === undefined || scan === undefined)
    return undefined;
  const { times, least } = numbers;
  const counted = { kind: 'periods', unit, zone: scope.zone, times } as const;
  return { kind: 'behaviour', ...scan, counted, count: { least, most: undefined } };
}

/** The clause says how often and when: no other may. */
function reportClash(node: BehaviourNode, clause: RegularityClause, scope: Scope): boolean {
  const kinds = ['count', 'count of periods', 'occurrence', 'window'] as const;
  const others = kinds.flatMap((kind) => onlyClause(node, kind, scope) ?? []);
  for (const { span } of others) {
    const also = [{ source: scope.source, span: clause.span, note: 'this says how often, and when' }];
    const facts = { clause: writtenText(span, scope), other: writtenText(clause.span, scope) };
    fault(scope, 'clashing-clauses', span, facts, { also, hint: 'join two behaviours with `and`' });
  }
  return others.length > 0;
}

function unitOf({ per, unit }: RegularityClause, scope: Scope): CountedPeriod | undefined {
  const of = checkCountedPeriod(per, scope);
  const last = of && checkCountedPeriod(unit, scope);
  if (of === undefined || last === undefined || of === last) return last;
  const text = `${of}s`;
  const asked = `once a ${of} in so many ${last}s`;
  const fixes = [{ title: `write \`${text}\``, edits: [{ span: unit.span, text }] }];
  fault(scope, 'wrong-regularity', unit.span, { asked, why: 'both have to be the same' }, { fixes });
  return undefined;
}

function numbersOf(
  { word, times, least, of, span }: RegularityClause,
  scope: Scope,
): { readonly times: number; readonly least: number; readonly of: number } | undefined {
  const often = oftenOf(word, times, span, scope);
  const periods = atLeastOne(of, scope);
  const some = atLeastOne(least, scope);
  if (often === undefined || periods === undefined || some === undefined) return undefined;
  if (some <= periods) return { times: often, least: some, of: periods };
  const asked = `${String(some)} of ${String(periods)}`;
  fault(scope, 'wrong-regularity', least.span, { asked, why: `there are only ${String(periods)}` });
  return undefined;
}

/** How often it has to be done in a period; only `at least` and `more than` bound that from below. */
function oftenOf(
  word: CountWord,
  times: Expression | undefined,
  span: Span,
  scope: Scope,
): number | undefined {
  if (word !== 'at least' && word !== 'more than') {
    const why = 'say at least how often it is done in each of them';
    fault(scope, 'wrong-regularity', span, { asked: `\`${word}\``, why });
    return undefined;
  }
  if (times === undefined) return 1;
  const count = checkCount({ word, bounds: [times], span: times.span }, false, scope);
  if (count === undefined || count.least >= 1) return count?.least;
  fault(scope, 'wrong-regularity', times.span, { asked: '0 times', why: 'it holds for each of them' });
  return undefined;
}

function atLeastOne({ digits, span }: Amount, scope: Scope): number | undefined {
  const number = wholeNumber(digits);
  if (number !== undefined && number >= 1 && number <= 100_000) return number;
  const why = 'it has to be a whole number from 1 on, and at most 100,000';
  fault(scope, 'wrong-regularity', span, { asked: digits, why });
  return undefined;
}
