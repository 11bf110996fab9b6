import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { openSession, type Session } from '../../../runtime/warehouse/duckdb/session.ts';
import type { ProofCase } from '../../support/generators/case.ts';
import { proofCase } from '../../support/generators/cases.ts';
import { proveCase, type Proof } from './prove-case.ts';
import { shrinkCase } from './shrink-case.ts';

/** How much to prove, and where what fails is kept. */
export interface ProveOptions {
  /** The first seed; each case has the next one, so that a case can be had again by its seed alone. */
  readonly seed: number;
  /** Asked before each case, with the pairs that were proven so far. */
  readonly enough: (pairs: number) => boolean;
  /** The folder that a failing case is written to, as small as it can be made. */
  readonly fixtures: string;
}

/** What was proven. */
export interface Proven {
  readonly cases: number;
  readonly pairs: number;
  readonly inhabited: number;
}

/**
 * Proves generated cases until it is enough. Throws at the first one that does not agree, and says its seed, what
 * differs, and where the fixture is that was made of it.
 */
export async function prove({ seed, enough, fixtures }: ProveOptions): Promise<Proven> {
  const writer = await openSession({ threads: 1, spillFolder: join(tmpdir(), 'cinnabar-proof-spill') });
  let proven: Proven = { cases: 0, pairs: 0, inhabited: 0 };
  try {
    while (!enough(proven.pairs)) {
      const caseSeed = seed + proven.cases;
      const generated = caseOf(caseSeed);
      const outcome = await outcomeOf(writer, generated);
      if (typeof outcome === 'string') throw await failure(writer, caseSeed, generated, outcome, fixtures);
      const { pairs, inhabited } = outcome;
      proven = {
        cases: proven.cases + 1,
        pairs: proven.pairs + pairs,
        inhabited: proven.inhabited + inhabited,
      };
    }
    return proven;
  } finally {
    writer.close();
  }
}

/** The case of a seed. */
function caseOf(seed: number): ProofCase {
  const [generated] = fc.sample(proofCase({ segments: 24, rows: 80 }), { seed, numRuns: 1 });
  if (generated === undefined) throw new Error('nothing was generated');
  return generated;
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
