import * as fc from 'fast-check';
import type { ScalarType, ValueType } from '../../../src/catalog/value-type.ts';

export interface DeclaredProperty {
  readonly name: string;
  readonly type: ValueType;
}

/** A property or a field of one, as rules write it, but for `user.` and `event.`. */
export interface SpokenProperty {
  readonly text: string;
  readonly type: ValueType;
}

/** What a rule can speak of where it stands. */
export interface Vocabulary {
  readonly events: readonly { readonly name: string; readonly properties: readonly SpokenProperty[] }[];
  /** Empty when the settings name no source of users. */
  readonly userProperties: readonly SpokenProperty[];
  /** As rules write them. */
  readonly windows: readonly string[];
  /** The zone of segments that have one of their own. */
  readonly otherZone: string;
  /** The segments that were declared before. */
  readonly segments: readonly string[];
  /** The lists of ids that are declared. */
  readonly lists: readonly string[];
  /** The traits that are declared. */
  readonly traits: readonly { readonly text: string; readonly type: ScalarType }[];
}

/** A piece of a rule, to be written once it is known what can be spoken of. */
export type Written<Context = Vocabulary, Result = string> = (context: Context) => Result;

/** An index into a list of a length that is known later. */
export const index = fc.nat({ max: 999 });

export function pick<T>(list: readonly T[], at: number): T {
  const item = list[at % list.length];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}
