import { Temporal } from 'temporal-polyfill';
import type { Moment, Window as WindowNode } from '../ast/window-nodes.ts';
import { microsOf } from '../catalog/instant.ts';
import { dateText, instantMicros } from './calendar-literals.ts';
import { fault, type Scope } from './scope.ts';
import { swapFix } from './swap-fix.ts';
import type { Edge, Window } from './typed.ts';

type DatedNode = Extract<WindowNode, { readonly kind: 'on' | 'since' | 'before' | 'from to' }>;

/** A window between dates or instants. One that can never hold anything is a fault. */
export function checkDates(window: DatedNode, scope: Scope): Window | undefined {
  switch (window.kind) {
    case 'since': {
      const from = edgeOf(window.from, 0, scope);
      return from && { kind: 'dates', from, to: undefined };
    }
    case 'before': {
      const to = edgeOf(window.to, 0, scope);
      return to && checkEmpty(window, undefined, to, scope);
    }
    case 'on': {
      const from = edgeOf(window.date, 0, scope);
      return from && checkEmpty(window, from, edgeOf(window.date, 1, scope), scope);
    }
    case 'from to': {
      const from = edgeOf(window.from, 0, scope);
      // The last day that counts ends where the day after starts; an instant is the end itself.
      const to = edgeOf(window.to, 1, scope);
      return from && checkEmpty(window, from, to, scope);
    }
  }
}

/** Where the day so many days after a date starts; an instant as it is. */
function edgeOf(moment: Moment, days: number, scope: Scope): Edge | undefined {
  if (moment.kind === 'timestamp') {
    const instant = instantMicros(moment, scope);
    return instant === undefined ? undefined : { kind: 'instant', instant };
  }
  const date = dateText(moment, scope);
  if (date === undefined) return undefined;
  const day = Temporal.PlainDate.from(date).add({ days });
  return { kind: 'start of day', date: day.toString(), zone: scope.zone };
}

/** There is no event before it. */
const firstDay: Edge = { kind: 'start of day', date: '0001-01-01', zone: 'UTC' };

function instantOfEdge(edge: Edge): bigint {
  if (edge.kind === 'instant') return edge.instant;
  return microsOf(Temporal.PlainDate.from(edge.date).toZonedDateTime(edge.zone));
}

function checkEmpty(
  window: DatedNode,
  from: Edge | undefined,
  to: Edge | undefined,
  scope: Scope,
): Window | undefined {
  if (to === undefined) return undefined;
  const [start, end] = [instantOfEdge(from ?? firstDay), instantOfEdge(to)];
  if (start < end) return { kind: 'dates', from, to };
  // The day after the last one is the end, so dates that are swapped may end where they start.
  const isSwapped =
    window.kind === 'from to' &&
    window.from.kind === window.to.kind &&
    (window.to.kind === 'date' || start > end);
  const fixes = isSwapped ? [swapFix('swap the two', window.from.span, window.to.span, scope)] : [];
  const text = scope.source.text.slice(window.span.start, window.span.end);
  fault(scope, 'impossible-window', window.span, { window: text }, { fixes });
  return undefined;
}
