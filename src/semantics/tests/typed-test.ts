import type { ScalarType } from '../../catalog/value-type.ts';
import type { Source } from '../../source/source.ts';
import type { Span } from '../../source/span.ts';
import type { Constant } from '../constant.ts';

/** A test with no name left to resolve and no type left to check. */
export interface TypedTest {
  readonly title: string;
  readonly source: Source;
  readonly span: Span;
  /** The values that it gives to parameters, as text. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly scenes: readonly Scene[];
}

/** What is expected at one instant, of what the test had told until then. */
export interface Scene {
  /** Microseconds since 1970. */
  readonly asOf: bigint;
  readonly users: readonly TestUser[];
  readonly events: readonly TestEvent[];
  readonly expectations: readonly Expectation[];
}

export type TestValue =
  | Constant
  | { readonly type: 'list'; readonly items: readonly TestValue[] }
  | { readonly type: 'record'; readonly fields: ReadonlyMap<string, TestValue> };

/** What is missing is left out of `properties`. */
export interface TestUser {
  readonly id: string;
  readonly properties: ReadonlyMap<string, TestValue>;
}

export interface TestEvent {
  readonly user: string;
  readonly name: string;
  /** Microseconds since 1970. */
  readonly time: bigint;
  readonly properties: ReadonlyMap<string, TestValue>;
}

export type Expectation =
  | {
      readonly kind: 'members';
      readonly segment: string;
      /** Whether nobody but the included is a member. */
      readonly exact: boolean;
      readonly included: readonly string[];
      readonly excluded: readonly string[];
      readonly span: Span;
    }
  | {
      readonly kind: 'value';
      readonly trait: string;
      readonly type: ScalarType;
      readonly user: string;
      /** Undefined is missing. */
      readonly value: Constant | undefined;
      readonly span: Span;
    };
