import type { Constant } from '../../../src/semantics/constant.ts';
import type { Ranking } from '../../../src/semantics/ranking.ts';
import { partsOf } from '../../../src/catalog/parts-of.ts';
import type { Program } from '../../../src/semantics/segments.ts';
import type { ConditionLeaf, EventScan, SegmentRule } from '../../../src/semantics/typed.ts';
import { aggregated } from './aggregates.ts';
import { elapsed } from './elapsed.ts';
import { compareCodePoints } from './code-points.ts';
import { logicHolds } from './logic.ts';
import { isAmongFirst, type Ranked, scoreOf } from './rankings.ts';
import { isDrawn } from './samples.ts';
import { sequenceStarts } from './sequences.ts';
import { countOf } from './counts.ts';
import { type Readable, readProperty, testHolds, valueOf } from './values.ts';
import { intervalFor } from './user-windows.ts';
import { contains } from './windows.ts';
import type { StoredEvent, StoredProperties, StoredUser, World } from './world.ts';

/** A member, with the exported values in the order of the exports; null is missing. */
export interface Member {
  readonly user: string;
  readonly exports: readonly (Constant | null)[];
}

/**
 * The members of a segment at an `as of`, by user id in order of code points: the meaning of the language, plain
 * and slow, from the typed rule and rows as they lie. Throws when two rows of one user differ.
 */
export function interpret(program: Program, segment: string, world: World, asOf: bigint): Member[] {
  const rule = ruleOf(program, segment);
  return universe(program, world, asOf)
    .map((user): Standing => ({ ...user, rule, program, world, asOf }))
    .filter((standing) => !isExcluded(rule, standing) && holds(rule, standing))
    .map((standing) => ({ user: standing.id, exports: exportsOf(rule, standing) }))
    .sort((a, b) => compareCodePoints(a.user, b.user));
}

/** Somebody who can be a member, with everything that he did before `as of`. */
interface User {
  readonly id: string;
  readonly properties: StoredProperties | undefined;
  readonly events: readonly StoredEvent[];
}

/** A user, and what else a rule's answer about them hangs on. */
export interface Standing extends User {
  /** The rule that is asked; it says who is ranked. */
  readonly rule: SegmentRule | undefined;
  readonly program: Program;
  readonly world: World;
  readonly asOf: bigint;
}

/** How one user stands; undefined for somebody outside of the universe. */
export function standingOf(program: Program, world: World, asOf: bigint, id: string): Standing | undefined {
  const user = universe(program, world, asOf).find((one) => one.id === id);
  return user && { ...user, rule: undefined, program, world, asOf };
}

/** Whether the project excludes a user from a segment: from all but those that its exclusion needs itself. */
export function isExcluded(rule: SegmentRule, standing: Standing): boolean {
  const { program } = standing;
  if (program.exclusion === undefined) return false;
  const exclusion = ruleOf(program, program.exclusion);
  return !needs(exclusion, rule, program) && holds(exclusion, standing);
}

function needs(rule: SegmentRule, other: SegmentRule, program: Program): boolean {
  return rule === other || rule.references.some((name) => needs(ruleOf(program, name), other, program));
}

function ruleOf(program: Program, segment: string): SegmentRule {
  const rule = program.segments.get(segment);
  if (rule === undefined) throw new Error(`there is no segment ${segment}`);
  return rule;
}

/** The users of the source; without one, whoever was seen in a declared event. */
function universe(program: Program, world: World, asOf: bigint): User[] {
  const events = world.events.filter(
    ({ name, time }) => name !== null && program.catalog.events.has(name) && time !== null && time < asOf,
  );
  const eventsOf = (id: string) => events.filter(({ user }) => user === id);
  if (world.users === undefined) {
    const seen = new Set(events.map(({ user }) => user));
    return [...seen].flatMap((id) =>
      id === null ? [] : [{ id, properties: undefined, events: eventsOf(id) }],
    );
  }
  const users = new Map<string, User>();
  for (const { id, valid, properties } of world.users) {
    if (id === null || !isValid(valid, asOf)) continue;
    const other = users.get(id);
    if (other !== undefined) assertEqual(program, id, other.properties, properties);
    else users.set(id, { id, properties, events: eventsOf(id) });
  }
  return [...users.values()];
}

