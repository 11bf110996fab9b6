import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { openSession, type Session } from '../../../runtime/warehouse/duckdb/session.ts';
import { eventLayouts, type ProofCase, userLayouts } from '../../support/generators/case.ts';
import { proofCase } from '../../support/generators/cases.ts';
import { pick } from '../../support/generators/vocabulary.ts';
import { proveCase, type Proof } from './prove-case.ts';
import { shrinkCase } from './shrink-case.ts';

/** How much to prove, and where what fails is kept. */
export interface ProveOptions {
  /** The first seed; each case has the next one, so that a case can be had again by its seed alone. */
  readonly seed: number;
  /** How many rules are asked about the rows of one case. */
  readonly segments: number;
  /** Asked before each case, with what was proven so far. */
  readonly enough: (proven: Proven) => boolean;
  /** The folder that a failing case is written to, as small as it can be made. */
  readonly fixtures: string;
}

/** What was proven. */
export interface Proven {
  readonly cases: number;
  readonly pairs: number;
  readonly inhabited: number;
  /** Pairs by how their sources lie, events and users apart. */
  readonly byLayout: ReadonlyMap<string, number>;
}

/**
 * Proves generated cases until it is enough. Throws at the first one that does not agree, and says its seed, what
 * differs, and where the fixture is that was made of it.
 */
export async function prove({ seed, segments, enough, fixtures }: ProveOptions): Promise<Proven> {
  const writer = await openSession({ threads: 1, spillFolder: join(tmpdir(), 'cinnabar-proof-spill') });
  let proven: Proven = { cases: 0, pairs: 0, inhabited: 0, byLayout: new Map() };
  try {
    while (!enough(proven)) {
      const caseSeed = seed + proven.cases;
      const generated = caseOf(caseSeed, segments);
      const outcome = await outcomeOf(writer, generated);
      if (typeof outcome === 'string') throw await failure(writer, caseSeed, generated, outcome, fixtures);
      const { pairs, inhabited } = outcome;
      proven = {
        cases: proven.cases + 1,
        pairs: proven.pairs + pairs,
        inhabited: proven.inhabited + inhabited,
        byLayout: counted(proven.byLayout, generated.layout, pairs),
      };
    }
    return proven;
  } finally {
    writer.close();
  }
}

/** The case of a seed. Seeds in a row take turns: every layout has its share, and in time every pair of them. */
function caseOf(seed: number, segments: number): ProofCase {
  const sources = { events: pick(eventLayouts, seed), users: pick(userLayouts, seed) };
  const [generated] = fc.sample(proofCase({ segments, rows: 80 }, sources), { seed, numRuns: 1 });
  if (generated === undefined) throw new Error('nothing was generated');
  return generated;
}

function counted(
  before: Proven['byLayout'],
  { events, users }: ProofCase['layout'],
  pairs: number,
): Proven['byLayout'] {
  const after = new Map(before);
  for (const name of [`events: ${events}`, `users: ${users}`])
    after.set(name, (after.get(name) ?? 0) + pairs);
  return after;
}

/** What was proven, or in words what is wrong. */
async function outcomeOf(writer: Session, candidate: ProofCase): Promise<Proof | string> {
  try {
    const proof = await proveCase(writer, candidate);
    const [first] = proof.disagreements;
    if (first === undefined) return proof;
    const { segment, interpreter, optimised, unoptimised, sql } = first;
    const members = [
      ['interpreter', interpreter],
      ['DuckDB, optimised', optimised],
      ['DuckDB, unoptimised', unoptimised],
    ] as const;
    const lists = members.map(([who, lines]) => `${who}:${lines.map((line) => `\n  ${line}`).join('')}`);
    return [`they do not agree about \`${segment}\``, ...lists, sql].join('\n');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function failure(
  writer: Session,
  seed: number,
  from: ProofCase,
  outcome: string,
  fixtures: string,
): Promise<Error> {
  const kind = kindOf(outcome);
  const smallest = await shrinkCase(from, async (candidate) => {
    const other = await outcomeOf(writer, candidate);
    return typeof other === 'string' && kindOf(other) === kind;
  });
  const path = join(fixtures, `seed-${String(seed)}.json`);
  mkdirSync(fixtures, { recursive: true });
  writeFileSync(path, `${JSON.stringify(smallest, null, 2)}\n`);
  const shown = await outcomeOf(writer, smallest);
  const what = typeof shown === 'string' ? shown : outcome;
  return new Error(
    `seed ${String(seed)}: ${what}\n\n${smallest.catalog}\n${smallest.rules}\nkept as ${path}`,
  );
}

/** Shrinking must not wander off from one fault to another: what is said first, but for names and numbers. */
function kindOf(outcome: string): string {
  const [first = '', second = ''] = outcome.split('\n');
  const said = first === 'the rules are faulty' ? second : first;
  return said.replaceAll(/`[^`]*`|"[^"]*"|\d+/g, '');
}
