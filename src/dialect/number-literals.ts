import { decimalScale } from '../catalog/decimal.ts';

/** A decimal scaled by 10^9 as digits: `-12.5`. */
export function decimalText(scaled: bigint): string {
  const magnitude = scaled < 0n ? -scaled : scaled;
  const fraction = String(magnitude % decimalScale)
    .padStart(9, '0')
    .replace(/0+$/, '');
  const whole = String(magnitude / decimalScale);
  return `${scaled < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A finite float with an exponent, by which every engine knows it for one: `2.5e0`. The digits give it back exactly. */
export function floatLiteral(value: number): string {
  const digits = String(value);
  return digits.includes('e') ? digits : `${digits}e0`;
}

export const leastInteger = -9223372036854775808n;
