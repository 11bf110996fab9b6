import { LLkLookaheadStrategy, type ILookaheadStrategy } from 'chevrotain';

type AlternativeOptions = Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0];
type OptionalOptions = Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0];

/**
 * Works out the tokens that decide a choice of the grammar when the parser first comes to it. A rule comes to few of them,
 * and working out all takes longer than the rest of a short command.
 */
export class LazyLookAhead extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation(
    options: AlternativeOptions,
  ): ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']> {
    return whenAsked(() => super.buildLookaheadForAlternation(options));
  }

  override buildLookaheadForOptional(
    options: OptionalOptions,
  ): ReturnType<ILookaheadStrategy['buildLookaheadForOptional']> {
    return whenAsked(() => super.buildLookaheadForOptional(options));
  }
}

/** A function, of the parser that it is called on, that is made at its first call. */
function whenAsked<P, A, R>(make: () => (this: P, argument?: A) => R): (this: P, argument?: A) => R {
  let made: ((this: P, argument?: A) => R) | undefined;
  return function decide(this: P, argument?: A): R {
    made ??= make();
    return made.call(this, argument);
  };
}
