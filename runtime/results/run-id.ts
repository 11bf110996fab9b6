import { createHash, randomUUID } from 'node:crypto';

/** All that makes a run the run it is. Comments, passes, batches and moved files do not. */
export interface RunIdentity {
  /** The name of the target. */
  readonly target: string;
  readonly segment: string;
  /** Microseconds since 1970. */
  readonly asOf: bigint;
  readonly planKey: string;
  /** The values of the parameters by name, as they were written. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Content hashes of the lists it reads. */
  readonly lists: readonly string[];
  readonly language: number;
}

/** The id of a run: the same question to the same target at the same instant has the same id. */
export function runId(identity: RunIdentity): string {
  const { target, segment, asOf, planKey, parameters, lists, language } = identity;
  const ordered = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return shortHash(
    JSON.stringify([target, segment, asOf.toString(), planKey, ordered, [...lists].sort(), language]),
  );
}

/** The hash that stands for a rule in `runs`. */
export function ruleHash(planKey: string): string {
  return shortHash(planKey);
}

/** A new id for one try at a run; never the same twice. */
export function newAttemptId(): string {
  return randomUUID();
}

/** The first half of SHA-256, in hex: 128 bits are enough to never meet twice. */
function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
