import type { Point, Value, ValueTest } from '../semantics/typed.ts';
import type { PredicateLeaf, ReadProperty, UserState, UserValue } from './nodes.ts';

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
    case 'distance':
      return [test.from, test.to].flatMap(({ latitude, longitude }) => [latitude, longitude]);
    default:
      return [test.value];
  }
}

/** The states that a value is made of, from left to right. */
export function statesOfValue<W>(value: UserValue<W>): readonly UserState<W>[] {
  switch (value.kind) {
    case 'measure':
      return [value.state];
    case 'elapsed':
      return [value.since.state];
    case 'arithmetic':
      return [...statesOfValue(value.left), ...statesOfValue(value.right)];
    case 'lowered':
    case 'version':
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
    default:
      return testedValues(leaf).flatMap(statesOfValue);
  }
}

/** Replaces the states in a value, and the windows. */
export function mapStates<A, B>(
  value: UserValue<A>,
  map: (state: UserState<A>) => UserState<B>,
  mapWindow: (window: A) => B,
): UserValue<B> {
  const within = (inner: UserValue<A>) => mapStates(inner, map, mapWindow);
  switch (value.kind) {
    case 'measure':
      return { ...value, state: map(value.state) };
    case 'elapsed': {
      const since = { ...value.since, state: map(value.since.state) };
      return { ...value, since, until: mapWindow(value.until) };
    }
    case 'arithmetic':
      return { ...value, left: within(value.left), right: within(value.right) };
    case 'lowered':
    case 'version':
      return { ...value, value: within(value.value) };
    default:
      return value;
  }
}

/** Notes the properties of the event or of the user that a value reads. */
export function noteReads(
  value: Value | UserValue<unknown>,
  of: 'event' | 'user',
  reads: Map<string, ReadProperty>,
): void {
  if (value.kind === 'event property' || value.kind === 'user property') {
    if (value.kind === `${of} property`) reads.set(value.name, { name: value.name, type: value.type });
  }
  if (value.kind === 'lowered' || value.kind === 'version') noteReads(value.value, of, reads);
  if (value.kind === 'arithmetic') {
    noteReads(value.left, of, reads);
    noteReads(value.right, of, reads);
  }
}

/** Properties in the order of their names. */
export function byName(reads: ReadonlyMap<string, ReadProperty>): ReadProperty[] {
  return [...reads.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
