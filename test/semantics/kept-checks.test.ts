import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rememberParsed } from '../../src/ast/remember-parsed.ts';
import { check, compile, type Checked } from '../../src/compile.ts';
import { renderJson } from '../../src/diagnostics/render-json.ts';
import { KeptChecks } from '../../src/semantics/kept-checks.ts';
import type { ListContent } from '../../src/semantics/lists.ts';

/** Sound files that hang on each other. */
const project: Readonly<Record<string, readonly string[]>> = {
  'catalog.seg': [
    'event order { amount: decimal, city: text }',
    'event visit { city: text }',
    'user { city: text }',
  ],
  'values.seg': [
    'import "catalog.seg"',
    'param floor: integer = 3',
    'param roof: integer = floor',
    'trait spend = sum(amount) of order where city = "x" in last 30 days',
    'trait twice = spend * 2',
    'trait near = roof + count of visit ever',
    'trait odd = count of order where (not city = "y") in last 7 days',
    'list vip from "vip.txt"',
  ],
  'one.seg': [
    'import "catalog.seg"',
    'import "values.seg"',
    'segment a { members spend > floor }',
    'segment b { export spend, user.city members in segment a and user.city = "x" }',
    'segment d { members did any event where city = "x" ever }',
  ],
  'two.seg': [
    'import "catalog.seg"',
    'import "values.seg"',
    'import "one.seg"',
    'segment c { members in list vip or not in segment b }',
    'segment e { members twice >= 10 and near > 1 }',
    'segment f { members did order at least roof times ever }',
    'segment j { members odd > 1 }',
    'test "t" { as of 2026-06-30 user ana { city: "x" } ana did order { amount: 3 } on 2026-06-29 expect a = (ana) }',
  ],
};
const names = Object.keys(project);

/** What a declaration may become: sound or not, of a name that is there already or of none. */
const others = [
  'event order { amount: integer, city: text }',
  'event order { city: text }',
  'event order { amount: decimals, city: text }',
  'user { city: integer }',
  'user { plan: text }',
  'param floor: integer = 5',
  'param floor: text = "x"',
  'param roof: integer = 4',
  'trait spend = count of order in last 7 days',
  'trait spend = twice',
  'trait twice = spend + floor',
  'trait city = user.city',
  'list vip from "gone.txt"',
  'segment a { members did order in last 7 days }',
  'segment e { members twice >= 10 and twice >= 5 }',
  'segment j { members did order ever }',
  'segment k { members odd > 2 }',
  'segment e { members twice >= 10 and not (user.city = "x") }',
  'segment g { members in segment c }',
  'segment h { members did }',
  'segment i { members city = "x" and amount = 3 }',
  'test "t" { given floor = 4 as of 2026-06-30 user bo expect spend of bo = 0 }',
  'import "two.seg"',
  '# nothing',
];

/** A line of a file becomes another, or what it was at first; a line is put before it; the list gets other ids. */
const edit = fc.record({
  path: fc.constantFrom(...names),
  line: fc.nat(7),
  text: fc.option(fc.constantFrom(...others), { freq: 2, nil: undefined }),
  shifted: fc.boolean(),
  ids: fc.constantFrom('1', '1', '1', '2'),
});

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
      fc.property(fc.array(edit, { minLength: 2, maxLength: 12 }), (edits) => {
        const lines = new Map(names.map((name) => [name, [...(project[name] ?? [])]]));
        const files = { parse: rememberParsed(), checks: new KeptChecks() };
        let before: Checked | undefined;
        for (const { path, line, text, shifted, ids } of edits) {
          const own = lines.get(path) ?? [];
          own[line % own.length] = text ?? project[path]?.[line % own.length] ?? '';
          if (shifted) own.unshift('');
          const read = (wanted: string) => lines.get(wanted)?.join('\n');
          const lists = (list: string): ListContent | undefined =>
            list === 'vip.txt' ? { kind: 'list', contentHash: ids, ids: 1 } : undefined;
          const how = { ...settings, lists, lint: 'project' } as const;
          const again = check(names, read, how, files);
          expect(said(again)).toEqual(said(check(names, read, how)));
          for (const [name, rule] of again.program.segments)
            if (before?.program.segments.get(name) === rule) kept += 1;
          before = again;
        }
      }),
      { numRuns: 40 },
    );
    expect(kept).toBeGreaterThan(200);
  }, 60_000);

  test('warns of a trait when the rule that used it first does not any more', () => {
    const files = { parse: rememberParsed(), checks: new KeptChecks() };
    const trait =
      'event order { city: text }\ntrait odd = count of order where (not city = "y") in last 7 days\n';
    const codes = [
      ['odd > 1'],
      ['odd > 1', 'odd > 2'],
      ['did order ever', 'odd > 2'],
      ['did order ever'],
    ].map((members) => {
      const texts = new Map([
        ['a.seg', trait],
        ...members.map((condition, at): [string, string] => [
          `s${String(at)}.seg`,
          `import "a.seg"\nsegment s${String(at)} { members ${condition} }`,
        ]),
      ]);
      const how = { ...settings, lint: 'files' } as const;
      return check([...texts.keys()], (path) => texts.get(path), how, files).diagnostics.map(
        ({ code }) => code,
      );
    });
    expect(codes).toEqual(Array.from({ length: 4 }, () => ['negated-missing']));
  });
});
