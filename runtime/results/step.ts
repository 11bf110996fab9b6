/** A row of `runs`. Instants are RFC 3339 in UTC. */
export interface Step {
  readonly runId: string;
  readonly attemptId: string;
  readonly step: 'compute' | 'publish';
  readonly segment: string;
  readonly target: string;
  readonly asOf: string;
  readonly ruleHash: string;
  readonly language: number;
  readonly manifest: number | undefined;
  readonly state: 'done' | 'failed';
  readonly size: number | undefined;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly reason: string | undefined;
  readonly warnings: readonly string[];
}
