import type { BoundPlan } from '../../src/plan/nodes.ts';
import { printPlan, printTimeRange } from '../../src/plan/print.ts';
import { boundPlanOf } from '../plan/plan-of.ts';

/** What a pass makes of a condition's plan, as text without the line about the universe. */
export function passText(pass: (plan: BoundPlan) => BoundPlan, condition: string): string {
  return textOf(pass(boundPlanOf(condition)));
}

/** A condition's plan as it is before any pass. */
export function planText(condition: string): string {
  return textOf(boundPlanOf(condition));
}

function textOf(plan: BoundPlan): string {
  return printPlan(plan, printTimeRange).split('\n').slice(1).join('\n');
}
