import { check } from '../../src/compile.ts';
import { bind } from '../../src/plan/bind.ts';
import { planFromRule } from '../../src/plan/from-rule.ts';
import type { BoundPlan, Plan } from '../../src/plan/nodes.ts';
import type { Program } from '../../src/semantics/segments.ts';

const declarations = `
event order { amount: decimal service: text paid: boolean }
event login { }
user { city: text age: integer }
`;

/** The program of some segments over a small catalog; throws when they are faulty. They may be ones that never hold. */
function programOf(segments: string): Program {
  const users = { kind: 'files', pattern: 'users.csv', id: 'id', valid: undefined } as const;
  const read = (path: string) => (path === 'rules.seg' ? declarations + segments : undefined);
  const { program, diagnostics } = check(['rules.seg'], read, { timeZone: 'UTC', users });
  const faults = diagnostics.filter(
    ({ code, severity }) => severity === 'error' && code !== 'impossible-condition',
  );
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  return program;
}

/** The plan of the last of some segments. */
export function planOf(segments: string): Plan {
  const program = programOf(segments);
  const rule = [...program.segments.values()].at(-1);
  if (rule === undefined) throw new Error('there is no segment');
  return planFromRule(rule, program);
}

/** The plan of a condition, bound as of 2026. */
export function boundPlanOf(condition: string): BoundPlan {
  return bind(planOf(`segment s { members ${condition} }`), 1_767_225_600_000_000n);
}
