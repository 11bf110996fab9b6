/** A line of what a benchmark found. */
export interface Figure {
  readonly name: string;
  readonly value: string;
}

/** The value below which a share of the values lies; the nearest that was measured. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The middle of the values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
