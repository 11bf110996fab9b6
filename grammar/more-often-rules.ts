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
    this.SUBRULE(this.filteredEvents);
    this.CONSUME(t.Than);
    this.SUBRULE1(this.filteredEvents);
    this.MANY(() => this.SUBRULE(this.scanClause));
  });

  /** Whether `did more a than b` comes next, and no event is called `more`. */
  protected isMoreOftenNext(): boolean {
    const more = tokenMatcher(this.LA(2), t.Not) ? 3 : 2;
    return this.LA(more).tokenType === t.More && !tokenMatcher(this.LA(more + 1), t.Than);
  }
}
