import type { Anchor, Logic, UserWindow, ValueTest } from '../semantics/typed.ts';
import type { PropertyValue, Window } from '../semantics/typed.ts';
import type { PropertyPart, PropertyPath } from '../catalog/property-path.ts';
import { microsOfLength } from './lengths.ts';
import { visitLogic } from './logic.ts';
import type { Scan, UserInstant, UserSpan, UserState } from './nodes.ts';
import { scansOf } from './relations.ts';
import { byName, noteReads, testedValues } from './values.ts';

/** The stretch of time that a user's own window is. */
export function userSpan(window: UserWindow): UserSpan<Window> {
  return { anchor: instantOf(window.anchor), micros: microsOfLength(window) };
}

function instantOf(anchor: Anchor): UserInstant<Window> {
  switch (anchor.kind) {
    case 'timestamp':
      return property(anchor.path, 'timestamp');
    case 'start of date':
      return { kind: 'start of date', date: property(anchor.path, 'date'), zone: anchor.zone };
    case 'first event': {
      const measure = { function: 'time of', which: 1 } as const;
      const state = { kind: 'state', grain: ['user'], input: scanOfFirst(anchor), measure } as const;
      return { kind: 'measure', state, type: 'timestamp' };
    }
  }
}

function property(path: PropertyPath, type: 'timestamp' | 'date'): PropertyValue {
  return { kind: 'user property', path, type };
}

function scanOfFirst({ events, where }: Extract<Anchor, { kind: 'first event' }>): Scan<Window> {
  return {
    kind: 'scan',
    grain: ['event'],
    events,
    window: { kind: 'ever' },
    after: undefined,
    where,
    copies: 'removed',
    ...readsOfWhere(where),
  };
}

/** The properties of the event and of its user that a `where` reads, by name. */
export function readsOfWhere(where: Logic<ValueTest> | undefined): Pick<Scan<Window>, 'reads' | 'userReads'> {
  const reads = new Map<string, PropertyPart>();
  const userReads = new Map<string, PropertyPart>();
  if (where !== undefined) {
    visitLogic(where, (test) => {
      for (const value of testedValues(test)) {
        noteReads(value, 'event', reads);
        noteReads(value, 'user', userReads);
      }
    });
  }
  return { reads: byName(reads), userReads: byName(userReads) };
}

/** The states that a state is made of, what is needed first before what needs it. */
export function withAnchors<W>(state: UserState<W>): readonly UserState<W>[] {
  const anchors = scansOf(state.input).flatMap(({ after }) =>
    after?.anchor.kind === 'measure' ? withAnchors(after.anchor.state) : [],
  );
  return [...anchors, state];
}

/** The property of the user that an instant is read from. */
export function propertyOfInstant(instant: UserInstant<unknown>): PropertyPart | undefined {
  switch (instant.kind) {
    case 'measure':
      return undefined;
    case 'start of date':
      return instant.date;
    default:
      return instant;
  }
}

/** The same stretch of time over other states. */
export function mapSpan<A, B>(
  { anchor, micros }: UserSpan<A>,
  map: (state: UserState<A>) => UserState<B>,
): UserSpan<B> {
  return { micros, anchor: anchor.kind === 'measure' ? { ...anchor, state: map(anchor.state) } : anchor };
}
