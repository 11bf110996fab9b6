import type { IToken } from 'chevrotain';
import * as t from './tokens.ts';

/** The tokens of one declaration, or (`stray`) tokens that stand where a declaration should start. */
export interface DeclarationTokens {
  readonly kind: 'declaration' | 'stray';
  readonly tokens: IToken[];
}

const starters = new Set([t.Import, t.Event, t.User, t.Segment]);

/**
 * Cuts a file's tokens into declarations, each of which is parsed by itself: a fault in one can never swallow the
 * next, not even a missing brace.
 */
export function splitDeclarations(tokens: readonly IToken[]): DeclarationTokens[] {
  const parts: DeclarationTokens[] = [];
  let depth = 0;
  let current: IToken[] = [];
  let kind: DeclarationTokens['kind'] = 'stray';
  const close = () => {
    if (current.length > 0) parts.push({ kind, tokens: current });
    current = [];
  };
  tokens.forEach((token, index) => {
    const opens = depth <= 0 ? startsDeclaration(tokens, index) : startsNamedBlock(tokens, index);
    if (opens) {
      close();
      kind = 'declaration';
      depth = 0;
    } else if (depth === 0 && current.length > 0 && isOver(current, kind, token)) {
      close();
      kind = 'stray';
    }
    current.push(token);
    if (token.tokenType === t.LeftBrace) depth += 1;
    if (token.tokenType === t.RightBrace) depth = Math.max(0, depth - 1);
  });
  close();
  return parts;
}

function startsDeclaration(tokens: readonly IToken[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1]?.tokenType;
  return (
    token !== undefined &&
    starters.has(token.tokenType) &&
    before !== t.In &&
    before !== t.Dot &&
    !isNamed(before, tokens, index)
  );
}

/** `event event {`: the second word is the first one's name. */
function isNamed(before: IToken['tokenType'] | undefined, tokens: readonly IToken[], index: number): boolean {
  if (before !== t.Event && before !== t.Segment) return false;
  const after = tokens[index + 1]?.tokenType;
  return after === t.LeftBrace || after === t.StringLiteral;
}

/** Inside a block only `segment name {` and `event name {` are sure to start a declaration: a brace is missing. */
function startsNamedBlock(tokens: readonly IToken[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || (token.tokenType !== t.Segment && token.tokenType !== t.Event)) return false;
  if (tokens[index - 1]?.tokenType === t.In) return false;
  const after = tokens[index + 2];
  if (tokens[index + 1] === undefined || after === undefined) return false;
  if (after.tokenType === t.LeftBrace) return true;
  return after.tokenType === t.StringLiteral && tokens[index + 3]?.tokenType === t.LeftBrace;
}

function isOver(current: readonly IToken[], kind: DeclarationTokens['kind'], next: IToken): boolean {
  const last = current.at(-1)?.tokenType;
  if (kind === 'declaration') {
    if (current[0]?.tokenType === t.Import) return last === t.StringLiteral;
    return last === t.RightBrace;
  }
  return last === t.RightBrace && next.tokenType !== t.RightBrace;
}
