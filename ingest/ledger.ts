/**
 * Where every event went. `received = landed + duplicate + quarantined + refused + waiting`; what the clients
 * were told is safe is `acknowledged = received − refused`; at rest `waiting` is 0.
 *
 * The counts are of the lake's whole life, not of this process's. What cannot be counted in events, because it
 * cannot be read (a frame that is not a request, an oversize frame, a damaged stretch of the log), counts as one.
 */
export interface Ledger {
  readonly received: number;
  readonly landed: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly refused: number;
  readonly waiting: number;
  readonly acknowledged: number;
}

/** What landing has counted so far: `received` as the server counted it, the others as landing found them. */
export type LandedCounts = Readonly<
  Record<'received' | 'landed' | 'duplicate' | 'quarantined' | 'refused', number>
>;

export const noCounts: LandedCounts = { received: 0, landed: 0, duplicate: 0, quarantined: 0, refused: 0 };

/** The sum of two counts. */
export function addCounts(a: LandedCounts, b: LandedCounts): LandedCounts {
  return {
    received: a.received + b.received,
    landed: a.landed + b.landed,
    duplicate: a.duplicate + b.duplicate,
    quarantined: a.quarantined + b.quarantined,
    refused: a.refused + b.refused,
  };
}

/**
 * The ledger: what is landed, and what still lies in the log (`waiting` accepted events, `refused` refused ones).
 */
export function ledger(
  counts: LandedCounts,
  log: { readonly waiting: number; readonly refused: number },
): Ledger {
  const received = counts.received + log.waiting + log.refused;
  const refused = counts.refused + log.refused;
  return { ...counts, received, refused, waiting: log.waiting, acknowledged: received - refused };
}
