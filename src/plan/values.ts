import type { Logic, Point, Value, ValueTest } from '../semantics/typed.ts';
import { pathText, type PropertyPart } from '../catalog/property-path.ts';
import { leavesOf, mapLogic, visitLogic } from './logic.ts';
import type { PredicateLeaf, UserRanking, UserState, UserValue } from './nodes.ts';

/** The same test over other values. */
export function mapTest<A, B>(test: ValueTest<A>, map: (value: A) => B): ValueTest<B> {
  switch (test.kind) {
    case 'compare':
      return { ...test, left: map(test.left), right: map(test.right) };
    case 'one of':
      return { ...test, value: map(test.value) };
    case 'text':
      return { ...test, value: map(test.value), part: map(test.part) };
    case 'distance':
      return { ...test, from: mapPoint(test.from, map), to: mapPoint(test.to, map) };
    case 'any item':
      return {
        ...test,
        list: map(test.list),
        where: mapLogic(test.where, (inner) => mapTest(inner, map)),
      };
    case 'known':
    case 'pattern':
    case 'age':
    case 'anniversary':
    case 'day of year':
    case 'relative':
      return { ...test, value: map(test.value) };
  }
}

function mapPoint<A, B>({ latitude, longitude }: Point<A>, map: (value: A) => B): Point<B> {
  return { latitude: map(latitude), longitude: map(longitude) };
}

/** The values that a test looks at. */
export function testedValues<V>(test: ValueTest<V>): readonly V[] {
  switch (test.kind) {
    case 'compare':
      return [test.left, test.right];
    case 'text':
      return [test.value, test.part];
    case 'any item':
      return [test.list, ...leavesOf(test.where).flatMap(testedValues)];
    case 'distance':
      return [test.from, test.to].flatMap(({ latitude, longitude }) => [latitude, longitude]);
    default:
      return [test.value];
  }
}

/** The values that a test of a predicate looks at. */
export function valuesOfLeaf<W>(leaf: PredicateLeaf<W>): readonly UserValue<W>[] {
  switch (leaf.kind) {
    case 'member of':
    case 'in list':
    case 'in sample':
    case 'count test':
    case 'time test':
    case 'follow test':
    case 'rank test':
      return [];
    default:
      return testedValues(leaf);
  }
}

/** The states that a ranking looks at. */
export function statesOfRanking<W>({ by, per, among }: UserRanking<W>): readonly UserState<W>[] {
  const states = [...statesOfValue(by), ...(per === undefined ? [] : statesOfValue(per))];
  if (among !== undefined) visitLogic(among, (leaf) => states.push(...statesOfLeaf(leaf)));
  return states;
}

/** The states that a value is made of, from left to right. */
export function statesOfValue<W>(value: UserValue<W>): readonly UserState<W>[] {
  switch (value.kind) {
    case 'measure':
      return [value.state];
    case 'elapsed':
      return [value.since.state];
    case 'score':
      return statesOfRanking(value.ranking);
    case 'arithmetic':
      return [...statesOfValue(value.left), ...statesOfValue(value.right)];
    case 'lowered':
    case 'version':
    case 'size':
    case 'local part':
      return statesOfValue(value.value);
    default:
      return [];
  }
}

/** The states that a test of a predicate looks at. */
export function statesOfLeaf<W>(leaf: PredicateLeaf<W>): readonly UserState<W>[] {
  switch (leaf.kind) {
    case 'member of':
    case 'in list':
    case 'in sample':
      return [];
    case 'count test':
      return [leaf.state];
    case 'time test':
      return [leaf.time.state];
    case 'follow test': {
      const { anchor } = leaf.after;
      return anchor.kind === 'measure' ? [leaf.time.state, anchor.state] : [leaf.time.state];
    }
    case 'rank test':
      return statesOfRanking(leaf.ranking);
    default:
      return testedValues(leaf).flatMap(statesOfValue);
  }
}

/** What a value of a user is made of, each part mapped. */
export interface PartMaps<A, B> {
  readonly state: (state: UserState<A>) => UserState<B>;
  readonly window: (window: A) => B;
  readonly ranking: (ranking: UserRanking<A>) => UserRanking<B>;
}

/** Replaces the states in a value, the windows and the rankings. */
export function mapParts<A, B>(value: UserValue<A>, maps: PartMaps<A, B>): UserValue<B> {
  const within = (inner: UserValue<A>) => mapParts(inner, maps);
  switch (value.kind) {
    case 'measure':
      return { ...value, state: maps.state(value.state) };
    case 'elapsed': {
      const since = { ...value.since, state: maps.state(value.since.state) };
      return { ...value, since, until: maps.window(value.until) };
    }
    case 'score':
      return { ...value, ranking: maps.ranking(value.ranking) };
    case 'arithmetic':
      return { ...value, left: within(value.left), right: within(value.right) };
    case 'lowered':
    case 'version':
      return { ...value, value: within(value.value) };
    case 'local part':
      return { ...value, value: within(value.value) };
    case 'size':
      return { ...value, value: within(value.value) };
    default:
      return value;
  }
}

/** Notes the properties of the event or of the user that a value reads. */
export function noteReads(
  value: Value | UserValue<unknown>,
  of: 'event' | 'user',
  reads: Map<string, PropertyPart>,
): void {
  if (value.kind === 'event property' || value.kind === 'user property') {
    if (value.kind === `${of} property`)
      reads.set(pathText(value.path), { path: value.path, type: value.type });
  }
  if (value.kind === 'lowered' || value.kind === 'version' || value.kind === 'size')
    noteReads(value.value, of, reads);
  if (value.kind === 'local part') {
    noteReads(value.value, of, reads);
    if (typeof value.zone !== 'string') noteReads(value.zone, of, reads);
  }
  if (value.kind === 'arithmetic') {
    noteReads(value.left, of, reads);
    noteReads(value.right, of, reads);
  }
}

/** Whether a condition on events asks when they were done. */
export function asksForTime(where: Logic<ValueTest> | undefined): boolean {
  let asks = false;
  if (where !== undefined) visitLogic(where, (test) => (asks ||= testedValues(test).some(isOfTime)));
  return asks;
}

function isOfTime(value: Value): boolean {
  switch (value.kind) {
    case 'event time':
      return true;
    case 'arithmetic':
      return isOfTime(value.left) || isOfTime(value.right);
    case 'lowered':
    case 'version':
    case 'size':
    case 'local part':
      return isOfTime(value.value);
    default:
      return false;
  }
}

/** Properties in the order of their names. */
export function byName(reads: ReadonlyMap<string, PropertyPart>): PropertyPart[] {
  return [...reads.values()].sort((a, b) => (pathText(a.path) < pathText(b.path) ? -1 : 1));
}
