import type { Constant } from '../../semantics/constant.ts';
import type { Condition, Value } from '../../semantics/typed.ts';

/** What the words depend on, and what they turn out to mention. */
export interface Telling {
  readonly asOf: bigint;
  /** The zone in which the reader's dates stand. */
  readonly zone: string;
  /** The names of the parameters and traits, by the objects that stand for them in a typed rule. */
  readonly parameters: ReadonlyMap<Constant, string>;
  readonly traits: ReadonlyMap<Value, string>;
  readonly mentioned: Mentioned;
  /** A condition about users inside a sentence. */
  readonly inline: (condition: Condition) => string;
}

/** Filled as the words are found. */
export interface Mentioned {
  readonly traits: Set<Value>;
  readonly parameters: Set<Constant>;
  readonly events: Set<string>;
  readonly implied: Set<Implied>;
}

/** What words imply where a reader might think otherwise. */
export type Implied =
  | 'absent users'
  | 'missing values'
  | 'window ends'
  | 'missing anchors'
  | 'missing ranks'
  | 'zero without events'
  | 'missing without events'
  | 'counted sequences'
  | 'time to be sure';
