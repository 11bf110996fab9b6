import type { Session } from '../../../runtime/warehouse/duckdb/session.ts';
import { CinnabarError } from '../../../src/diagnostics/cinnabar-error.ts';
import { compile } from '../../../src/compile.ts';
import type { ProofCase } from '../../support/generators/case.ts';
import { instant } from '../../support/generators/moments.ts';
import { compareCodePoints } from '../../support/reference/code-points.ts';
import { memberLine, memberLines } from './member-lines.ts';
import { withCase } from './open-case.ts';
import { programOf, settingsOf } from './program.ts';

/** One segment over which they do not agree. A member is a line: the user's id and the exported values. */
export interface Disagreement {
  readonly segment: string;
  readonly interpreter: readonly string[];
  readonly optimised: readonly string[];
  readonly unoptimised: readonly string[];
  readonly sql: string;
}

/** What came of one case. */
export interface Proof {
  /** Rules whose members were compared. */
  readonly pairs: number;
  /** Pairs with a member: a proof over nobody proves little. */
  readonly inhabited: number;
  readonly disagreements: readonly Disagreement[];
}

/**
 * Asks the interpreter, and DuckDB with and without optimiser, who the members of each segment are. `writer` is any
 * DuckDB; it writes the sources. Throws when the rules are faulty or the sources cannot be bound.
 */
export async function proveCase(writer: Session, proofCase: ProofCase): Promise<Proof> {
  const { program, catalog } = programOf(proofCase);
  const expected = Object.entries(memberLines(program, proofCase));
  const asOf = instant(proofCase.asOf);
  const options = { engine: 'duckdb', settings: settingsOf(proofCase), asOf } as const;
  const disagreements: Disagreement[] = [];
  let pairs = 0;
  let inhabited = 0;
  await withCase(writer, proofCase, catalog, async (warehouse) => {
    for (const [segment, interpreter] of expected) {
      const { sql } = compile(program, segment, options);
      const { sql: unoptimisedSql } = compile(program, segment, { ...options, optimized: false });
      const optimised = await ask(warehouse, sql);
      const unoptimised = unoptimisedSql === sql ? optimised : await ask(warehouse, unoptimisedSql);
      if (overflows(optimised) || overflows(unoptimised)) continue;
      pairs += 1;
      if (interpreter.length > 0) inhabited += 1;
      if (!same(interpreter, optimised) || !same(interpreter, unoptimised)) {
        disagreements.push({ segment, interpreter, optimised, unoptimised, sql });
      }
    }
  });
  return { pairs, inhabited, disagreements };
}

/** An overflow fails the run, and whether it is met may differ: there is nothing to compare. */
function overflows(lines: readonly string[]): boolean {
  return lines.some((one) => one.startsWith('a number is too large'));
}

/** The members that a query gives. A query that fails gives nobody, and says so in a line. */
async function ask(warehouse: Session, sql: string): Promise<readonly string[]> {
  try {
    const rows = await warehouse.rows(sql);
    return rows.map((row) => memberLine(Object.values(row))).sort(compareCodePoints);
  } catch (error) {
    if (error instanceof CinnabarError) return [error.message];
    throw error;
  }
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((one, at) => one === right[at]);
}
