import { CstParser, type CstNode, type ParserMethod } from 'chevrotain';
import * as t from './tokens.ts';

/** Where in a `where` a comparison stands: right after the word, or in parentheses. */
export type Place = 'bare where' | 'where';

/** How a rule says what users did: the event, how often, which of them, when. */
export abstract class BehaviourRules extends CstParser {
  protected abstract sum: ParserMethod<[place?: Place], CstNode>;
  protected abstract comparison: ParserMethod<[place?: Place], CstNode>;

  behaviour = this.RULE('behaviour', () => {
    this.CONSUME(t.Did);
    this.OPTION(() => this.CONSUME(t.Not));
    this.CONSUME(t.Name);
    this.MANY(() => this.SUBRULE(this.clause));
  });

  clause = this.RULE('clause', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.countClause) }, { ALT: () => this.SUBRULE(this.scanClause) }]);
  });

  /** What says which events: everything but how many. */
  scanClause = this.RULE('scanClause', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.whereClause) },
      { ALT: () => this.SUBRULE(this.lastWindow) },
      { ALT: () => this.SUBRULE(this.sinceWindow) },
      { ALT: () => this.CONSUME(t.Ever) },
    ]);
  });

  countClause = this.RULE('countClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.At);
          this.OR1([{ ALT: () => this.CONSUME(t.Least) }, { ALT: () => this.CONSUME(t.Most) }]);
          this.SUBRULE(this.sum);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Exactly);
          this.SUBRULE1(this.sum);
        },
      },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(t.More) }, { ALT: () => this.CONSUME(t.Less) }]);
          this.CONSUME(t.Than);
          this.SUBRULE2(this.sum);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Between);
          this.SUBRULE3(this.sum);
          this.CONSUME(t.And);
          this.SUBRULE4(this.sum);
        },
      },
    ]);
    this.OR3([{ ALT: () => this.CONSUME(t.Times) }, { ALT: () => this.CONSUME(t.Time) }]);
  });

  whereClause = this.RULE('whereClause', () => {
    this.CONSUME(t.Where);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Not);
          this.SUBRULE(this.whereClauseNegated);
        },
      },
      { ALT: () => this.SUBRULE(this.comparison, { ARGS: ['bare where'] }) },
    ]);
  });

  /** `where not …` without parentheses: read, so that the fix can be offered. */
  whereClauseNegated = this.RULE('whereClauseNegated', () => {
    this.SUBRULE(this.comparison, { ARGS: ['bare where'] });
  });

  lastWindow = this.RULE('lastWindow', () => {
    this.CONSUME(t.In);
    this.CONSUME(t.Last);
    this.CONSUME(t.NumberLiteral);
    // Not any name: `in last 3 and …` lacks its unit.
    this.CONSUME(t.OperandName);
  });

  sinceWindow = this.RULE('sinceWindow', () => {
    this.CONSUME(t.Since);
    this.OR([{ ALT: () => this.CONSUME(t.DateLiteral) }, { ALT: () => this.CONSUME(t.TimestampLiteral) }]);
  });
}
