import type { Comparison as ComparisonNode, Expression } from '../ast/nodes.ts';
import { checkComparison } from './comparisons.ts';
import { fault, type Scope } from './scope.ts';
import { namedStep } from './steps.ts';
import type { Comparison, Value } from './typed.ts';
import { writtenText } from './written.ts';

/** The `where` of a step: what is asked of its event alone, and what compares it with other steps. */
export interface StepWhere {
  readonly alone: Expression | undefined;
  readonly compared: readonly ComparisonNode[];
}

/** Takes the comparisons with other steps out of a `where`: each is an arm of its `and`, or the whole. */
export function splitWhere(condition: Expression, scope: Scope): StepWhere {
  const arms = condition.kind === 'and' ? condition.arms : [condition];
  const compared = arms.filter((arm): arm is ComparisonNode => isStepComparison(arm, scope));
  const others = arms.filter((arm) => !isStepComparison(arm, scope));
  const [only] = others;
  if (others.length <= 1) return { alone: only, compared };
  return { alone: { kind: 'and', arms: others, span: condition.span }, compared };
}

function isStepComparison(arm: Expression, scope: Scope): boolean {
  if (arm.kind !== 'compare') return false;
  return [arm.left, arm.right].some(
    (side) => side.kind === 'path' && side.names.length > 1 && namedStep(side, scope) !== undefined,
  );
}

/** Where a step stands that is compared with others. */
export interface ComparingStep {
  readonly negated: boolean;
  /** How many steps are done before it. */
  readonly before: number;
}

/**
 * Comparisons with earlier steps: `=`, or one of order with the step just before; what is not done is compared with one
 * step only. Undefined when one is faulty, which is reported.
 */
export function checkStepComparisons(
  nodes: readonly ComparisonNode[],
  step: ComparingStep,
  scope: Scope,
): readonly Comparison[] | undefined {
  const { standing } = scope;
  if (standing.kind !== 'event') return undefined;
  const comparing = { ...scope, standing: { ...standing, compares: true } };
  const checked = nodes.map((node) => {
    const test = checkComparison(node, comparing);
    return test === undefined
      ? undefined
      : (checkShape(node, test.kind === 'compare' ? test : undefined, scope) ?? undefined);
  });
  const sound = checked.filter((one) => one !== undefined);
  if (sound.length < nodes.length) return undefined;
  const isFine = sound.map((test, at) => {
    const why = excess(test, sound.slice(0, at), sound, step);
    const node = nodes[at];
    if (why === undefined || node === undefined) return true;
    fault(scope, 'wrong-step-comparison', node.span, { name: writtenText(node.span, scope), why });
    return false;
  });
  return isFine.every(Boolean) ? sound : undefined;
}

/** A comparison of a property of the event with one of a step; others are reported. */
function checkShape(
  node: ComparisonNode,
  test: Comparison | undefined,
  scope: Scope,
): Comparison | undefined {
  const why = test === undefined ? '`!=` is not among the comparisons with another step' : shapeFault(test);
  if (why === undefined) return test;
  fault(scope, 'wrong-step-comparison', node.span, { name: writtenText(node.span, scope), why });
  return undefined;
}

function shapeFault({ left, right }: Comparison): string | undefined {
  const sides = [bare(left), bare(right)];
  const ofSteps = sides.filter(({ kind }) => kind === 'step property').length;
  if (ofSteps === 1 && sides.some(({ kind }) => kind === 'event property')) return undefined;
  return 'one side has to be a property of the event of this step, the other one of an earlier step';
}

/** A text whose case is ignored is still the text of a property. */
function bare(value: Value): Value {
  return value.kind === 'lowered' || value.kind === 'version' ? bare(value.value) : value;
}

/** Why a comparison is one too many; undefined when it is not. */
function excess(
  test: Comparison,
  earlier: readonly Comparison[],
  all: readonly Comparison[],
  { negated, before }: ComparingStep,
): string | undefined {
  if (earlier.length === 0 && negated && new Set(stepsOf(all)).size > 1)
    return 'what is not done is compared with one step only';
  if (test.operator === '=') return undefined;
  if (stepsOf([test])[0] !== before - 1) return 'only with the step just before it can it be more or less';
  if (earlier.some(({ operator }) => operator !== '='))
    return 'one comparison of more or less is the most for a step';
  return undefined;
}

function stepsOf(all: readonly Comparison[]): number[] {
  return all.flatMap(({ left, right }) =>
    [bare(left), bare(right)].flatMap((side) => (side.kind === 'step property' ? [side.step] : [])),
  );
}
