import type { Amount } from '../ast/nodes.ts';
import { fault, type Scope } from './scope.ts';

/** A share of all in hundredths of a per cent, from 0 to 10,000; undefined (reported) when it is none. */
export function checkShare({ digits, span }: Amount, scope: Scope): number | undefined {
  const [, whole = '', fraction = ''] = /^(\d{1,3})(?:\.(\d{1,2})0*)?$/.exec(digits) ?? [];
  const share = whole === '' ? Infinity : Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  if (share <= 10_000) return share;
  fault(scope, 'wrong-share', span, { found: `${digits}%` });
  return undefined;
}
