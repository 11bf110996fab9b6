import { tokenMatcher } from 'chevrotain';
import { betweenEnds } from './look-ahead.ts';
import { MoreOftenRules } from './more-often-rules.ts';
import * as t from './tokens.ts';

/** How a rule speaks of the time since events, and between them. */
export abstract class ElapsedRules extends MoreOftenRules {
  /** `days since the last order_completed where … ever`. */
  since = this.RULE('since', () => {
    this.CONSUME(t.OperandName);
    this.CONSUME(t.Since);
    this.CONSUME(t.The);
    this.OR([{ ALT: () => this.CONSUME(t.Last) }, { ALT: () => this.CONSUME(t.First) }]);
    this.SUBRULE(this.events);
    this.SUBRULE(this.valueClauses);
  });

  /** `average days between order_completed in last 90 days`. */
  averageGap = this.RULE('averageGap', () => {
    this.CONSUME(t.Average);
    this.CONSUME(t.OperandName);
    this.CONSUME(t.Between);
    this.SUBRULE(this.events);
    this.SUBRULE(this.valueClauses);
  });

  /** The clauses of a value: what follows may also be `between`, of the value. */
  valueClauses = this.RULE('valueClauses', () => {
    this.MANY({
      GATE: () => this.LA(1).tokenType !== t.Between || betweenEnds((places) => this.LA(places)) === 'ago',
      DEF: () => this.SUBRULE(this.scanClause),
    });
  });

  /** Whether `days since the last x` comes next, and no window behind a property called `days`. */
  protected isSinceNext(): boolean {
    return (
      tokenMatcher(this.LA(2), t.Since) &&
      tokenMatcher(this.LA(3), t.The) &&
      (tokenMatcher(this.LA(4), t.Last) || tokenMatcher(this.LA(4), t.First))
    );
  }

  /** Whether `average days between x` comes next, and no property called `average`. */
  protected isAverageGapNext(): boolean {
    return (
      tokenMatcher(this.LA(1), t.Average) &&
      tokenMatcher(this.LA(2), t.OperandName) &&
      tokenMatcher(this.LA(3), t.Between)
    );
  }
}
