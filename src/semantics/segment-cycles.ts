import type { Report } from '../diagnostics/report.ts';
import type { Declarations } from './declarations.ts';
import { testedValues } from './tested-values.ts';
import type { Condition, SegmentRule, Value } from './typed.ts';

/** The segments that a condition, and values beside it, name with `in segment`, each once. */
export function referencedSegments(condition: Condition, values: readonly Value[]): string[] {
  const found = new Set<string>();
  const waiting: (Condition | Value)[] = [condition, ...values];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at.kind === 'in segment') found.add(at.segment);
    // Not as arguments: there may be very many.
    else for (const part of within(at)) waiting.push(part);
  }
  return [...found].sort();
}

/** The conditions and values right inside another. */
function within(part: Condition | Value): readonly (Condition | Value)[] {
  switch (part.kind) {
    case 'and':
    case 'or':
    case 'at least':
      return part.arms;
    case 'not':
      return [part.arm];
    case 'rank':
    case 'score': {
      const { by, per, among } = part.ranking;
      return [by, per, among].filter((one) => one !== undefined);
    }
    case 'arithmetic':
      return [part.left, part.right];
    case 'lowered':
    case 'version':
    case 'local part':
    case 'size':
      return [part.value];
    case 'any item':
      return [part.list, part.where];
    case 'item':
      return [];
    case 'behaviour':
    case 'occurrence':
    case 'sequence':
    case 'in segment':
    case 'in list':
    case 'in sample':
    case 'aggregate':
    case 'since':
    case 'constant':
    case 'event time':
    case 'step property':
    case 'event property':
    case 'user property':
      return [];
    default:
      return testedValues(part);
  }
}

/** Reports each circle of segments once; returns every segment that is in one or hangs on one or on a faulty one. */
export function reportSegmentCycles(
  segments: ReadonlyMap<string, SegmentRule>,
  declarations: Declarations,
  report: Report,
): ReadonlySet<string> {
  const state = new Map<string, 'open' | 'sound' | 'unsound'>();
  for (const start of segments.keys()) {
    if (state.has(start)) continue;
    const stack = [frame(start, segments, state)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const target = top.targets[top.next];
      top.next += 1;
      if (target === undefined) {
        state.set(top.name, top.sound ? 'sound' : 'unsound');
        stack.pop();
        const below = stack.at(-1);
        if (below !== undefined && !top.sound) below.sound = false;
      } else if (state.get(target) === 'open') {
        const names = stack.map(({ name }) => name);
        reportCycle([...names.slice(names.indexOf(target)), target], declarations, report);
        top.sound = false;
      } else if (!segments.has(target) || state.get(target) === 'unsound') {
        top.sound = false;
      } else if (!state.has(target)) {
        stack.push(frame(target, segments, state));
      }
    }
  }
  return new Set([...state].filter(([, value]) => value === 'unsound').map(([name]) => name));
}

interface Frame {
  readonly name: string;
  readonly targets: readonly string[];
  next: number;
  sound: boolean;
}

function frame(name: string, segments: ReadonlyMap<string, SegmentRule>, state: Map<string, string>): Frame {
  state.set(name, 'open');
  const rule = segments.get(name);
  return { name, targets: rule?.references ?? [], next: 0, sound: true };
}

function reportCycle(names: readonly string[], declarations: Declarations, report: Report): void {
  const declared = declarations.segments.get(names[0] ?? '');
  if (declared === undefined) return;
  report.add('cyclic-segments', declared.source, declared.name.span, { cycle: names.join(' → ') });
}
