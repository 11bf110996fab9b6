import { tokenMatcher } from 'chevrotain';
import { PauseRules } from './pause-rules.ts';
import * as t from './tokens.ts';

/** How a rule compares how often two things were done. */
export abstract class MoreOftenRules extends PauseRules {
  /** `did more login than logout in last 30 days`. */
  moreOften = this.RULE('moreOften', () => {
    this.CONSUME(t.Did);
    this.OPTION(() => this.CONSUME(t.Not));
    this.CONSUME(t.More);
    this.SUBRULE(this.comparedEvents);
    this.CONSUME(t.Than);
    this.SUBRULE1(this.comparedEvents);
    this.MANY(() => this.SUBRULE(this.scanClause));
  });

  /** An event, or `(order_completed where service = "food")`. */
  comparedEvents = this.RULE('comparedEvents', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.LeftParen);
          this.SUBRULE(this.events);
          this.OPTION(() => this.SUBRULE(this.whereClause));
          this.CONSUME(t.RightParen);
        },
      },
      { ALT: () => this.SUBRULE1(this.events) },
    ]);
  });

  /** Whether `did more a than b` comes next, and no event is called `more`. */
  protected isMoreOftenNext(): boolean {
    const more = tokenMatcher(this.LA(2), t.Not) ? 3 : 2;
    return this.LA(more).tokenType === t.More && !tokenMatcher(this.LA(more + 1), t.Than);
  }
}
