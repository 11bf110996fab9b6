import { tokenMatcher, type CstNode, type ParserMethod } from 'chevrotain';
import type { Place } from './behaviour-rules.ts';
import { ElapsedRules } from './elapsed-rules.ts';
import * as t from './tokens.ts';

/** How a rule places users among all users. */
export abstract class RankRules extends ElapsedRules {
  protected abstract expression: ParserMethod<[place?: Place], CstNode>;

  /** `top 10% by sum(amount) of x ever per user.city among (…)`, `bottom 1000 by …`. */
  rank = this.RULE('rank', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Top) }, { ALT: () => this.CONSUME(t.Bottom) }]);
    this.CONSUME(t.NumberLiteral);
    this.OPTION(() => this.CONSUME(t.Percent));
    this.SUBRULE(this.ranking);
  });

  /** `score 5 by sum(amount) of x ever`. */
  score = this.RULE('score', () => {
    this.CONSUME(t.Score);
    this.CONSUME(t.NumberLiteral);
    this.SUBRULE(this.ranking);
  });

  /** By what users are ranked, in which groups, and which of them. */
  ranking = this.RULE('ranking', () => {
    this.CONSUME(t.By);
    this.SUBRULE(this.sum);
    this.OPTION(() => {
      this.CONSUME(t.Per);
      this.SUBRULE(this.operandPath);
    });
    this.OPTION1(() => {
      this.CONSUME(t.Among);
      this.CONSUME(t.LeftParen);
      this.SUBRULE(this.expression);
      this.CONSUME(t.RightParen);
    });
  });

  /** Whether `top 10 …`, `bottom 10 …` or `score 5 …` comes next, and no name. */
  protected isRankingNext(): boolean {
    return tokenMatcher(this.LA(2), t.NumberLiteral);
  }
}
