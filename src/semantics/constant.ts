import { decimalScale } from '../catalog/decimal.ts';

/** A literal with its type. Decimals are scaled by 10^9, timestamps are microseconds since 1970, dates ISO text. */
export type Constant =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'integer'; readonly value: bigint }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'decimal'; readonly value: bigint }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'date'; readonly value: string }
  | { readonly type: 'timestamp'; readonly value: bigint };

const maxInteger = 9223372036854775807n;
const maxDecimal = 10n ** 27n - 1n;

/** `-12` as a 64-bit integer; undefined when it is none or does not fit. */
export function integerConstant(digits: string): Constant | undefined {
  if (!/^-?\d+$/.test(digits)) return undefined;
  const value = BigInt(digits);
  return value > maxInteger || value < -maxInteger - 1n ? undefined : { type: 'integer', value };
}

/** `-12.5` as an exact decimal; undefined with more than 18 digits before the point or 9 after. */
export function decimalConstant(digits: string): Constant | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits);
  if (parts === null) return undefined;
  const [, sign, whole = '', fraction = ''] = parts;
  if (fraction.replace(/0+$/, '').length > 9) return undefined;
  const scaled = BigInt(whole) * decimalScale + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
  if (scaled > maxDecimal) return undefined;
  return { type: 'decimal', value: sign === '-' ? -scaled : scaled };
}

/** `-12.5` as a 64-bit float; undefined when it overflows. -0 is 0. */
export function numberConstant(digits: string): Constant | undefined {
  const value = Number(digits);
  return Number.isFinite(value) ? { type: 'number', value: value === 0 ? 0 : value } : undefined;
}
