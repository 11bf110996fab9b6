import type { ScalarType, ValueType } from '../../catalog/value-type.ts';

/** How many values a property has, and how many of them convert to each type. */
export interface ValueForms {
  readonly values: number;
  /** Of these, numbers that begin with a needless zero: codes, rather than quantities. */
  readonly zeros: number;
  readonly converted: Readonly<Record<GuessedType, number>>;
}

export type GuessedType = Exclude<ScalarType, 'text'>;

/** The types that values may convert to, the narrowest first. */
export const guessedTypes: readonly GuessedType[] = [
  'boolean',
  'integer',
  'decimal',
  'number',
  'date',
  'timestamp',
];

/** The forms of all values in `forms` together. */
export function addForms(forms: readonly ValueForms[]): ValueForms {
  const total = (of: (form: ValueForms) => number): number => forms.reduce((sum, form) => sum + of(form), 0);
  return {
    values: total(({ values }) => values),
    zeros: total(({ zeros }) => zeros),
    converted: {
      boolean: total(({ converted }) => converted.boolean),
      integer: total(({ converted }) => converted.integer),
      decimal: total(({ converted }) => converted.decimal),
      number: total(({ converted }) => converted.number),
      date: total(({ converted }) => converted.date),
      timestamp: total(({ converted }) => converted.timestamp),
    },
  };
}

/** The narrowest type that every value converts to: a value that did not would be missing. */
export function propertyType({ values, zeros, converted }: ValueForms): ValueType {
  if (values === 0 || zeros > 0) return 'text';
  return guessedTypes.find((type) => converted[type] === values) ?? 'text';
}

/** The type of a column that has one of its own in the file; undefined for those that rules cannot read. */
export function storedType(storage: string): ValueType | undefined {
  if (storage.endsWith('[]')) {
    const of = storedType(storage.slice(0, -2));
    return of === undefined ? undefined : { kind: 'list', of };
  }
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(storage);
  if (decimal) {
    const [digits, scale] = [Number(decimal[1]), Number(decimal[2])];
    return scale <= 9 && digits - scale <= 18 ? 'decimal' : 'number';
  }
  if (storage.startsWith('TIMESTAMP')) return 'timestamp';
  if (storage.startsWith('ENUM')) return 'text';
  return storedTypes.get(storage);
}

const storedTypes = new Map<string, ValueType>([
  ['VARCHAR', 'text'],
  ['UUID', 'text'],
  ['BOOLEAN', 'boolean'],
  ['TINYINT', 'integer'],
  ['SMALLINT', 'integer'],
  ['INTEGER', 'integer'],
  ['BIGINT', 'integer'],
  ['UTINYINT', 'integer'],
  ['USMALLINT', 'integer'],
  ['UINTEGER', 'integer'],
  ['FLOAT', 'number'],
  ['DOUBLE', 'number'],
  ['DATE', 'date'],
]);
