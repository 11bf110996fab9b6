import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rememberParsed } from '../../src/ast/remember-parsed.ts';
import { check, compile, type Checked } from '../../src/compile.ts';
import { renderJson } from '../../src/diagnostics/render-json.ts';
import { KeptChecks } from '../../src/semantics/kept-checks.ts';
import type { ListContent } from '../../src/semantics/lists.ts';

/** What files may hold: declarations that hang on each other, some of them with faults, several of one name. */
const declarations = [
  'event order { amount: decimal, city: text }',
  'event order { amount: integer, city: text }',
  'event order { city: text }',
  'event order { amount: decimals, city: text }',
  'event visit { city: text }',
  'user { city: text }',
  'user { city: integer }',
  'user { plan: text }',
  'param floor: integer = 3',
  'param floor: integer = 5',
  'param floor: text = "x"',
  'param roof: integer = floor',
  'trait spend = sum(amount) of order where city = "x" in last 30 days',
  'trait spend = count of order in last 7 days',
  'trait spend = twice',
  'trait twice = spend * 2',
  'trait near = roof + 1',
  'trait city = user.city',
  'list vip from "vip.txt"',
  'list vip from "gone.txt"',
  'segment a { members spend > floor }',
  'segment a { members did order in last 7 days }',
  'segment b { export spend, user.city members in segment a and user.city = "x" }',
  'segment c { members in list vip or not in segment b }',
  'segment d { members did any event where city = "x" ever }',
  'segment e { members twice >= 10 and not (user.city = "x") }',
  'segment e { members twice >= 10 and twice >= 5 }',
  'segment f { members did order at least floor times ever }',
  'segment g { members near > 1 and in segment e }',
  'segment g { members in segment c }',
  'segment h { members did }',
  'segment i { members city = "x" and amount = 3 }',
  'test "t" { as of 2026-06-30 user ana { city: "x" } ana did order { amount: 3 } on 2026-06-29 expect a = (ana) }',
  'test "t" { given floor = 4 as of 2026-06-30 user bo expect spend of bo = 0 }',
];
const names = ['catalog.seg', 'one.seg', 'two.seg', 'three.seg'];

const fileText = fc
  .tuple(fc.subarray(names), fc.shuffledSubarray(declarations, { maxLength: 8 }), fc.nat(2))
  .map(([imports, chosen, blank]) =>
    [...imports.map((path) => `import "${path}"`), '\n'.repeat(blank), ...chosen].join('\n'),
  );

/** A file becomes another, or is deleted; or the list gets other ids. */
const edit = fc.oneof(
  { weight: 9, arbitrary: fc.record({ path: fc.constantFrom(...names), text: fileText }) },
  { weight: 1, arbitrary: fc.record({ path: fc.constantFrom(...names), text: fc.constant(undefined) }) },
  { weight: 1, arbitrary: fc.record({ path: fc.constant('vip.txt'), text: fc.constantFrom('1', '2') }) },
);

const settings = {
  timeZone: 'UTC',
  events: { kind: 'lake', path: 'lake' },
  users: { kind: 'files', pattern: 'users.csv', id: 'user_id', valid: undefined },
} as const;

/** All that a check says, in an order that is the same whatever was told first. */
function said({ program, diagnostics, failed }: Checked): unknown {
  const compiled = [...program.segments.keys()].map((name) => {
    const { sql, planKey } = compile(program, name, { engine: 'duckdb', settings, asOf: 0n });
    return [name, sql, planKey];
  });
  return {
    failed,
    diagnostics: diagnostics.map((one) => JSON.stringify(renderJson(one))).sort(),
    compiled: failed ? [] : compiled,
    traits: [...program.traits].sort(([one], [other]) => (one < other ? -1 : 1)),
    parameters: [...program.parameterValues],
    tests: program.tests.map(({ title, span, scenes, source }) => ({
      title,
      span,
      scenes,
      text: source.text,
    })),
  };
}

describe('a project that is checked again after each change', () => {
  test('is found to be what a first check finds', () => {
    let kept = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 2, maxLength: 8 }), (edits) => {
        const texts = new Map<string, string>();
        const files = { parse: rememberParsed(), checks: new KeptChecks() };
        let before: Checked | undefined;
        for (const { path, text } of edits) {
          if (text === undefined) texts.delete(path);
          else texts.set(path, text);
          const lists = (list: string): ListContent | undefined => {
            const ids = texts.get(list);
            return ids === undefined ? undefined : { kind: 'list', contentHash: ids, ids: 1 };
          };
          const how = { ...settings, lists, lint: 'project' } as const;
          const read = (wanted: string) => texts.get(wanted);
          const paths = names.filter((name) => texts.has(name));
          const again = check(paths, read, how, files);
          expect(said(again)).toEqual(said(check(paths, read, how)));
          for (const [name, rule] of again.program.segments)
            if (before?.program.segments.get(name) === rule) kept += 1;
          before = again;
        }
      }),
      { numRuns: 100 },
    );
    expect(kept).toBeGreaterThan(20);
  });
});
