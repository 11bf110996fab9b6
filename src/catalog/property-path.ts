import type { ValueType } from './value-type.ts';

/** The names that lead to a value: that of a property, and after it those of the fields of records. */
export type PropertyPath = readonly string[];

/** A value that can be read where its property lies. */
export interface PropertyPart {
  readonly path: PropertyPath;
  readonly type: ValueType;
}

/** A path as stable text: two paths with one text are one path. Odd names stand in quotes. */
export function pathText(path: PropertyPath): string {
  return path.map(quoted).join('.');
}

/** A name, in quotes when it has odd characters: no name can be taken for a part of a text. */
export function quoted(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : JSON.stringify(name);
}
