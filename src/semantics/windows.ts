import type { Fix } from '../diagnostics/diagnostic.ts';
import type { Amount, Length, Name } from '../ast/nodes.ts';
import type { UserWindow as UserWindowNode, Window as WindowNode } from '../ast/window-nodes.ts';
import type { Span } from '../source/span.ts';
import { checkDates } from './dated-windows.ts';
import { checkPeriods } from './period-windows.ts';
import { fault, type Scope, spellingFix } from './scope.ts';
import { swapFix } from './swap-fix.ts';
import type { Unit, Window } from './typed.ts';
import { wholeNumber } from './values.ts';

const units: readonly Unit[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
const longest = 100_000;
const unitsInShort: ReadonlyMap<string, string> = new Map([
  ...(['s', 'sec', 'secs'] as const).map((short) => [short, 'seconds'] as const),
  ...(['min', 'mins'] as const).map((short) => [short, 'minutes'] as const),
  ...(['h', 'hr', 'hrs'] as const).map((short) => [short, 'hours'] as const),
  ['d', 'days'],
  ...(['w', 'wk', 'wks'] as const).map((short) => [short, 'weeks'] as const),
  ...(['mo', 'mos', 'mth'] as const).map((short) => [short, 'months'] as const),
  ...(['y', 'yr', 'yrs'] as const).map((short) => [short, 'years'] as const),
]);

/** A window with its unit known and its amount in bounds, still hanging on `as of`. */
export function checkWindow(window: Exclude<WindowNode, UserWindowNode>, scope: Scope): Window | undefined {
  switch (window.kind) {
    case 'ever':
      return { kind: 'ever' };
    case 'today':
      return { kind: 'current', unit: 'day', zone: scope.zone };
    case 'yesterday':
      return { kind: 'complete', amount: 1, unit: 'day', zone: scope.zone };
    case 'period':
      return checkPeriods(window, scope);
    case 'last':
      return window.complete ? checkComplete(window, scope) : checkLast(window, scope);
    case 'ago':
      return checkAgo(window, scope);
    default:
      return checkDates(window, scope);
  }
}

/** `14 days` back from `as of`: what is less long ago. */
export function checkLength(
  { amount, unit }: Pick<Length, 'amount' | 'unit'>,
  scope: Scope,
): LastWindow | undefined {
  const length = {
    amount: checkAmount(amount.digits, amount.span, 1, scope),
    unit: checkUnit({ unit }, scope),
  };
  if (length.amount === undefined || length.unit === undefined) return undefined;
  return { kind: 'last', amount: length.amount, unit: length.unit, zone: scope.zone };
}

type LastWindow = Extract<Window, { readonly kind: 'last' }>;
type LastNode = Extract<WindowNode, { readonly kind: 'last' }>;

function checkLast(window: LastNode, scope: Scope): Window | undefined {
  const unit = checkUnit(window, scope);
  const amount = checkAmount(window.amount, window.span, 1, scope);
  if (amount === undefined || unit === undefined) return undefined;
  return { kind: 'last', amount, unit, zone: scope.zone };
}

function checkComplete({ unit, amount: digits, span }: LastNode, scope: Scope): Window | undefined {
  const periods = checkPeriods({ which: 'complete', unit, span }, scope);
  const amount = checkAmount(digits, span, 1, scope);
  return periods === undefined || amount === undefined ? undefined : { ...periods, kind: 'complete', amount };
}

/** `between 90 and 45 days ago`: what is further back stands first. */
function checkAgo(window: Extract<WindowNode, { readonly kind: 'ago' }>, scope: Scope): Window | undefined {
  const unit = checkUnit(window, scope);
  const amountOf = ({ digits, span }: Amount, least: number) => checkAmount(digits, span, least, scope);
  const far = amountOf(window.far, 1);
  const near = amountOf(window.near, 0);
  if (far === undefined || near === undefined || unit === undefined) return undefined;
  if (far > near) return { kind: 'ago', far, near, unit, zone: scope.zone };
  const fixes = far < near ? [swapFix('swap the two numbers', window.far.span, window.near.span, scope)] : [];
  const hint = 'what is longer ago stands first';
  const text = scope.source.text.slice(window.span.start, window.span.end);
  fault(scope, 'impossible-window', window.span, { window: text }, { hint, fixes });
  return undefined;
}

function checkAmount(digits: string, span: Span, least: number, scope: Scope): number | undefined {
  const amount = wholeNumber(digits);
  if (amount !== undefined && amount >= least && amount <= longest) return amount;
  fault(scope, 'wrong-amount', span, { found: digits });
  return undefined;
}

/** The fix for a unit in short, with the space that `7d` lacks. */
function inFull(unit: string, span: Span, scope: Scope): { hint: string; fixes: Fix[] } {
  const text = /\s/.test(scope.source.text.charAt(span.start - 1)) ? unit : ` ${unit}`;
  const fixes = [{ title: `write \`${unit}\``, edits: [{ span, text }] }];
  return { hint: 'units are written in full', fixes };
}

/** The unit of a length of time; undefined (reported) when it is none. */
export function checkUnit({ unit: { text, span } }: { readonly unit: Name }, scope: Scope): Unit | undefined {
  const unit = units.find((one) => text === one || text === `${one}s`);
  if (unit !== undefined) return unit;
  const names = units.map((one) => `${one}s`);
  const inShort = unitsInShort.get(text);
  const near = inShort === undefined ? spellingFix({ text, span }, names) : inFull(inShort, span, scope);
  const quarters = `quarters are whole: \`in last 2 complete quarters\`, \`last quarter\``;
  const hint = near.hint ?? (/^quarters?$/.test(text) ? quarters : `units are ${names.join(', ')}`);
  fault(scope, 'unknown-unit', span, { name: text }, { ...near, hint });
  return undefined;
}
