import type { Pause } from '../ast/nodes.ts';
import { checkScan } from './behaviours.ts';
import { isWithin } from './ranges/windows-within.ts';
import { fault, type Scope } from './scope.ts';
import { swapFix } from './swap-fix.ts';
import type { Behaviour, Condition, EventScan, Window } from './typed.ts';
import { checkLength } from './windows.ts';

type LastWindow = Extract<Window, { readonly kind: 'last' }>;

/** Users who left off doing something, or who came back to it; undefined when a part is faulty. */
export function checkPause(node: Pause, scope: Scope): Condition | undefined {
  const active = checkLength(node.active, scope);
  const quiet = checkLength(node.quiet, scope);
  const scan = checkScan(node, scope, active ?? { kind: 'ever' });
  if (active === undefined || quiet === undefined || scan === undefined) return undefined;
  if (node.kind === 'restarted') return restarted(scan, active, quiet);
  if (isWithin(active, quiet)) reportAlwaysQuiet(node, scope);
  // Some of it before the quiet, and none since: the last of it lies before the quiet.
  return { kind: 'occurrence', ...scan, which: 'last', at: { kind: 'until', window: quiet } };
}

/** Some of it lately, none for so long before that, and some earlier. */
function restarted(scan: EventScan, recent: LastWindow, { amount, unit, zone }: LastWindow): Condition {
  const quiet: Window = { kind: 'leading up to', window: recent, amount, unit, zone };
  const some = { least: 1, most: undefined };
  const counts = [
    [recent, some],
    [quiet, { least: 0, most: 0 }],
    [{ kind: 'until', window: quiet } as const, some],
  ] as const;
  return {
    kind: 'and',
    arms: counts.map(([window, count]): Behaviour => ({
      kind: 'behaviour',
      ...scan,
      window,
      counted: { kind: 'events' },
      count,
    })),
  };
}

function reportAlwaysQuiet({ active, quiet }: Pause, scope: Scope): void {
  const text = (at: Pause['quiet']) => scope.source.text.slice(at.span.start, at.span.end);
  const hint = `who stopped did it before the quiet: in more than the last ${text(quiet)}`;
  const fixes = [swapFix('swap the two', active.span, quiet.span, scope)];
  fault(scope, 'impossible-window', quiet.span, { window: `quiet ${text(quiet)}` }, { hint, fixes });
}
