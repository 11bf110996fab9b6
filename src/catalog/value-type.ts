/** The types of single values. `decimal` is exact: at most 18 digits before the point and 9 after. */
export type ScalarType = 'text' | 'integer' | 'number' | 'decimal' | 'boolean' | 'date' | 'timestamp';

export interface ListType {
  readonly kind: 'list';
  readonly of: ValueType;
}

export interface RecordType {
  readonly kind: 'record';
  readonly fields: ReadonlyMap<string, ValueType>;
}

/** What a property may hold. */
export type ValueType = ScalarType | ListType | RecordType;

export const scalarTypes: readonly ScalarType[] = [
  'text',
  'integer',
  'number',
  'decimal',
  'boolean',
  'date',
  'timestamp',
];

/** The type as a reader writes it: `list of text`. */
export function typeName(type: ValueType): string {
  if (typeof type === 'string') return type;
  if (type.kind === 'list') return `list of ${typeName(type.of)}`;
  return `record { ${[...type.fields].map(([name, field]) => `${name}: ${typeName(field)}`).join(' ')} }`;
}

/** True for the three types that arithmetic and `<` between numbers take. */
export function isNumeric(type: ValueType): type is 'integer' | 'number' | 'decimal' {
  return type === 'integer' || type === 'number' || type === 'decimal';
}
