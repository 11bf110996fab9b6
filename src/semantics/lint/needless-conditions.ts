import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { Constant } from '../constant.ts';
import { type Constraint, negated } from '../ranges/constraint.ts';
import { comparePoints } from '../ranges/ends.ts';
import { isPartOf } from '../ranges/counted-parts.ts';
import { excludeEachOther, Narrowed } from '../ranges/narrowed.ts';
import { type Tested, testedBy } from '../ranges/tested.ts';
import { placeOf, textOf } from '../written.ts';
import type { Chain, Test } from './chains.ts';
import type { Warn } from './warn.ts';

interface Asked {
  readonly test: Test;
  readonly tested: Tested;
  /** What is left when the test is as it has to be, and what when it is not. */
  readonly constraint: Constraint;
  readonly otherwise: Constraint;
}

/** More tests of one thing, and more counts, than this in one chain are not compared with each other. */
const mostCompared = 50;

/**
 * Points at tests that always hold, alone or with others of an `or`, and at those that another one makes needless. What a
 * parameter decides is left: it may be another tomorrow.
 */
export function needlessConditions(chain: Chain, parameters: ReadonlySet<Constant>, warn: Warn): void {
  const inOnePlace = new Map<object, number>();
  for (const { at } of chain.tests) inOnePlace.set(at.expression, (inOnePlace.get(at.expression) ?? 0) + 1);
  const asked = chain.tests.flatMap((test): Asked[] => {
    if (hangsOnParameter(test, parameters)) return [];
    const tested = testedBy(test.leaf);
    const opposite = negated(tested.constraint);
    if (opposite === undefined) return [];
    const [constraint, otherwise] = test.holds
      ? [tested.constraint, opposite]
      : [opposite, tested.constraint];
    return [{ test, tested, constraint, otherwise }];
  });
  const told = new Set<Test>();
  const things = new Map<string, Asked[]>();
  for (const one of asked) {
    if (excludeEachOther([one.otherwise], one.tested.least)) {
      told.add(one.test);
      warn('always-holds', one.test.at, {
        condition: textOf(one.test.at),
        holds: one.test.says,
        others: undefined,
      });
      continue;
    }
    // Alone, a test makes no other needless: what it asks about needs no key.
    if (asked.length === 1) continue;
    const { key } = one.tested;
    const same = things.get(key) ?? [];
    things.set(key, same);
    if (same.length < mostCompared) same.push(one);
  }
  if (chain.joint === 'or') for (const same of things.values()) togetherAlways(same, told, warn);
  const isPlain = ({ test }: Asked) => !told.has(test) && inOnePlace.get(test.at.expression) === 1;
  for (const same of things.values())
    reportImplied(same.filter(isPlain), chain.joint, impliesInRange, told, warn);
  const counts = asked
    .filter((one) => one.tested.counted !== undefined && isPlain(one))
    .slice(0, mostCompared);
  reportImplied(counts, chain.joint, impliesInCount, told, warn);
}

/** `is known` beside what needs it is said on purpose; said twice it is not. */
function isSaidOnPurpose(one: Test, other: Test): boolean {
  return (one.leaf.kind === 'known') !== (other.leaf.kind === 'known');
}

/** An `or` always holds when its arms cannot all fail. */
function togetherAlways(same: readonly Asked[], told: Set<Test>, warn: Warn): void {
  const [first] = same;
  if (first === undefined || same.length < 2) return;
  const left = new Narrowed(first.tested.least);
  for (const [at, { test, otherwise }] of same.entries()) {
    left.add(otherwise);
    if (!left.empty) continue;
    const before = same.slice(0, at).map((one) => one.test);
    for (const one of [test, ...before]) told.add(one);
    const [other, ...more] = before;
    const others =
      other === undefined || more.length > 0 ? 'what stands before it' : `\`${textOf(other.at)}\``;
    const also = before.slice(0, 3).map((one) => placeOf(one.at, 'together with this'));
    warn('always-holds', test.at, { condition: textOf(test.at), holds: test.says, others }, { also });
    return;
  }
}

type Implies = (one: Asked, other: Asked) => boolean;

const impliesInRange: Implies = (one, other) =>
  excludeEachOther([one.constraint, other.otherwise], one.tested.least);

/** So many of a part are so many of all. */
const impliesInCount: Implies = (one, other) => {
  const [a, b] = [one.constraint, other.constraint];
  const [part, all] = [one.tested.counted, other.tested.counted];
  if (part === undefined || all === undefined || one.tested.key === other.tested.key) return false;
  if (a.kind !== 'range' || b.kind !== 'range' || a.least === undefined || b.least === undefined)
    return false;
  if (b.most !== undefined || comparePoints(a.least.at, b.least.at) < 0 || b.least.at === 0n) return false;
  return isPartOf(part, all);
};

function reportImplied(
  asked: readonly Asked[],
  joint: 'and' | 'or',
  implies: Implies,
  told: Set<Test>,
  warn: Warn,
): void {
  for (const [at, one] of asked.entries()) {
    for (const other of asked.slice(0, at)) {
      if (told.has(one.test) || told.has(other.test) || isSaidOnPurpose(one.test, other.test)) continue;
      // Of two that say the same, the later one is needless.
      const isNeedless = (a: Asked, b: Asked) => (joint === 'and' ? implies(b, a) : implies(a, b));
      const pair = isNeedless(one, other) ? [one, other] : isNeedless(other, one) ? [other, one] : [];
      const [needless, because] = pair.map(({ test }) => test);
      if (needless === undefined || because === undefined) continue;
      told.add(needless);
      warn(
        'needless-condition',
        needless.at,
        { condition: textOf(needless.at), because: textOf(because.at) },
        { also: [placeOf(because.at, 'this says it already')], fixes: removal(needless) },
      );
    }
  }
}

/** The fix that takes an arm out of its chain; none where more than `and` or `or` stands between. */
function removal({ at: { source, expression }, inside }: Test): Fix[] {
  if (typeof inside !== 'object') return [];
  const index = inside.arms.indexOf(expression);
  const other = inside.arms[index === 0 ? 1 : index - 1];
  if (index === -1 || other === undefined) return [];
  const { start, end } = expression.span;
  const span = index === 0 ? { start, end: other.span.start } : { start: other.span.end, end };
  const between = index === 0 ? source.text.slice(end, span.end) : source.text.slice(span.start, start);
  if (!/^\s*(?:and|or)\s*$/.test(between)) return [];
  return [{ title: 'leave it out', edits: [{ span, text: '' }] }];
}

function hangsOnParameter({ leaf, at: { expression } }: Test, parameters: ReadonlySet<Constant>): boolean {
  if (expression.kind === 'did')
    return expression.clauses.some(
      (clause) => clause.kind === 'count' && clause.bounds.some(({ kind }) => kind !== 'number'),
    );
  if (leaf.kind === 'one of') return leaf.options.some((option) => parameters.has(option));
  if (leaf.kind !== 'compare') return false;
  return [leaf.left, leaf.right].some((side) => side.kind === 'constant' && parameters.has(side.constant));
}
