import {
  eventsOf,
  isExcluded,
  leafHolds,
  readableOf,
  type Standing,
  standingOf,
} from '../../../test/support/reference/interpret.ts';
import { logicHolds } from '../../../test/support/reference/logic.ts';
import { placeOf } from '../../../test/support/reference/samples.ts';
import { instantOfAnchor } from '../../../test/support/reference/user-windows.ts';
import { sequenceStarts } from '../../../test/support/reference/sequences.ts';
import { itemsOf, valueOf } from '../../../test/support/reference/values.ts';
import type { World } from '../../../test/support/reference/world.ts';
import { countOf } from '../../../test/support/reference/counts.ts';
import { conditionClause } from '../../plan/explain/condition-clause.ts';
import { constantWords, counted, nameWords, pathWords } from '../../plan/explain/constant-words.ts';
import { localTime } from '../../plan/explain/local-time.ts';
import type { Telling } from '../../plan/explain/telling.ts';
import { inOneLine, tellingFor } from '../../plan/explain/telling-for.ts';
import { anchorWords, valueWords } from '../../plan/explain/value-words.ts';
import { isAtLeast, isChain, isNegation } from '../../plan/logic.ts';
import { testedValues } from '../../plan/values.ts';
import type { Program } from '../../semantics/segments.ts';
import type {
  Behaviour,
  Condition,
  ConditionLeaf,
  Occurrence,
  SegmentRule,
  Value,
} from '../../semantics/typed.ts';
import type { Sequence } from '../../semantics/sequence.ts';

/** A clause of a rule that decided whether a user is a member. */
export interface DecidingClause {
  /** The clause in words. */
  readonly text: string;
  readonly holds: boolean;
  /** Whether it stands under a `not`: then it rules users out where it holds. */
  readonly negated: boolean;
  /** What was found of the user: counts, times, values. Empty when the clause says all there is. */
  readonly found: string;
  /** Those of a segment that the clause names. */
  readonly because: readonly DecidingClause[];
}

/**
 * The clauses by which a user is a member of a segment, or is none; undefined for somebody who is no user there. It is
 * the interpreter that is asked, so that it is the meaning of the rule and no engine's.
 */
export function decidingClauses(
  program: Program,
  segment: string,
  world: World,
  asOf: bigint,
  user: string,
): readonly DecidingClause[] | undefined {
  const rule = program.segments.get(segment);
  const standing = standingOf(program, world, asOf, user);
  if (rule === undefined || standing === undefined) return undefined;
  if (!isExcluded(rule, standing)) return clausesOfRule(rule, standing);
  const exclusion = { kind: 'in segment', segment: program.exclusion ?? '' } as const;
  const clause = clauseOf(exclusion, standing, tellingFor(rule, standing.program, standing.asOf), true);
  return [{ ...clause, text: `${clause.text}, which the project excludes` }];
}

function clausesOfRule(rule: SegmentRule, standing: Standing): readonly DecidingClause[] {
  return clausesOf(rule.members, { ...standing, rule }, tellingFor(rule, standing.program, standing.asOf));
}

/** Only the arms that make it so: those that hold where the whole holds, those that do not where it does not. */
function clausesOf(
  condition: Condition,
  standing: Standing,
  telling: Telling,
  negated = false,
): readonly DecidingClause[] {
  if (isNegation(condition)) return clausesOf(condition.arm, standing, telling, !negated);
  if (!isChain(condition) && !isAtLeast(condition)) return [clauseOf(condition, standing, telling, negated)];
  const holds = (part: Condition) => logicHolds(part, (leaf) => leafHolds(leaf, standing));
  const whole = holds(condition);
  return condition.arms
    .filter((arm) => holds(arm) === whole)
    .flatMap((arm) => clausesOf(arm, standing, telling, negated));
}

function clauseOf(
  leaf: ConditionLeaf,
  standing: Standing,
  telling: Telling,
  negated: boolean,
): DecidingClause {
  const other = leaf.kind === 'in segment' ? standing.program.segments.get(leaf.segment) : undefined;
  return {
    text: inOneLine(conditionClause(leaf, telling)),
    holds: leafHolds(leaf, standing),
    negated,
    found: foundOf(leaf, standing, telling),
    because: other === undefined ? [] : clausesOfRule(other, standing),
  };
}

function foundOf(leaf: ConditionLeaf, standing: Standing, telling: Telling): string {
  switch (leaf.kind) {
    case 'behaviour':
    case 'occurrence':
      return foundEvents(leaf, standing, telling);
    case 'sequence':
      return foundSteps(leaf, standing);
    case 'compare':
      return foundValues([leaf.left, leaf.right], standing, telling);
    case 'distance':
      return foundValues(testedValues(leaf), standing, telling);
    case 'any item':
      return foundItems(leaf.list, standing, telling);
    case 'text':
      return foundValues([leaf.value, leaf.part], standing, telling);
    case 'one of':
    case 'pattern':
    case 'age':
    case 'anniversary':
    case 'day of year':
    case 'relative':
    case 'known':
      return foundValues([leaf.value], standing, telling);
    case 'in sample':
      return `their place is at ${(placeOf(leaf.seed, standing.id) / 100).toFixed(2)}%`;
    default:
      return '';
  }
}

