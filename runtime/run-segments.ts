import type { Settings } from '../src/catalog/settings.ts';
import { CinnabarError } from '../src/diagnostics/cinnabar-error.ts';
import { brokenExpectations } from './broken-expectations.ts';
import type { Clock } from './clock.ts';
import type { CompiledSegment } from './compiled-segment.ts';
import { type Attempt, computeMembers, type Published, publishMembers } from './results/duckdb/publish.ts';
import { recordStep } from './results/duckdb/record-step.ts';
import { type ResultsFile, withResults } from './results/duckdb/with-results.ts';
import { newAttemptId, ruleHash, runId } from './results/run-id.ts';
import type { Step } from './results/step.ts';
import type { DuckDbWarehouse } from './warehouse/duckdb/open-duckdb.ts';
import { instantText } from './warehouse/instant-text.ts';

/** What a run needs. */
export interface RunOptions {
  readonly warehouse: DuckDbWarehouse;
  readonly results: ResultsFile;
  readonly segments: readonly CompiledSegment[];
  readonly settings: Settings;
  /** The name of the target. */
  readonly target: string;
  /** Microseconds since 1970. */
  readonly asOf: bigint;
  /** The values that were given for parameters, by name. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** The most milliseconds that one segment's query may take; absent: as long as it takes. */
  readonly timeout?: number | undefined;
  /** Told before each segment. */
  readonly onProgress?: (segment: string, done: number, of: number) => void;
}

interface Ran {
  readonly segment: string;
  readonly runId: string;
  readonly attemptId: string;
  readonly milliseconds: number;
  readonly warnings: readonly string[];
}

/** What became of one segment. */
export type RunReport = Ran &
  (
    | {
        readonly kind: 'published';
        readonly members: number;
        /** Against the members before. */
        readonly entered: number;
        readonly left: number;
      }
    | { readonly kind: 'failed'; readonly reason: string; readonly hint: string | undefined }
  );

/**
 * Computes and publishes the segments one after another. One that fails keeps its members of before, says why in
 * `runs` and in its report, and the others still run. Throws a `CinnabarError` before anything is computed when the
 * results file cannot be opened.
 */
export async function runSegments(options: RunOptions): Promise<readonly RunReport[]> {
  await withResults(options.warehouse, options.results, () => Promise.resolve());
  const reports: RunReport[] = [];
  for (const segment of options.segments) {
    options.onProgress?.(segment.name, reports.length, options.segments.length);
    reports.push(await runSegment(segment, options));
  }
  return reports;
}

async function runSegment(segment: CompiledSegment, options: RunOptions): Promise<RunReport> {
  const { warehouse, results, settings, target, asOf, parameters = {}, clock, timeout } = options;
  const now = () => instantText(BigInt(clock()) * 1000n);
  const id = runId({
    target,
    segment: segment.name,
    asOf,
    planKey: segment.planKey,
    parameters,
    lists: segment.lists ?? [],
    language: settings.language,
  });
  const attempt: Attempt = { segment, runId: id, attemptId: newAttemptId(), asOf: instantText(asOf) };
  const warnings: string[] = usersOfToday(settings, asOf, clock);
  const begun = clock();
  const ran = () => ({
    segment: segment.name,
    runId: attempt.runId,
    attemptId: attempt.attemptId,
    milliseconds: clock() - begun,
    warnings,
  });
  const step = (of: Pick<Step, 'step' | 'state' | 'size' | 'startedAt' | 'reason'>): Step => ({
    ...of,
    runId: attempt.runId,
    attemptId: attempt.attemptId,
    segment: segment.name,
    target,
    asOf: attempt.asOf,
    ruleHash: ruleHash(segment.planKey),
    language: settings.language,
    manifest: warehouse.manifest,
    finishedAt: now(),
    warnings,
  });

  let doing: Step['step'] = 'compute';
  let startedAt = now();
  try {
    const size = await computeMembers(warehouse, segment, timeout);
    const computed = step({ step: 'compute', state: 'done', size, startedAt, reason: undefined });
    doing = 'publish';
    startedAt = now();
    const { members, entered, left } = await withResults(warehouse, results, () =>
      warehouse.transaction(async () => {
        await recordStep(warehouse, computed);
        const published = await publishMembers(warehouse, attempt, now());
        warnings.push(...goingBack(attempt, published), ...brokenExpectations(segment, published));
        const done = step({ step: 'publish', state: 'done', size, startedAt, reason: undefined });
        await recordStep(warehouse, done);
        return published;
      }),
    );
    return { kind: 'published', ...ran(), members, entered, left };
  } catch (error) {
    if (!(error instanceof CinnabarError)) throw error;
    const reason = error.message;
    const failed = step({ step: doing, state: 'failed', size: undefined, startedAt, reason });
    // What kept it from being published may keep this row out too: the report says the reason either way.
    await withResults(warehouse, results, () => recordStep(warehouse, failed)).catch(() => undefined);
    return { kind: 'failed', ...ran(), reason, hint: error.hint };
  }
}

const day = 24 * 60 * 60 * 1000;

/** A user table without history knows users as they are now, not as they were. */
function usersOfToday(settings: Settings, asOf: bigint, clock: Clock): string[] {
  const { users } = settings;
  if (users === undefined || users.valid !== undefined) return [];
  if (clock() - Number(asOf / 1000n) <= day) return [];
  return [
    `user properties are those of now, not of ${instantText(asOf)}: the user source keeps no history (\`users: { valid }\` in cinnabar.yaml)`,
  ];
}

/** Members of an earlier instant in the place of those of a later one: right when asked for, and worth a word. */
function goingBack(attempt: Attempt, { supersedes }: Published): readonly string[] {
  if (supersedes === undefined || supersedes.asOf <= attempt.asOf) return [];
  return [`the members as of ${supersedes.asOf} were replaced by those of an earlier time, ${attempt.asOf}`];
}
