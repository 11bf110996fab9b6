import type { ValueType } from '../../catalog/value-type.ts';

/** How many of a property's values have the form of each type; `values` is all of them. */
export interface ValueForms {
  readonly values: number;
  readonly wholeNumbers: number;
  /** Numbers of at most 18 digits before the point and 9 after it. */
  readonly exactNumbers: number;
  readonly numbers: number;
  readonly booleans: number;
  readonly dates: number;
  readonly timestamps: number;
}

export const noForms: ValueForms = {
  values: 0,
  wholeNumbers: 0,
  exactNumbers: 0,
  numbers: 0,
  booleans: 0,
  dates: 0,
  timestamps: 0,
};

/** Both together. */
export function addForms(a: ValueForms, b: ValueForms): ValueForms {
  return {
    values: a.values + b.values,
    wholeNumbers: a.wholeNumbers + b.wholeNumbers,
    exactNumbers: a.exactNumbers + b.exactNumbers,
    numbers: a.numbers + b.numbers,
    booleans: a.booleans + b.booleans,
    dates: a.dates + b.dates,
    timestamps: a.timestamps + b.timestamps,
  };
}

/** The narrowest type that every value converts to: a value that did not would be missing. */
export function propertyType(forms: ValueForms): ValueType {
  if (forms.values === 0) return 'text';
  if (forms.booleans === forms.values) return 'boolean';
  if (forms.wholeNumbers === forms.values) return 'integer';
  if (forms.exactNumbers === forms.values) return 'decimal';
  if (forms.numbers === forms.values) return 'number';
  if (forms.dates === forms.values) return 'date';
  if (forms.timestamps === forms.values) return 'timestamp';
  return 'text';
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
