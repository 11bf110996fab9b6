import { expect } from 'vitest';
import { scalarTypes, type ScalarType } from '../../src/catalog/value-type.ts';

/** Holds what an engine made of each text, a column for each scalar type in turn, against the reference. */
export function expectConversions(
  texts: readonly string[],
  rows: readonly (readonly unknown[])[],
  reference: (text: string, type: ScalarType) => { readonly value: unknown } | undefined,
): void {
  const table = (value: (text: string, type: ScalarType, row: number, column: number) => unknown) =>
    texts.map((text, i) => ({
      text,
      ...Object.fromEntries(scalarTypes.map((type, j) => [`as ${type}`, value(text, type, i, j)])),
    }));
  const found = table((_text, _type, row, column) => rows[row]?.[column]);
  expect(found).toStrictEqual(table((text, type) => reference(text, type)?.value ?? null));
}
