import { decimalScale } from '../semantics/constant.ts';

/** A decimal scaled by 10^9 as digits: `-12.5`. */
export function decimalText(scaled: bigint): string {
  const magnitude = scaled < 0n ? -scaled : scaled;
  const fraction = String(magnitude % decimalScale)
    .padStart(9, '0')
    .replace(/0+$/, '');
  const whole = String(magnitude / decimalScale);
  return `${scaled < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
