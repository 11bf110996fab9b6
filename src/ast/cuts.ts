import type { IToken } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import {
  isOf,
  lacksType,
  type Layout,
  layoutOf,
  startsField,
  startsSection,
  startsStatement,
} from './declaration-layout.ts';
import { type Splice, unreadable } from './splice.ts';

/**
 * What to leave out so that the rest of a declaration can be read although the token `at` does not fit: ever larger
 * parts around it, the smallest first. What is left out of a condition is stood for by one unreadable part.
 */
export function cutsAround(tokens: readonly IToken[], at: number): Splice[] {
  const layout = layoutOf(tokens);
  const { open, close } = layout;
  if (isOf(tokens[0], t.Trait)) return valueCuts(tokens, at);
  if (open === -1 || isOf(tokens[0], t.Import)) return [];
  if (at <= open) return headCuts(tokens, at, open);
  const body = { from: open + 1, to: close, put: [] };
  if (isOf(tokens[0], t.Test)) return [...statementCuts(tokens, at, layout), body];
  return isOf(tokens[0], t.Segment)
    ? [...segmentCuts(tokens, at, layout), body]
    : [...fieldCuts(tokens, at, layout), body];
}

function headCuts(tokens: readonly IToken[], at: number, open: number): Splice[] {
  if (at !== 1) return [{ from: at, to: open, put: [] }];
  return [{ from: 1, to: open, put: [unreadable(tokens, 1)] }];
}

/** All of a trait's value: half of one would be taken for a value that lacks the rest. */
function valueCuts(tokens: readonly IToken[], at: number): Splice[] {
  const from = tokens.findIndex((token) => isOf(token, t.Equal)) + 1;
  if (from === 0 || at < from || from === tokens.length) return [];
  return [{ from, to: tokens.length, put: [unreadable(tokens, from)] }];
}

/** The field at fault: from its `name :` to the next one's. */
function fieldCuts(tokens: readonly IToken[], at: number, layout: Layout): Splice[] {
  const isStart = (index: number) => startsField(tokens, index, layout);
  const next = lacksType(tokens, at) && layout.braces[at] === 1 ? at - 1 : undefined;
  // A field that starts where the parser stumbles is sound: what stands before it is not.
  const sound = next ?? (isStart(at) ? at : undefined);
  const start =
    lastIndex(isStart, layout.open + 1, (sound ?? at + 1) - 1) ??
    (sound === undefined ? at : layout.open + 1);
  const end = sound ?? firstIndex(isStart, at + 1, layout.close) ?? layout.close;
  return [{ from: start, to: Math.max(end, start), put: [] }];
}

/** The statement of a test at fault, up to the next one. */
function statementCuts(tokens: readonly IToken[], at: number, layout: Layout): Splice[] {
  const isStart = (index: number) => startsStatement(tokens, index, layout);
  // A statement that starts where the parser stumbles is sound: what stands before it is not.
  const start = lastIndex(isStart, layout.open + 1, isStart(at) ? at - 1 : at) ?? at;
  const end = isStart(at) ? at : (firstIndex(isStart, at + 1, layout.close) ?? layout.close);
  return end <= start ? [] : [{ from: start, to: end, put: [] }];
}

function segmentCuts(tokens: readonly IToken[], at: number, layout: Layout): Splice[] {
  const isStart = (index: number) => startsSection(tokens, index, layout);
  const start = lastIndex(isStart, layout.open + 1, at);
  const end = firstIndex(isStart, Math.max(at, (start ?? -1) + 1), layout.close) ?? layout.close;
  const section = { from: start ?? at, to: end, put: [] };
  if (start === undefined || !isOf(tokens[start], t.Members)) return [section];
  return [...armCuts(tokens, at, start + 1, end), section];
}

/** The arm of `and`, `or` or a list that the token lies in, then the arms of the groups around that. */
function armCuts(tokens: readonly IToken[], at: number, from: number, to: number): Splice[] {
  return groupsAround(tokens, at, from, to).map((group): Splice => {
    const bounds = boundaries(tokens, group.from, group.to);
    const left = bounds.findLast((bound) => bound < at);
    const right = bounds.find((bound) => bound >= at);
    const start = left === undefined ? group.from : left + 1;
    return { from: start, to: right ?? group.to, put: [unreadable(tokens, start)] };
  });
}

interface Group {
  readonly from: number;
  readonly to: number;
}

/** What stands in the parentheses around a token, the innermost first; last the whole condition. */
function groupsAround(tokens: readonly IToken[], at: number, from: number, to: number): Group[] {
  const open: number[] = [];
  const groups: Group[] = [];
  for (let index = from; index < to; index += 1) {
    if (isOf(tokens[index], t.LeftParen)) open.push(index);
    if (!isOf(tokens[index], t.RightParen)) continue;
    const opener = open.pop();
    if (opener !== undefined && opener < at && at <= index) groups.push({ from: opener + 1, to: index });
  }
  return [...groups, { from, to }];
}

/** `and`, `or` and commas between the arms of one group; the `and` of `between` is none. */
function boundaries(tokens: readonly IToken[], from: number, to: number): number[] {
  const found: number[] = [];
  let depth = 0;
  let between = false;
  for (let index = from; index < to; index += 1) {
    const token = tokens[index];
    if (isOf(token, t.LeftParen)) depth += 1;
    else if (isOf(token, t.RightParen)) depth -= 1;
    if (depth > 0) continue;
    if (isOf(token, t.Between)) between = true;
    else if (isOf(token, t.And) && (between || isRange(tokens, index))) between = false;
    else if (isOf(token, t.And, t.Or, t.Comma)) found.push(index);
  }
  return found;
}

/** `2 and 5`: what is left of `between`. */
function isRange(tokens: readonly IToken[], and: number): boolean {
  return isOf(tokens[and - 1], t.NumberLiteral) && isOf(tokens[and + 1], t.NumberLiteral);
}

function lastIndex(test: (index: number) => boolean, from: number, to: number): number | undefined {
  for (let index = to; index >= from; index -= 1) if (test(index)) return index;
  return undefined;
}

function firstIndex(test: (index: number) => boolean, from: number, to: number): number | undefined {
  for (let index = from; index < to; index += 1) if (test(index)) return index;
  return undefined;
}
