import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { BoundPlan, EventRelation, TimeRange, UserRanking } from './nodes.ts';
import { printPlan, printRanking, printRelation, printTimeRange } from './print.ts';

/** The structural key of a bound plan: 64 hex digits, equal for plans that are one plan. */
export function planKey(plan: BoundPlan): string {
  return bytesToHex(sha256(utf8ToBytes(printPlan(plan, printTimeRange))));
}

/** The text of a relation that is its structural key: relations with one text hold the same events. */
export function relationText(relation: EventRelation<TimeRange>): string {
  return printRelation(relation, printTimeRange);
}

/** The text of a ranking that is its structural key: rankings with one text rank the same users alike. */
export function rankingText(ranking: UserRanking<TimeRange>): string {
  return printRanking(ranking, printTimeRange);
}