function isValid(valid: StoredUser['valid'], asOf: bigint): boolean {
  if (valid === undefined) return true;
  return (valid.from === null || valid.from <= asOf) && (valid.to === null || asOf < valid.to);
}

function assertEqual(program: Program, id: string, ...rows: (StoredProperties | undefined)[]): void {
  for (const { path, type } of [...program.catalog.userProperties.values()].flatMap(partsOf)) {
    if (typeof type !== 'string') continue;
    const [first, second] = rows.map((properties) => readProperty(properties, path, type)?.value);
    if (first !== second) throw new Error(`two rows of the user source differ for user ${id}`);
  }
}

function holds(rule: SegmentRule, standing: Standing): boolean {
  return logicHolds(rule.members, (leaf) => leafHolds(leaf, { ...standing, rule }));
}

/** Whether a leaf of a condition holds for a user. */
export function leafHolds(leaf: ConditionLeaf, standing: Standing): boolean {
  switch (leaf.kind) {
    case 'behaviour': {
      const count = countOf(leaf.counted, eventsOf(leaf, standing));
      return count >= leaf.count.least && count <= (leaf.count.most ?? Infinity);
    }
    case 'sequence': {
      const count = sequenceStarts(leaf, standing).length;
      return count >= leaf.count.least && count <= (leaf.count.most ?? Infinity);
    }
    case 'in list':
      return standing.world.lists?.get(leaf.contentHash)?.has(standing.id) === true;
    case 'rank':
      return isAmongFirst(leaf, standing.id, rankedBeside(leaf.ranking, standing));
    case 'in sample':
      return isDrawn(leaf, standing.id);
    case 'occurrence': {
      const times = eventsOf(leaf, standing).map(({ time }) => time ?? 0n);
      times.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const time = leaf.which === 'last' ? times.at(-1) : times[leaf.which - 1];
      const interval = intervalFor(leaf.at, standing);
      return time !== undefined && interval !== undefined && contains(interval, time);
    }
    case 'in segment':
      return holds(ruleOf(standing.program, leaf.segment), standing);
    default:
      return testHolds(leaf, readableOf(standing));
  }
}

/** What tests of a user may read. */
export function readableOf(standing: Standing): Readable {
  return {
    asOf: standing.asOf,
    user: standing.properties,
    event: undefined,
    aggregate: (value) => aggregated(value.aggregate, eventsOf(value, standing), value.zone),
    score: (value) => scoreOf(value, standing.id, rankedBeside(value.ranking, standing)),
    since: (value) => elapsed(value, eventsOf(value, standing), standing.asOf),
  };
}

/** The users who have a place in a ranking, those of the user's own group. */
function rankedBeside({ by, per, among }: Ranking, standing: Standing): Ranked[] {
  const { rule, program, world, asOf } = standing;
  const groupOf = (one: Standing) => per && valueOf(per, readableOf(one))?.value;
  const own = groupOf(standing);
  return universe(program, world, asOf).flatMap((user) => {
    const one: Standing = { ...user, rule, program, world, asOf };
    if (rule !== undefined && isExcluded(rule, one)) return [];
    if (among !== undefined && !logicHolds(among, (leaf) => leafHolds(leaf, one))) return [];
    const value = valueOf(by, readableOf(one));
    const group = groupOf(one);
    const isBeside = per === undefined || (group !== undefined && group === own);
    return value !== undefined && isBeside ? [{ id: user.id, value }] : [];
  });
}

/** The events that a behaviour or an aggregate looks at: copies count once, rows without an id each. */
export function eventsOf({ events: names, where, window }: EventScan, standing: Standing): StoredEvent[] {
  const { events, properties, asOf } = standing;
  const interval = intervalFor(window, standing);
  if (interval === undefined) return [];
  const matching = events.filter(
    ({ name, time, properties: event }) =>
      name !== null &&
      names.includes(name) &&
      time !== null &&
      contains(interval, time) &&
      (where === undefined ||
        logicHolds(where, (test) => testHolds(test, { asOf, user: properties, event, time }))),
  );
  return matching.filter(
    ({ id }, index) => id === null || matching.findIndex((other) => other.id === id) === index,
  );
}

function exportsOf(rule: SegmentRule, standing: Standing): (Constant | null)[] {
  return rule.exports.map(({ value, type }) => {
    if (typeof type !== 'string') throw new Error('lists and records are not exported yet');
    return valueOf(value, readableOf(standing)) ?? null;
  });
}
