import type { ValueType } from './value-type.ts';

/** A declared property of an event or of the user. */
export interface Property {
  readonly name: string;
  readonly type: ValueType;
}

/** A declared event. */
export interface EventDeclaration {
  readonly name: string;
  readonly title: string | undefined;
  readonly properties: ReadonlyMap<string, Property>;
}

/** What exists: every declared event, and the properties of a user. Order is the order of declaration. */
export interface Catalog {
  readonly events: ReadonlyMap<string, EventDeclaration>;
  readonly userProperties: ReadonlyMap<string, Property>;
}
