import type { Length } from '../ast/nodes.ts';
import { fault, type Scope } from './scope.ts';
import type { FixedLength } from './typed.ts';
import { checkLength } from './windows.ts';

const daysOf = { month: 30, year: 365 } as const;

/** The length of `what`, which is the same wherever it begins; undefined (reported) when it is none. */
export function checkFixedLength(what: string, node: Length, scope: Scope): FixedLength | undefined {
  const length = checkLength(node, scope);
  if (length === undefined) return undefined;
  const { amount, unit } = length;
  if (unit !== 'month' && unit !== 'year') return { amount, unit };
  const text = `${String(amount * daysOf[unit])} days`;
  const fixes = [{ title: `write \`${text}\``, edits: [{ span: node.span, text }] }];
  const hint = `seconds, minutes, hours, days and weeks are: \`${text}\``;
  fault(scope, 'length-not-fixed', node.span, { what, unit: `${unit}s` }, { hint, fixes });
  return undefined;
}
