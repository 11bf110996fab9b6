import type { Condition } from './typed.ts';
import { chainArms, type ChainArm } from './chain-arms.ts';
import { type Constraint, negated } from './ranges/constraint.ts';
import { isCountedIn, isOneForEach, isPart } from './ranges/counted-parts.ts';
import { excludeEachOther, Narrowed } from './ranges/narrowed.ts';
import { type Tested, testedBy } from './ranges/tested.ts';
import { fault, type Scope } from './scope.ts';
import { swapFix } from './swap-fix.ts';
import { placeOf, textOf, type Written } from './written.ts';

/** An arm, and what it leaves of what it asks about. */
interface Asked {
  readonly arm: ChainArm;
  readonly tested: Tested;
  readonly constraint: Constraint;
}

/** More counts with an upper end than this in one chain are not compared with the others. */
const mostUpperCounts = 50;

/**
 * Reports tests joined by `and` that can never hold together. Parameters are constants of a compile, so they count with
 * the values that they have in it. The condition keeps its meaning: nobody.
 */
export function reportImpossible(arms: readonly Condition[], around: Written, scope: Scope): void {
  const asked = arms
    .flatMap((arm) => chainArms(arm, 'and', scope.project.written, around))
    .flatMap((arm): Asked[] => {
      const tested = testedBy(arm.leaf);
      const constraint = arm.holds ? tested.constraint : negated(tested.constraint);
      return constraint === undefined ? [] : [{ arm, tested, constraint }];
    });
  reportEmptyRanges(asked, scope);
  reportEmptyCounts(asked, scope);
}

function reportEmptyRanges(asked: readonly Asked[], scope: Scope): void {
  const [first, second] = asked;
  // Most tests stand alone: what they ask about needs no key.
  if (first !== undefined && second === undefined) {
    if (excludeEachOther([first.constraint], first.tested.least)) report(first, [], scope);
    return;
  }
  const things = new Map<string, { readonly left: Narrowed; readonly before: Asked[]; told: boolean }>();
  for (const one of asked) {
    const { key, least } = one.tested;
    const thing = things.get(key) ?? { left: new Narrowed(least), before: [], told: false };
    things.set(key, thing);
    if (thing.told) continue;
    thing.left.add(one.constraint);
    if (thing.left.empty) {
      thing.told = true;
      const other = thing.before.find((earlier) =>
        excludeEachOther([earlier.constraint, one.constraint], least),
      );
      const others = excludeEachOther([one.constraint], least) ? [] : other ? [other] : thing.before;
      report(
        one,
        others.map(({ arm }) => arm),
        scope,
      );
    }
    thing.before.push(one);
  }
}

function report({ arm }: Asked, others: readonly ChainArm[], scope: Scope): void {
  const elsewhere = [...new Set(others.map(({ at }) => at))].filter(
    ({ expression }) => expression !== arm.at.expression,
  );
  const { expression } = arm.at;
  const [other, ...more] = elsewhere;
  const who = { user: 'nobody', event: 'no event', item: 'no item' }[scope.standing.kind];
  fault(
    scope,
    'impossible-condition',
    expression.span,
    {
      condition: textOf(arm.at),
      others:
        other === undefined ? undefined : more.length > 0 ? 'what stands before it' : `\`${textOf(other)}\``,
    },
    {
      also: elsewhere.slice(0, 3).map((place) => placeOf(place, 'this excludes it')),
      hint: elsewhere.length === 1 ? `${who} passes both: for either of them, write \`or\`` : undefined,
      fixes:
        expression.kind === 'between' && other === undefined
          ? [swapFix('swap the two ends', expression.low.span, expression.high.span, scope)]
          : [],
    },
  );
}

/** Events that a window, and a `where`, choose of others are never more than those. */
function reportEmptyCounts(asked: readonly Asked[], scope: Scope): void {
  const counts = asked.flatMap((one) => {
    const { constraint } = one;
    const { counted } = one.tested;
    if (counted === undefined || constraint.kind !== 'range') return [];
    return [{ one, counted, least: constraint.least?.at ?? 0n, most: constraint.most?.at }];
  });
  const upper = counts.filter(({ most }) => most !== undefined).slice(0, mostUpperCounts);
  for (const few of upper) {
    const many = counts.find(
      ({ one, counted, least }) =>
        few.most !== undefined &&
        one.tested.key !== few.one.tested.key &&
        one.arm.at.expression !== few.one.arm.at.expression &&
        least > few.most &&
        (isCountedIn(counted.counted, few.counted.counted) ||
          (few.most === 0n && isOneForEach(few.counted.counted))) &&
        isPart(counted, few.counted),
    );
    if (many === undefined) continue;
    const [first, second] = [few.one, many.one].sort((a, b) => asked.indexOf(a) - asked.indexOf(b));
    if (first !== undefined && second !== undefined) report(second, [first.arm], scope);
  }
}
