import { tokenMatcher } from 'chevrotain';
import { LocalRules } from './local-rules.ts';
import * as t from './tokens.ts';

/** How a rule speaks of what is in a list. */
export abstract class ListRules extends LocalRules {
  /** `has "milk"`, `has no "milk"`. */
  hasTail = this.RULE('hasTail', () => {
    this.CONSUME(t.Has);
    // A property may be called `no`.
    this.OPTION({
      GATE: () => !tokenMatcher(this.LA(2), t.Dot) && this.mayStartValue(2),
      DEF: () => this.CONSUME(t.No),
    });
    this.SUBRULE(this.sum);
    this.OPTION1(() => this.SUBRULE(this.ignoringCase));
  });

  ignoringCase = this.RULE('ignoringCase', () => {
    this.CONSUME(t.Ignoring);
    this.CONSUME(t.Case);
  });

  /** `any item in items where (…)`: the item's name is the rule's own. */
  anyItem = this.RULE('anyItem', () => {
    this.CONSUME(t.Any);
    this.CONSUME(t.Name);
    this.CONSUME(t.In);
    this.SUBRULE(this.operandPath);
    this.SUBRULE(this.whereClause);
  });

  /** `size of items`. */
  size = this.RULE('size', () => {
    this.CONSUME(t.Size);
    this.CONSUME(t.Of);
    this.SUBRULE(this.operandPath);
  });

  /** Whether `any item in` comes next. */
  protected isAnyItemNext(): boolean {
    return (
      tokenMatcher(this.LA(1), t.Any) && tokenMatcher(this.LA(2), t.Name) && tokenMatcher(this.LA(3), t.In)
    );
  }

  private mayStartValue(places: number): boolean {
    const starts = [
      t.StringLiteral,
      t.NumberLiteral,
      t.Minus,
      t.DateLiteral,
      t.TimestampLiteral,
      t.True,
      t.False,
      t.LeftParen,
      t.Identifier,
      t.QuotedName,
      t.User,
      t.Event,
      t.Param,
    ];
    return starts.some((type) => tokenMatcher(this.LA(places), type));
  }
}
