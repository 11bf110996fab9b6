import type { Expression } from '../../ast/nodes.ts';
import type { Condition, ConditionLeaf } from '../typed.ts';
import type { Written, WrittenParts } from '../written.ts';

/** One test of a condition, and how it was written. */
export interface Test {
  readonly leaf: ConditionLeaf;
  /** Whether the test has to hold. */
  readonly holds: boolean;
  /** What says it: the test, or `not` and the test. */
  readonly at: Written;
  /** Whether what says it has to hold as it is written: it does not below a `not (…)`. */
  readonly says: boolean;
  /** What it is written in. */
  readonly inside: Inside;
}

/** `and` or `or` with its arms; anything else. */
export type Inside = Extract<Expression, { kind: 'and' | 'or' }> | 'elsewhere' | 'members';

/** Tests that are joined one way, however the parentheses and `not`s around them stand. */
export interface Chain {
  readonly joint: 'and' | 'or';
  readonly tests: readonly Test[];
  /** The chain that this one is an arm of. */
  readonly outer: Chain | undefined;
}

interface Part {
  readonly condition: Condition;
  readonly holds: boolean;
  readonly at: Written;
  readonly inside: Inside;
}

/** Every chain of a condition, each test in one of them, outer ones first. */
export function chainsOf(
  condition: Condition,
  around: Written,
  inside: Inside,
  written: WrittenParts,
): Chain[] {
  const found: Chain[] = [];
  const waiting: { readonly part: Part; readonly outer: Chain | undefined }[] = [
    { part: { condition, holds: true, at: written.get(condition) ?? around, inside }, outer: undefined },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const tests: Test[] = [];
    const chain: Chain = { joint: jointOf(next.part), tests, outer: next.outer };
    const nested: Part[] = [];
    flatten(next.part, chain.joint, tests, nested, written);
    found.push(chain);
    waiting.push(...nested.reverse().map((part) => ({ part, outer: chain })));
  }
  return found;
}

/** `not (a or b)` joins as `and` does. */
function jointOf({ condition, holds }: Part): 'and' | 'or' {
  switch (condition.kind) {
    case 'not':
      return jointOf({ condition: condition.arm, holds: !holds } as Part);
    case 'and':
    case 'or':
      return (condition.kind === 'and') === holds ? 'and' : 'or';
    default:
      return 'and';
  }
}

function flatten(
  part: Part,
  joint: 'and' | 'or',
  tests: Test[],
  nested: Part[],
  written: WrittenParts,
): void {
  const { condition, holds, at, inside } = part;
  const below = (arm: Condition, where: Inside): Part => ({
    condition: arm,
    holds,
    at: written.get(arm) ?? at,
    inside: where,
  });
  switch (condition.kind) {
    case 'not': {
      const { arm } = condition;
      if (isLeaf(arm)) tests.push({ leaf: arm, holds: !holds, at, says: holds, inside });
      else
        flatten(
          { condition: arm, holds: !holds, at: written.get(arm) ?? at, inside: 'elsewhere' },
          joint,
          tests,
          nested,
          written,
        );
      return;
    }
    case 'and':
    case 'or': {
      if (jointOf(part) !== joint) {
        nested.push(part);
        return;
      }
      // `between`, and a count beside days, are two tests in one place.
      const { expression } = at;
      const where = expression.kind === 'and' || expression.kind === 'or' ? expression : inside;
      for (const arm of condition.arms) flatten(below(arm, where), joint, tests, nested, written);
      return;
    }
    case 'at least':
      nested.push(...condition.arms.map((arm) => below(arm, 'elsewhere')));
      return;
    default:
      tests.push({ leaf: condition, holds, at, says: holds, inside });
  }
}

function isLeaf(condition: Condition): condition is ConditionLeaf {
  return !['and', 'or', 'not', 'at least'].includes(condition.kind);
}
