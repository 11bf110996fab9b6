import type { IToken } from 'chevrotain';
import type { Splice } from './splice.ts';

/** What somebody probably meant where a token does not fit. */
export type Guess =
  /** A word or sign that is written otherwise. */
  | { readonly kind: 'miswritten'; readonly tokens: readonly IToken[]; readonly meant: string }
  /** A word or sign that was left out. */
  | { readonly kind: 'forgotten'; readonly before: IToken; readonly word: string }
  | { readonly kind: 'unclosed'; readonly opener: IToken; readonly closer: string; readonly offset: number }
  | { readonly kind: 'stray'; readonly token: IToken }
  | { readonly kind: 'unopened'; readonly token: IToken; readonly start: number }
  /** A phrase for which the language has others. */
  | {
      readonly kind: 'said otherwise';
      readonly first: IToken;
      readonly last: IToken;
      readonly meant: readonly string[];
    }
  /** A word too many. */
  | { readonly kind: 'extra'; readonly token: IToken }
  /** A text without quotes. */
  | { readonly kind: 'unquoted'; readonly start: number; readonly end: number }
  /** A list of values without parentheses. */
  | { readonly kind: 'bare list'; readonly first: IToken; readonly end: number }
  /** Several comparisons after `where`, without parentheses. */
  | { readonly kind: 'ungrouped'; readonly start: number; readonly end: number }
  /** A section or list that ends before anything stands in it. */
  | { readonly kind: 'empty'; readonly token: IToken; readonly expected: string };

/** A guess, with the change of the tokens that it stands for. */
export interface Mend {
  readonly guess: Guess;
  readonly splice: Splice;
}
