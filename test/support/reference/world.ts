import type { Ga4Export } from '../generators/ga4-parameters.ts';
import type { Constant } from '../../../src/semantics/constant.ts';

/**
 * What the interpreter looks at: rows as they lie in a source, in no order. Everything that can be missing is null.
 */
export interface World {
  readonly events: readonly StoredEvent[];
  /** Undefined when the settings name no source of users. */
  readonly users: readonly StoredUser[] | undefined;
  /** The ids of the lists that rules look at, by their content hashes. */
  readonly lists?: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface StoredEvent {
  /** Rows with one id are copies of one event; without an id each row is an event. */
  readonly id: string | null;
  readonly name: string | null;
  readonly user: string | null;
  /** Microseconds since 1970. */
  readonly time: bigint | null;
  readonly properties: StoredProperties;
}

export interface StoredUser {
  readonly id: string | null;
  /** `[from, to)`, when the source keeps history; null is open. */
  readonly valid: { readonly from: bigint | null; readonly to: bigint | null } | undefined;
  readonly properties: StoredProperties;
}

/** A value of a declared type. What is missing in a list or a record is not in it. */
export type StoredValue =
  | Constant
  | { readonly type: 'list'; readonly items: readonly StoredValue[] }
  | { readonly type: 'record'; readonly fields: ReadonlyMap<string, StoredValue> };

/**
 * A document of JSON; columns of their own that hold text (JSON, where it is no single value) or already the declared
 * type; what Google Analytics 4 exports.
 */
export type StoredProperties =
  | { readonly kind: 'json'; readonly document: string | null }
  | { readonly kind: 'text columns'; readonly columns: ReadonlyMap<string, string | null> }
  | { readonly kind: 'typed columns'; readonly columns: ReadonlyMap<string, StoredValue | null> }
  | ({ readonly kind: 'ga4' } & Ga4Export);
