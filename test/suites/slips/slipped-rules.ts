import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { check, compile } from '../../../src/compile.ts';
import type { ProofCase } from '../../support/generators/case.ts';
import { proofCase } from '../../support/generators/cases.ts';
import { settingsOf } from '../proof/program.ts';

/** One slip of a hand: something is taken away, put in, doubled, or moved. */
interface Slip {
  readonly kind: 'delete' | 'insert' | 'double' | 'swap' | 'cut';
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const pieces = [
  ...[
    'and',
    'or',
    'not',
    'did',
    'then',
    'within',
    'in',
    'is',
    'where',
    'between',
    'ever',
    'since',
    'segment',
    'members',
    'event',
    'user',
    'at least',
  ],
  ...['(', ')', '{', '}', '"', '`', "'", ',', '.', '=', '==', '!=', '!', '&&', '<', '-', '#', ':', '“', '”'],
  ...[
    '0',
    '-1',
    '007',
    '1e5',
    '99999999999999999999',
    '2026-02-30',
    '2026-01-05T10:00:00',
    '2026-13-01T99:99:99Z',
    'last 0 days',
  ],
  ...[
    '\n',
    '\r',
    '\t',
    '\0',
    '\ufeff',
    '\ud800',
    '😀',
    '\u202e',
    '__proto__',
    'constructor',
    '\\',
    '\\u0000',
  ],
];

const slip: fc.Arbitrary<Slip> = fc.record({
  kind: fc.constantFrom('delete', 'insert', 'insert', 'double', 'swap', 'cut'),
  at: fc.nat({ max: 1_000_000 }),
  length: fc.nat({ max: 12 }),
  text: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  ),
});

function slipped(text: string, { kind, at, length, text: inserted }: Slip): string {
  const start = at % (text.length + 1);
  const end = Math.min(text.length, start + length);
  const part = text.slice(start, end);
  switch (kind) {
    case 'delete':
      return text.slice(0, start) + text.slice(end);
    case 'insert':
      return `${text.slice(0, start)} ${inserted} ${text.slice(start)}`;
    case 'double':
      return text.slice(0, end) + part + text.slice(end);
    case 'swap':
      return text.slice(0, start) + text.slice(end, end + length) + part + text.slice(end + length);
    case 'cut':
      return text.slice(0, start);
  }
}

/** A test of the first segment, so that its words have slips too. */
function testOf({ catalog, asOf }: ProofCase): string {
  const event = /^event (`[^`\n]*`|\w+)/m.exec(catalog)?.[1] ?? 'app_opened';
  return `
test "one user, two days" {
  as of ${asOf}
  user ana {}
  user budi {}
  ana did ${event} 1, 2 days ago
  expect s0 includes (ana) excludes (budi)
  expect s1 is empty
}
`;
}

/** What came of it: how many were sound in spite of their slips, and the milliseconds of the slowest. */
export interface Slipped {
  readonly sound: number;
  readonly slowest: number;
}

/**
 * Checks and compiles so many generated rules and catalogs with slips of a hand in them. Throws at the first that
 * throws, with what it was shrunk to and its seed.
 */
export function checkSlippedRules(rules: number, seed?: number): Slipped {
  let sound = 0;
  let slowest = 0;
  fc.assert(
    fc.property(
      proofCase({ segments: 2, rows: 0 }),
      fc.oneof(fc.tuple(slip), fc.array(slip, { minLength: 2, maxLength: 4 })),
      (from, slips) => {
        const rules = from.rules + testOf(from);
        const faultyRules = slips.reduce(slipped, rules);
        const faultyCatalog = slips.reduce(slipped, from.catalog);
        for (const [text, catalog] of [
          [faultyRules, from.catalog],
          [rules, faultyCatalog],
        ] as const) {
          const begun = performance.now();
          if (compiles(from, text, catalog)) sound += 1;
          slowest = Math.max(slowest, performance.now() - begun);
        }
      },
    ),
    { numRuns: Math.ceil(rules / 2), ...(seed !== undefined && { seed }) },
  );
  return { sound, slowest };
}

/** Whether the rules are sound; then each of their segments has been compiled. Otherwise there is an error to show. */
function compiles(from: ProofCase, rules: string, catalog: string): boolean {
  const files = new Map([
    ['rules.seg', rules],
    ['catalog.seg', catalog],
  ]);
  const settings = settingsOf(from);
  const { program, failed, diagnostics } = check(['rules.seg'], (path) => files.get(path), settings);
  assert.equal(
    failed,
    diagnostics.some(({ severity }) => severity === 'error'),
  );
  for (const { at } of diagnostics) {
    assert.ok(at.span.start <= at.span.end);
    assert.ok(at.span.end <= at.source.text.length);
  }
  for (const segment of program.segments.keys()) {
    for (const engine of ['duckdb', 'bigquery'] as const)
      compile(program, segment, { engine, settings, asOf: 0n });
  }
  return !failed;
}
