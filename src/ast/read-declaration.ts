import type { IToken } from 'chevrotain';
import type { DeclarationCstNode } from '../../grammar/cst.ts';
import { parseDeclaration, type Stumble } from '../../grammar/parser.ts';
import { LeftBrace, slips as slipTokens } from '../../grammar/tokens.ts';
import { cutsAround } from './cuts.ts';
import { lacksType } from './declaration-layout.ts';
import { expectedAt } from './expected-at.ts';
import type { Guess } from './guess.ts';
import { mendsAt } from './mends.ts';
import { type Splice, spliced } from './splice.ts';

/** What was wrong at one place: a good guess at what was meant, or only what would have fitted. */
export type Slip =
  | Guess
  | {
      readonly kind: 'unexpected';
      readonly token: IToken | undefined;
      readonly after: IToken | undefined;
      readonly expected: string;
    };

/** A declaration, with everything that is wrong in how it is written. */
export interface ReadDeclaration {
  readonly cst: DeclarationCstNode;
  readonly slips: readonly Slip[];
  /** False when a part was left out: then nothing can be said of what the declaration lacks. */
  readonly whole: boolean;
  /** False when its name may be another one. */
  readonly sureOfName: boolean;
}

/** More than this in one declaration, and the rest is not looked at. */
const mostSlips = 50;
/** After each slip the declaration is parsed again: more tokens than this in all, and the rest is not looked at. */
const mostTokensParsed = 100_000;
/** A guess is tried out on what stands before it and this many tokens after it. */
const triedTokens = 60;

/**
 * Reads one declaration. Where it stumbles, the likeliest guess that lets it read on is made in the text's stead;
 * with none, the smallest part around is left out. So each fault is told once, and what stands beside it is read.
 */
export function readDeclaration(input: readonly IToken[], text: string): ReadDeclaration {
  const slips: Slip[] = [];
  let tokens = withoutUnclosed(input);
  // A text that is never closed has swallowed what follows on its line: what is missing then is no other fault.
  const swallowed = tokens.length < input.length || input.some(isUnclosed);
  let whole = !swallowed;
  let sureOfName = true;
  let parsed = 0;
  for (let stumbles = 1; ; stumbles += 1) {
    parsed += tokens.length;
    const { cst, stumble } = parseDeclaration(tokens);
    if (stumble === undefined) return { cst, slips, whole, sureOfName };
    const { at } = stumble;
    const mend = bestMend(tokens, at, text);
    const cut =
      mend === undefined ? cutsAround(tokens, at).find((splice) => readsOn(tokens, splice)) : undefined;
    if (!swallowed) slips.push(mend?.guess ?? unexpected(tokens, stumble));
    const splice = mend?.splice ?? cut;
    if (mend === undefined) {
      whole = false;
      if (!tokens.slice(0, at).some(({ tokenType }) => tokenType === LeftBrace)) sureOfName = false;
    }
    if (splice === undefined || stumbles === mostSlips || parsed > mostTokensParsed)
      return { cst, slips, whole: false, sureOfName };
    tokens = spliced(tokens, splice);
  }
}

function unexpected(tokens: readonly IToken[], stumble: Stumble): Slip {
  const at = lacksType(tokens, stumble.at) ? stumble.at - 1 : stumble.at;
  const expected = at === stumble.at ? expectedAt(tokens, stumble) : 'a type such as `text`';
  return { kind: 'unexpected', token: tokens[at], after: tokens[at - 1], expected };
}

/** Leaves out the smallest part around each text or name that is never closed. */
function withoutUnclosed(input: readonly IToken[]): IToken[] {
  let tokens = [...input];
  for (let times = 0; times < mostSlips; times += 1) {
    const at = tokens.findIndex(isUnclosed);
    if (at === -1) return tokens;
    const [cut] = cutsAround(tokens, at);
    if (cut === undefined || cut.from > at || cut.to <= at) return tokens;
    tokens = spliced(tokens, cut);
  }
  return tokens;
}

/** Whether a token is a text or a name that is not closed on its line. */
export function isUnclosed({ tokenType }: IToken): boolean {
  return tokenType === slipTokens.unclosedText || tokenType === slipTokens.unclosedName;
}

/** The guess after which most is read, and at least two tokens more than before; the likeliest of equals. */
function bestMend(
  tokens: readonly IToken[],
  at: number,
  text: string,
): { readonly guess: Guess; readonly splice: Splice } | undefined {
  let best;
  let bestReach = at + 1;
  for (const mend of mendsAt(tokens, at, text)) {
    const reach = reachOf(tokens, mend.splice);
    if (reach <= bestReach) continue;
    best = mend;
    bestReach = reach;
  }
  return best;
}

/** The first token that does not fit after a change, counted in the tokens of before; infinite for none. */
function reachOf(tokens: readonly IToken[], splice: Splice): number {
  const tried = spliced(tokens.slice(0, splice.to + triedTokens), splice);
  const { stumble } = parseDeclaration(tried);
  const isCutOff = splice.to + triedTokens < tokens.length;
  if (stumble === undefined || (isCutOff && stumble.at === tried.length)) return Infinity;
  return stumble.at - splice.put.length + (splice.to - splice.from);
}

/** Whether what follows the change is read on with. */
function readsOn(tokens: readonly IToken[], splice: Splice): boolean {
  return reachOf(tokens, splice) > splice.to;
}
