import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { BoundPlan, Scan, TimeRange } from './nodes.ts';
import { printPlan, printScan, printTimeRange } from './print.ts';

/** The structural key of a bound plan: 64 hex digits, equal for plans that are one plan. */
export function planKey(plan: BoundPlan): string {
  return hash(printPlan(plan, printTimeRange));
}

/** The structural key of a scan: scans with one key read the same events. */
export function scanKey(scan: Scan<TimeRange>): string {
  return hash(printScan(scan, printTimeRange));
}

function hash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
