import { tokenMatcher } from 'chevrotain';
import { GroupRules } from './group-rules.ts';
import * as t from './tokens.ts';

/** How a rule says that users left off, or came back. */
export abstract class PauseRules extends GroupRules {
  /** `stopped x: in last 60 days, quiet 14 days`. */
  stopped = this.RULE('stopped', () => {
    this.CONSUME(t.Stopped);
    this.SUBRULE(this.events);
    this.OPTION(() => this.SUBRULE(this.whereClause));
    this.CONSUME(t.Colon);
    this.CONSUME(t.In);
    this.CONSUME(t.Last);
    this.SUBRULE(this.length);
    this.CONSUME(t.Comma);
    this.CONSUME(t.Quiet);
    this.SUBRULE1(this.length);
    this.OPTION1(() => this.SUBRULE1(this.whereClause));
  });

  /** `restarted x in last 2 days after 7 days quiet`. */
  restarted = this.RULE('restarted', () => {
    this.CONSUME(t.Restarted);
    this.SUBRULE(this.events);
    this.OPTION(() => this.SUBRULE(this.whereClause));
    this.CONSUME(t.In);
    this.CONSUME(t.Last);
    this.SUBRULE(this.length);
    this.CONSUME(t.After);
    this.SUBRULE1(this.length);
    this.CONSUME(t.Quiet);
    this.OPTION1(() => this.SUBRULE1(this.whereClause));
  });

  /** Whether `stopped` and `restarted` start a condition here, and are not the name of a value. */
  protected isPauseNext(): boolean {
    const [word, event, next] = [this.LA(1), this.LA(2), this.LA(3)];
    if (!tokenMatcher(word, t.Stopped) && !tokenMatcher(word, t.Restarted)) return false;
    if (event.tokenType === t.Identifier || event.tokenType === t.QuotedName) return true;
    if (!tokenMatcher(event, t.Name) || event.tokenType === t.Not) return false;
    if (event.tokenType === t.Any) return next.tokenType === t.Of || next.tokenType === t.Event;
    return [t.Colon, t.Where, t.In].some((type) => tokenMatcher(next, type));
  }
}
