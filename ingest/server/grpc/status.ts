/** How a call ended that has no answer: a code of gRPC, and words for people. */
export interface Status {
  readonly code: number;
  readonly message: string;
}

/** The codes of gRPC that are said here. */
export const statusCode = {
  unknown: 2,
  notFound: 5,
  resourceExhausted: 8,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const;

/** The words as gRPC sends them: what is not printable ASCII, and `%`, in percents. */
export function statusMessage(text: string): string {
  return text.replace(/[^ -$&-~]+/gu, encodeURIComponent);
}