/** `4 times, the last Thu 25 Jun 2026, 00:00; 2 more are not among those that count`. */
function foundEvents(leaf: Behaviour | Occurrence, standing: Standing, telling: Telling): string {
  const { zone } = telling;
  const found = eventsOf(leaf, standing);
  const inWindow = eventsOf({ ...leaf, where: undefined }, standing).length;
  const all = eventsOf({ ...leaf, where: undefined, window: { kind: 'ever' } }, standing).length;
  const last = found.reduce<bigint | undefined>(
    (latest, { time }) => (time !== null && (latest === undefined || time > latest) ? time : latest),
    undefined,
  );
  const parts = [
    counted(found.length, 'time'),
    ...(last === undefined ? [] : [`the last on ${localTime(last, zone)}`]),
    ...(leaf.kind === 'behaviour' ? daysWords(leaf, found) : []),
    ...anchorFound(leaf, standing, telling),
  ];
  const notes = [
    ...(inWindow > found.length
      ? [`${String(inWindow - found.length)} more in the window do not count`]
      : []),
    ...(all > inWindow ? [`${String(all - inWindow)} more outside of the window`] : []),
  ];
  return [parts.join(', '), ...notes].join('; ');
}

/** `add_to_cart 2 times, order_completed 1 time; from 1 of the first the rest follows`. */
function foundSteps(leaf: Sequence, standing: Standing): string {
  const found = leaf.steps.flatMap(({ absent, ...step }) => [
    { step, window: leaf.window },
    ...absent.map((one) => ({ step: one, window: { kind: 'ever' } as const })),
  ]);
  const steps = found.map(({ step, window }) => {
    const times = eventsOf({ ...step, window }, standing).length;
    return `${step.events.map(nameWords).join(' or ')} ${counted(times, 'time')}`;
  });
  const starts = sequenceStarts(leaf, standing).length;
  return `${steps.join(', ')}; from ${String(starts)} of the first the rest follows`;
}

/** When the window of their own begins. */
function anchorFound(leaf: Behaviour | Occurrence, standing: Standing, telling: Telling): readonly string[] {
  const window = leaf.kind === 'occurrence' && leaf.at.kind === 'after' ? leaf.at : leaf.window;
  if (window.kind !== 'after') return [];
  const instant = instantOfAnchor(window.anchor, standing);
  if (window.anchor.kind === 'first event')
    return [instant === undefined ? 'nothing to follow' : `following ${localTime(instant, telling.zone)}`];
  const { text } = anchorWords(window.anchor, telling);
  return [`${text} is ${instant === undefined ? 'missing' : localTime(instant, telling.zone)}`];
}

function daysWords({ counted: what }: Behaviour, events: ReturnType<typeof eventsOf>): readonly string[] {
  if (what.kind === 'events' || events.length === 0) return [];
  const found = countOf(what, events);
  if (what.kind === 'events alike')
    return [`at most ${counted(found, 'time')} with the same ${pathWords(what.property.path)}`];
  if (what.kind === 'periods in a row') return [`at most ${counted(found, what.unit)} in a row`];
  if (what.times === 1) return [`in ${counted(found, `different ${what.unit}`)}`];
  return [`${counted(what.times, 'time')} or more in ${counted(found, what.unit)}`];
}

/** `their tags are "new", "vip"`, `lines has 2 items`. */
function foundItems(list: Value, standing: Standing, telling: Telling): string {
  const items = itemsOf(list, readableOf(standing));
  const { text } = valueWords(list, telling);
  if (items === undefined) return `${text} is missing`;
  if (items.length === 0) return `${text} has no items`;
  const words = items.flatMap((item) =>
    item.type === 'list' || item.type === 'record' ? [] : [constantWords(item, telling.zone)],
  );
  if (words.length < items.length) return `${text} has ${counted(items.length, 'item')}`;
  const more = words.length > mostItems ? `, and ${String(words.length - mostItems)} more` : '';
  return `the items of ${text} are ${words.slice(0, mostItems).join(', ')}${more}`;
}

/** More items of a list than these are only counted. */
const mostItems = 10;

/** `user.city is "Bandung"`, `the sum of … is missing`. */
function foundValues(values: readonly Value[], standing: Standing, telling: Telling): string {
  const said = values.flatMap((value) => {
    if (value.kind === 'constant' || ('type' in value && typeof value.type !== 'string')) return [];
    const found = valueOf(value, readableOf(standing));
    const words = found === undefined ? 'missing' : constantWords(found, telling.zone);
    return [`${valueWords(value, telling).text} is ${words}`];
  });
  return said.join('; ');
}
