/** An instant in microseconds since 1970, finer parts floored toward the past: the resolution of every instant here. */
export function microsOf({ epochNanoseconds }: { readonly epochNanoseconds: bigint }): bigint {
  return epochNanoseconds / 1000n - (epochNanoseconds % 1000n < 0n ? 1n : 0n);
}
