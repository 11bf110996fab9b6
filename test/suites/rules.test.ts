import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession, type Session } from '../../runtime/warehouse/duckdb/session.ts';
import { compile } from '../../src/compile.ts';
import { bind } from '../../src/plan/bind.ts';
import { explain } from '../../src/plan/explain/explain.ts';
import { printExplanation } from '../../src/plan/explain/print-explanation.ts';
import { planFromRule } from '../../src/plan/from-rule.ts';
import { printPlan, printTimeRange } from '../../src/plan/print.ts';
import { instant } from '../support/generators/moments.ts';
import { memberLines } from './proof/member-lines.ts';
import { programOf, settingsOf } from './proof/program.ts';
import { proveCase } from './proof/prove-case.ts';
import { recorded, ruleFixture, ruleFixtures } from './rules/rule-fixture.ts';

let writer: Session;
beforeAll(async () => {
  writer = await openSession({ threads: 1, spillFolder: join(tmpdir(), 'cinnabar-proof-spill') });
});
afterAll(() => {
  writer.close();
});

describe.each(ruleFixtures())('the rule %s', (name) => {
  const fixture = ruleFixture(name);
  const { program } = programOf(fixture);
  const asOf = instant(fixture.asOf);
  const [last] = [...program.segments.values()].slice(-1);
  if (last === undefined) throw new Error(`${name}/rule.seg has no segment`);

  test('has its plan', async () => {
    const plan = bind(planFromRule(last, program), asOf);
    await expect(printPlan(plan, printTimeRange)).toMatchFileSnapshot(recorded(name, 'plan.txt'));
  });

  test('has its explanation', async () => {
    const { users } = settingsOf(fixture);
    const pages = [...program.segments.values()].map((rule) =>
      printExplanation(explain(rule, program, users, asOf)),
    );
    await expect(pages.join('\n---\n\n')).toMatchFileSnapshot(recorded(name, 'explain.txt'));
  });

  test.each(['duckdb', 'bigquery'] as const)('has its SQL for %s', async (engine) => {
    const { sql } = compile(program, last.name, { engine, settings: settingsOf(fixture), asOf });
    await expect(sql).toMatchFileSnapshot(recorded(name, `${engine}.sql`));
  });

  test('has its members, and DuckDB gives the same', async () => {
    const members = memberLines(program, fixture);
    await expect(`${JSON.stringify(members, null, 2)}\n`).toMatchFileSnapshot(recorded(name, 'members.json'));
    expect((await proveCase(writer, fixture)).disagreements).toEqual([]);
  });
});
