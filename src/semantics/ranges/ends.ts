import { Temporal } from 'temporal-polyfill';
import type { Constant } from '../constant.ts';

/**
 * A value on the line that its type is ordered along. Types with a next value (all but numbers and texts) stand on it
 * as whole numbers.
 */
export type Point = bigint | number | string;

/** Where a range begins or ends; an open end is not in it. */
export interface End {
  readonly at: Point;
  readonly open: boolean;
}

const firstDay = Temporal.PlainDate.from('1970-01-01');

/** A constant as a point: dates as days, booleans as 0 and 1. */
export function pointOf(constant: Constant): Point {
  switch (constant.type) {
    case 'date':
      return BigInt(firstDay.until(Temporal.PlainDate.from(constant.value)).days);
    case 'boolean':
      return constant.value ? 1n : 0n;
    default:
      return constant.value;
  }
}

/** The end at a point; one that is open becomes the closed one beside it, where a type has a next value. */
export function endAt(at: Point, open: boolean, side: 'least' | 'most'): End {
  if (!open || typeof at !== 'bigint') return { at, open };
  return { at: side === 'least' ? at + 1n : at - 1n, open: false };
}

/** Less than 0 when `a` comes first. Texts by code point; points of two kinds never meet on one line. */
export function comparePoints(a: Point, b: Point): number {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return a < b ? -1 : 1;
}

function compareTexts(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  // Halves of one character that the texts share differ in the second half: whole characters are compared.
  const start = at > 0 && (a.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
  return (a.codePointAt(start) ?? -1) - (b.codePointAt(start) ?? -1);
}

/** Whether a range from one end to the other holds nothing. */
export function isEmpty(least: End | undefined, most: End | undefined): boolean {
  if (least === undefined || most === undefined) return false;
  const order = comparePoints(least.at, most.at);
  return order > 0 || (order === 0 && (least.open || most.open));
}

/** The end further in: the later least, the earlier most. */
export function tighter(a: End | undefined, b: End | undefined, side: 'least' | 'most'): End | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const order = comparePoints(a.at, b.at) * (side === 'least' ? 1 : -1);
  if (order !== 0) return order > 0 ? a : b;
  return a.open ? a : b;
}
