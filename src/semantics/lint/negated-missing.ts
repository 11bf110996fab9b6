import { textOf } from '../written.ts';
import { type AskedValue, askedValues } from './asked-values.ts';
import { aroundFixes } from './around-fixes.ts';
import type { Chain, Test } from './chains.ts';
import type { Warn } from './warn.ts';

/**
 * Points at each negation that also holds for who lacks the value, unless a test beside it, or around it, says what is to be
 * with those.
 */
export function negatedMissing(chains: readonly Chain[], warn: Warn): void {
  if (!chains.some(({ tests }) => tests.some(isNegated))) return;
  const told = new Map<Chain, ReadonlySet<string>>();
  for (const chain of chains) {
    const settled = new Set(chain.outer === undefined ? [] : told.get(chain.outer));
    for (const test of chain.tests) for (const { key } of settledBy(test, chain.joint)) settled.add(key);
    told.set(chain, settled);
    for (const test of chain.tests) {
      if (!isNegated(test)) continue;
      const open = askedValues(test.leaf, test.at).filter(({ key }) => !settled.has(key));
      if (open.length > 0) report(test, open, warn);
    }
  }
}

function isNegated({ holds, leaf }: Test): boolean {
  return !holds && leaf.kind !== 'known';
}

/** The values of which a test says whether they may be missing: it asks just that, or holds only when they are known. */
function settledBy({ leaf, holds, at }: Test, joint: 'and' | 'or'): readonly AskedValue[] {
  return leaf.kind === 'known' || (holds && joint === 'and') ? askedValues(leaf, at) : [];
}

function report(test: Test, open: readonly AskedValue[], warn: Warn): void {
  const texts = open.flatMap(({ text }) => text ?? []);
  const known = texts.map((text) => `${text} is known`).join(', ');
  const missing = texts.map((text) => `${text} is missing`).join(', ');
  const each = { holds: known, fails: missing };
  const none = { holds: missing, fails: known };
  warn(
    'negated-missing',
    test.at,
    {
      condition: textOf(test.at),
      holds: test.says,
      values: texts.length === 0 ? ['a value'] : texts.map((text) => `\`${text}\``),
    },
    { fixes: texts.length === open.length ? aroundFixes(test, each, none) : [] },
  );
}
