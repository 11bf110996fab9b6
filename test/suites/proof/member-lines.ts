import { instantText } from '../../../runtime/warehouse/instant-text.ts';
import type { Value } from '../../../runtime/warehouse/row.ts';
import type { Constant } from '../../../src/semantics/constant.ts';
import type { Program } from '../../../src/semantics/segments.ts';
import type { ProofCase } from '../../support/generators/case.ts';
import { instant } from '../../support/generators/moments.ts';
import { compareCodePoints } from '../../support/reference/code-points.ts';
import { decimalText } from '../../support/reference/comparison.ts';
import { Overflow } from '../../support/reference/arithmetic.ts';
import { interpret, type Member } from '../../support/reference/interpret.ts';
import { worldOfCase } from './world-of-case.ts';

/** The members of each segment of a case, as the interpreter has them: sorted lines. None of one that overflows. */
export function memberLines(program: Program, proofCase: ProofCase): Record<string, string[]> {
  const world = worldOfCase(proofCase, program.catalog);
  const asOf = instant(proofCase.asOf);
  const segments = [...program.segments.keys()].flatMap((segment) => {
    const members = membersOf(program, segment, world, asOf);
    const lines = members?.map(({ user, exports }) => memberLine([user, ...exports.map(valueOf)]));
    return lines === undefined ? [] : [[segment, lines.sort(compareCodePoints)] as const];
  });
  return Object.fromEntries(segments);
}

function membersOf(...asked: Parameters<typeof interpret>): Member[] | undefined {
  try {
    return interpret(...asked);
  } catch (error) {
    if (error instanceof Overflow) return undefined;
    throw error;
  }
}

/** A member as a line: the user's id and the exported values. Two members with one line are one member. */
export function memberLine(values: readonly Value[]): string {
  return values.map((value) => (typeof value === 'bigint' ? `${value}n` : JSON.stringify(value))).join(' ');
}

/** A value as a warehouse gives it. */
function valueOf(constant: Constant | null): Value {
  if (constant === null) return null;
  switch (constant.type) {
    case 'decimal':
      return decimalText(constant.value);
    case 'timestamp':
      return instantText(constant.value);
    default:
      return constant.value;
  }
}
