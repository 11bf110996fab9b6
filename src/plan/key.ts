import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { BoundPlan, Scan, TimeRange } from './nodes.ts';
import { printPlan, printScan, printTimeRange } from './print.ts';

/** The structural key of a bound plan: 64 hex digits, equal for plans that are one plan. */
export function planKey(plan: BoundPlan): string {
  return bytesToHex(sha256(utf8ToBytes(printPlan(plan, printTimeRange))));
}

/** The text of a scan that is its structural key: scans with one text read the same events. */
export function scanText(scan: Scan<TimeRange>): string {
  return printScan(scan, printTimeRange);
}
