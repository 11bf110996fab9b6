import { decimalScale } from '../../catalog/decimal.ts';
import type { PropertyPath } from '../../catalog/property-path.ts';
import type { Constant } from '../../semantics/constant.ts';
import { dateWords, localTime } from './local-time.ts';

/** A constant as people read it: `50,000`, `"Jakarta"`, `Mon 5 Jan 2026`; an instant in the reader's zone. */
export function constantWords(constant: Constant, zone: string): string {
  switch (constant.type) {
    case 'text':
      return JSON.stringify(constant.value);
    case 'integer':
    case 'number':
      return grouped(String(constant.value));
    case 'decimal':
      return grouped(decimalDigits(constant.value));
    case 'boolean':
      return String(constant.value);
    case 'date':
      return dateWords(constant.value);
    case 'timestamp':
      return localTime(constant.value, zone);
  }
}

/** A name as rules write it: in backticks when it has odd characters. */
export function nameWords(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `\`${name}\``;
}

/** `address.city`: a property, or a field of one. */
export function pathWords(path: PropertyPath): string {
  return path.map(nameWords).join('.');
}

/** `3 times`, `1 time`. */
export function counted(count: number, noun: string): string {
  return `${grouped(String(count))} ${noun}${count === 1 ? '' : 's'}`;
}

function decimalDigits(scaled: bigint): string {
  const size = scaled < 0n ? -scaled : scaled;
  const fraction = String(size % decimalScale)
    .padStart(9, '0')
    .replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${String(size / decimalScale)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Thousands set apart, from 10,000 on: four digits read well without. */
function grouped(digits: string): string {
  return digits.replace(
    /^(-?)(\d{5,})/,
    (_, sign: string, whole: string) => `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}`,
  );
}
