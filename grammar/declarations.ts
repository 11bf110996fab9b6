import { tokenMatcher, type IToken, type TokenType } from 'chevrotain';
import * as t from './tokens.ts';

/** The tokens of one declaration, or (`stray`) tokens that stand where a declaration should start. */
export interface DeclarationTokens {
  readonly kind: 'declaration' | 'stray';
  readonly tokens: IToken[];
}

const starters = new Set([t.Import, t.Event, t.User, t.Segment, t.Trait, t.Param, t.List, t.Test]);

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
      // A block whose `{` is missing is a block all the same.
      depth = lacksBrace(tokens, index) ? 1 : 0;
    } else if (depth === 0 && current.length > 0 && isOver(current, kind, token)) {
      close();
      kind = 'stray';
    }
    current.push(token);
    if (token.tokenType === t.LeftBrace || isOpenRecord(tokens, index)) depth += 1;
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
    !(before !== undefined && beforeNames.has(before) && !isLastName(tokens, index - 1)) &&
    (token.tokenType !== t.Trait || isHead(tokens, index, t.Equal, t.StringLiteral, t.Time)) &&
    (token.tokenType !== t.Param || isHead(tokens, index, t.Colon)) &&
    (token.tokenType !== t.List || isHead(tokens, index, t.From, t.StringLiteral)) &&
    (token.tokenType !== t.Test || startsTest(tokens, index)) &&
    // `user.city`, `event.amount`: a property.
    !(ownersOfProperties.has(token.tokenType) && tokens[index + 1]?.tokenType === t.Dot) &&
    !isAnyEvent(tokens, index) &&
    !isNamed(before, tokens, index)
  );
}

const ownersOfProperties = new Set([t.User, t.Event]);

/** Words after which a keyword is the name of something. */
const beforeNames = new Set([t.In, t.Dot, t.Of, t.Did, t.Then, t.As]);

/** Whether a word such as `of` is itself a name with which a value may end: `user.of`, `after the first of`. */
function isLastName(tokens: readonly IToken[], index: number): boolean {
  const before = tokens[index - 1]?.tokenType;
  return before === t.Dot || (before === t.First && tokens[index - 2]?.tokenType === t.The);
}

/** Words and signs after which `any event` is spoken of. */
const beforeAny = new Set([t.Did, t.Then, t.Not, t.Of, t.First, t.Last, t.Between, t.LeftParen]);

/** `did any event`, `days of any event`, `after the first any event`. */
function isAnyEvent(tokens: readonly IToken[], index: number): boolean {
  const [before, any, event] = tokens
    .slice(Math.max(0, index - 2), index + 1)
    .map(({ tokenType }) => tokenType);
  return event === t.Event && any === t.Any && before !== undefined && beforeAny.has(before);
}

/** Whether a name and then one of these follow: a trait or parameter has no block that would tell where it starts. */
function isHead(tokens: readonly IToken[], index: number, ...after: readonly TokenType[]): boolean {
  const [name, next] = [tokens[index + 1], tokens[index + 2]];
  if (name === undefined || next === undefined) return false;
  return tokenMatcher(name, t.Name) && after.some((type) => tokenMatcher(next, type));
}

/** `test "…"` or `test {`, where no declaration of that name starts. */
function startsTest(tokens: readonly IToken[], index: number): boolean {
  const before = tokens[index - 1]?.tokenType;
  const next = tokens[index + 1];
  if (before === t.Trait || before === t.Param) return false;
  return next !== undefined && (tokenMatcher(next, t.StringLiteral) || next.tokenType === t.LeftBrace);
}

/** `event event {`: the second word is the first one's name. */
function isNamed(before: IToken['tokenType'] | undefined, tokens: readonly IToken[], index: number): boolean {
  if (before !== t.Event && before !== t.Segment) return false;
  const after = tokens[index + 1]?.tokenType;
  return after === t.LeftBrace || after === t.StringLiteral;
}

/** Whether a declaration's `{` is missing: there is none in its head, which is a name and a title. */
function lacksBrace(tokens: readonly IToken[], index: number): boolean {
  const type = tokens[index]?.tokenType;
  if (type === t.Import || type === t.Trait || type === t.Param || type === t.List) return false;
  return !tokens.slice(index + 1, index + 5).some(({ tokenType }) => tokenType === t.LeftBrace);
}

/** `amount: record name: text }`: a record whose `{` is missing. */
function isOpenRecord(tokens: readonly IToken[], index: number): boolean {
  const before = tokens[index - 1]?.tokenType;
  return (
    tokens[index]?.tokenType === t.Record &&
    (before === t.Colon || before === t.Of) &&
    tokens[index + 1]?.tokenType !== t.LeftBrace
  );
}

/** Inside a block only `segment name {`, `event name {` and `user {` are sure to start a declaration: a brace is missing. */
function startsNamedBlock(tokens: readonly IToken[], index: number): boolean {
  const token = tokens[index];
  if (token?.tokenType === t.User) return tokens[index + 1]?.tokenType === t.LeftBrace;
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
    const first = current[0]?.tokenType;
    if (first === t.Import || first === t.List) return last === t.StringLiteral;
    // These end where the next declaration starts.
    if (first === t.Trait || first === t.Param) return false;
    return last === t.RightBrace;
  }
  return last === t.RightBrace && next.tokenType !== t.RightBrace;
}
