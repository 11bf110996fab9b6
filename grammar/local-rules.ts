import { tokenMatcher } from 'chevrotain';
import { RankRules } from './rank-rules.ts';
import * as t from './tokens.ts';

/** How a rule speaks of what a clock or calendar shows where it was done. */
export abstract class LocalRules extends RankRules {
  /** `local hour`, `local date of paid_at`, `local weekday at user.time_zone`. */
  localPart = this.RULE('localPart', () => {
    this.CONSUME(t.Local);
    this.CONSUME(t.OperandName);
    this.OPTION(() => {
      this.CONSUME(t.Of);
      this.SUBRULE(this.operandPath);
    });
    // `at least 3 times` is a clause of the behaviour around.
    this.OPTION1({
      GATE: () => !tokenMatcher(this.LA(2), t.Least) && !tokenMatcher(this.LA(2), t.Most),
      DEF: () => {
        this.CONSUME(t.At);
        this.SUBRULE1(this.operandPath);
      },
    });
  });

  /** Whether `local hour` comes next, and no property called `local`: no two names follow each other otherwise. */
  protected isLocalPartNext(): boolean {
    return tokenMatcher(this.LA(1), t.Local) && tokenMatcher(this.LA(2), t.Identifier);
  }
}
