import type { TimeRange, UserRanking, UserState, UserValue } from '../plan/nodes.ts';
import type { Value } from '../semantics/typed.ts';
import { writeArithmetic } from './arithmetic.ts';
import { propertyColumn } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { localPartOf } from './local-parts.ts';
import { itemValue } from './items.ts';
import { measureValue } from './measures.ts';
import { scoreOf } from './rankings.ts';
import { inType } from './tests.ts';
import { versionText } from './versions.ts';

/** A value of one event, read from the relation `e` or another, and from `u` what is its user's. */
export function eventValue(value: Value, dialect: Dialect, events = 'e'): string {
  const inner = (one: Value) => eventValue(one, dialect, events);
  switch (value.kind) {
    case 'constant':
      return dialect.literal(value.constant);
    case 'event property':
      return `${events}.${dialect.identifier(propertyColumn(value.path))}`;
    case 'step property':
      return `${stepAlias(value.step)}.${dialect.identifier(propertyColumn(value.path))}`;
    case 'arithmetic': {
      const [left, right] = [value.left, value.right].map((side) => inType(side, value.type, inner, dialect));
      return writeArithmetic(value, String(left), String(right), dialect);
    }
    case 'user property':
      return `u.${dialect.identifier(propertyColumn(value.path))}`;
    case 'item':
      return itemValue(value, dialect);
    case 'size':
      return dialect.size(inner(value.value));
    case 'lowered':
      return loweredText(inner(value.value));
    case 'version':
      return versionText(value.value, inner, dialect);
    case 'event time':
      return `${events}.event_time`;
    case 'local part':
      return localPartOf<Value>(value, inner, dialect);
    case 'aggregate':
    case 'since':
    case 'score':
      throw new Error(`a where cannot hold a ${value.kind}`);
  }
}

/** What the events of a step are called where steps are joined. */
export function stepAlias(step: number): string {
  return `step_${String(step)}`;
}

/** A value of one user, read from the relation `u` and the parts that hold the states. */
export function userValue(
  value: UserValue<TimeRange>,
  partOf: (part: UserState<TimeRange> | UserRanking<TimeRange>) => string,
  dialect: Dialect,
): string {
  switch (value.kind) {
    case 'constant':
      return dialect.literal(value.constant);
    case 'user property':
      return `u.${dialect.identifier(propertyColumn(value.path))}`;
    case 'measure':
      return measureValue(value.state.measure, partOf(value.state), dialect);
    case 'score':
      return scoreOf(value.groups, partOf(value.ranking), dialect);
    case 'elapsed': {
      const { since, until, micros } = value;
      const time = measureValue(since.state.measure, partOf(since.state), dialect);
      const elapsed = `(${String(until.to)} - ${dialect.micros(time)})`;
      return dialect.quotient(elapsed, String(micros));
    }
    case 'arithmetic': {
      const write = (inner: UserValue<TimeRange>) => userValue(inner, partOf, dialect);
      const [left, right] = [value.left, value.right].map((side) => inType(side, value.type, write, dialect));
      return writeArithmetic(value, String(left), String(right), dialect);
    }
    case 'item':
      return itemValue(value, dialect);
    case 'size':
      return dialect.size(userValue(value.value, partOf, dialect));
    case 'lowered':
      return loweredText(userValue(value.value, partOf, dialect));
    case 'version':
      return versionText(value.value, (inner) => userValue(inner, partOf, dialect), dialect);
    case 'local part':
      return localPartOf(value, (inner) => userValue(inner, partOf, dialect), dialect);
    case 'event time':
    case 'step property':
    case 'event property':
      throw new Error('an event property stands only where one event is looked at');
  }
}

/**
 * A text without the difference between upper and lower case, as `foldCase` has it. The capital i with a dot goes
 * first: engines lower it in two ways.
 */
function loweredText(text: string): string {
  return `replace(replace(lower(replace(${text}, '\u0130', 'i\u0307')), 'ς', 'σ'), 'i\u0307', 'i')`;
}
