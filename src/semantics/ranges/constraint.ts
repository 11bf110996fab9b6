import { comparePoints, type End, type Point } from './ends.ts';

/** What a test leaves of the values that a thing may have. */
export type Constraint = {
  /** Whether the test holds for who lacks the value. */
  readonly missing: boolean;
} & (
  | { readonly kind: 'range'; readonly least: End | undefined; readonly most: End | undefined }
  | { readonly kind: 'one of' | 'none of'; readonly options: ReadonlySet<Point> }
  | {
      readonly kind: 'text';
      readonly operator: 'contains' | 'starts with' | 'ends with';
      readonly part: string;
      readonly holds: boolean;
    }
  | { readonly kind: 'all' | 'nothing' }
);

/** What is left when the test does not hold; undefined when that is no one range. */
export function negated(constraint: Constraint): Constraint | undefined {
  const missing = !constraint.missing;
  switch (constraint.kind) {
    case 'range': {
      const { least, most } = constraint;
      if (least !== undefined && most !== undefined) return undefined;
      if (least === undefined && most === undefined) return { kind: 'nothing', missing };
      return { kind: 'range', missing, least: most && beyond(most, 1n), most: least && beyond(least, -1n) };
    }
    case 'one of':
      return { kind: 'none of', missing, options: constraint.options };
    case 'none of':
      return { kind: 'one of', missing, options: constraint.options };
    case 'text':
      return { ...constraint, missing, holds: !constraint.holds };
    case 'all':
      return { kind: 'nothing', missing };
    case 'nothing':
      return { kind: 'all', missing };
  }
}

/** Where the rest begins. */
function beyond({ at, open }: End, step: bigint): End {
  return typeof at === 'bigint' ? { at: at + step, open: false } : { at, open: !open };
}

/** Whether a value passes. */
export function admits(constraint: Constraint, point: Point): boolean {
  switch (constraint.kind) {
    case 'range': {
      const { least, most } = constraint;
      const fromLeast = least === undefined ? 1 : comparePoints(point, least.at);
      const toMost = most === undefined ? 1 : comparePoints(most.at, point);
      return (
        (fromLeast > 0 || (fromLeast === 0 && least?.open === false)) &&
        (toMost > 0 || (toMost === 0 && most?.open === false))
      );
    }
    case 'one of':
      return constraint.options.has(point);
    case 'none of':
      return !constraint.options.has(point);
    case 'text':
      return holdsFor(constraint, String(point)) === constraint.holds;
    case 'all':
      return true;
    case 'nothing':
      return false;
  }
}

function holdsFor({ operator, part }: Extract<Constraint, { kind: 'text' }>, text: string): boolean {
  switch (operator) {
    case 'contains':
      return text.includes(part);
    case 'starts with':
      return text.startsWith(part);
    case 'ends with':
      return text.endsWith(part);
  }
}
