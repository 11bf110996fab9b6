import type { Session } from '../../warehouse/duckdb/session.ts';
import type { Step } from '../step.ts';

/** Adds a row to `runs` of the open results file. */
export async function recordStep(session: Session, step: Step): Promise<void> {
  const values: Readonly<Record<string, readonly [string | number | null, string]>> = {
    run_id: [step.runId, 'VARCHAR'],
    attempt_id: [step.attemptId, 'VARCHAR'],
    step: [step.step, 'VARCHAR'],
    segment: [step.segment, 'VARCHAR'],
    target: [step.target, 'VARCHAR'],
    as_of: [step.asOf, 'TIMESTAMPTZ'],
    rule_hash: [step.ruleHash, 'VARCHAR'],
    language: [step.language, 'BIGINT'],
    manifest: [step.manifest ?? null, 'BIGINT'],
    state: [step.state, 'VARCHAR'],
    size: [step.size ?? null, 'BIGINT'],
    started_at: [step.startedAt, 'TIMESTAMPTZ'],
    finished_at: [step.finishedAt, 'TIMESTAMPTZ'],
    reason: [step.reason ?? null, 'VARCHAR'],
    warnings: [step.warnings.length === 0 ? null : JSON.stringify(step.warnings), 'JSON'],
    day: [step.finishedAt.slice(0, 10), 'DATE'],
  };
  const casts = Object.values(values).map(([, type], at) => `cast($${at + 1} as ${type})`);
  await session.run(
    `insert into cinnabar.runs (${Object.keys(values).join(', ')}) values (${casts.join(', ')})`,
    { values: Object.values(values).map(([value]) => value) },
  );
}
