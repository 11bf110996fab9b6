import { tokenMatcher } from 'chevrotain';
import { BehaviourRules } from './behaviour-rules.ts';
import { betweenCounts } from './look-ahead.ts';
import * as t from './tokens.ts';

/** Conditions and values: one grammar for both, told apart by their types later. */
export abstract class ExpressionRules extends BehaviourRules {
  /** A chain. `and` and `or` in one chain are told apart when the tree is built: mixing them is an error. */
  expression = this.RULE('expression', () => {
    this.SUBRULE(this.negation);
    this.MANY(() => this.SUBRULE(this.link));
  });

  link = this.RULE('link', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.And);
          this.SUBRULE(this.negation);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Or);
          this.SUBRULE1(this.negation);
        },
      },
      // A forgotten `and`: these words cannot follow a complete condition otherwise.
      { ALT: () => this.SUBRULE(this.unlinked) },
    ]);
  });

  unlinked = this.RULE('unlinked', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Not);
          this.SUBRULE(this.negation);
        },
      },
      { ALT: () => this.SUBRULE(this.behaviour) },
    ]);
  });

  negation = this.RULE('negation', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Not);
          this.SUBRULE(this.negation);
        },
      },
      { ALT: () => this.SUBRULE(this.comparison) },
    ]);
  });

  comparison = this.RULE('comparison', () => {
    this.SUBRULE(this.sum);
    this.OPTION({
      // `in` and `between` may also belong to the behaviour around a `where`: what follows them decides.
      GATE: () =>
        (this.LA(1).tokenType !== t.In || tokenMatcher(this.LA(2), t.LeftParen)) &&
        (this.LA(1).tokenType !== t.Between || !betweenCounts((places) => this.LA(places))),
      DEF: () => {
        this.OR([
          { ALT: () => this.SUBRULE(this.compareTail) },
          { ALT: () => this.SUBRULE(this.inTail) },
          { ALT: () => this.SUBRULE(this.betweenTail) },
          { ALT: () => this.SUBRULE(this.isTail) },
        ]);
      },
    });
  });

  compareTail = this.RULE('compareTail', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Equal) },
      { ALT: () => this.CONSUME(t.NotEqual) },
      { ALT: () => this.CONSUME(t.LessEqual) },
      { ALT: () => this.CONSUME(t.LessThan) },
      { ALT: () => this.CONSUME(t.GreaterEqual) },
      { ALT: () => this.CONSUME(t.GreaterThan) },
    ]);
    this.SUBRULE(this.sum);
  });

  inTail = this.RULE('inTail', () => {
    this.OPTION(() => this.CONSUME(t.Not));
    this.CONSUME(t.In);
    this.CONSUME(t.LeftParen);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.sum) });
    this.CONSUME(t.RightParen);
  });

  betweenTail = this.RULE('betweenTail', () => {
    this.CONSUME(t.Between);
    this.SUBRULE(this.sum);
    this.CONSUME(t.And);
    this.SUBRULE1(this.sum);
  });

  isTail = this.RULE('isTail', () => {
    this.CONSUME(t.Is);
    this.OPTION(() => this.CONSUME(t.Not));
    this.OR([
      { ALT: () => this.CONSUME(t.Known) },
      { ALT: () => this.CONSUME(t.Missing) },
      { ALT: () => this.CONSUME(t.True) },
      { ALT: () => this.CONSUME(t.False) },
    ]);
  });

  sum = this.RULE('sum', () => {
    this.SUBRULE(this.product);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]);
      this.SUBRULE1(this.product);
    });
  });

  product = this.RULE('product', () => {
    this.SUBRULE(this.operand);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(t.Star) }, { ALT: () => this.CONSUME(t.Slash) }]);
      this.SUBRULE1(this.operand);
    });
  });

  operand = this.RULE('operand', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.StringLiteral) },
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.CONSUME(t.DateLiteral) },
      { ALT: () => this.CONSUME(t.TimestampLiteral) },
      { ALT: () => this.CONSUME(t.True) },
      { ALT: () => this.CONSUME(t.False) },
      { ALT: () => this.SUBRULE(this.parenthesis) },
      { ALT: () => this.SUBRULE(this.behaviour) },
      { ALT: () => this.SUBRULE(this.segmentReference) },
      { ALT: () => this.SUBRULE(this.aggregate) },
      { ALT: () => this.SUBRULE(this.operandPath) },
    ]);
  });

  /** `sum(amount) of order_completed where … in last 90 days`, `percentile 90(amount) of …`, `count of …`. */
  aggregate = this.RULE('aggregate', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.OperandName);
          this.SUBRULE(this.aggregatedValue);
          this.CONSUME(t.Of);
        },
      },
      {
        ALT: () => {
          this.CONSUME1(t.OperandName);
          this.CONSUME1(t.Of);
        },
      },
    ]);
    this.CONSUME(t.Name);
    this.MANY(() => this.SUBRULE(this.scanClause));
  });

  aggregatedValue = this.RULE('aggregatedValue', () => {
    this.OPTION(() => this.CONSUME(t.NumberLiteral));
    this.CONSUME(t.LeftParen);
    this.SUBRULE(this.expression);
    this.CONSUME(t.RightParen);
  });

  number = this.RULE('number', () => {
    this.OPTION(() => this.CONSUME(t.Minus));
    this.CONSUME(t.NumberLiteral);
  });

  parenthesis = this.RULE('parenthesis', () => {
    this.CONSUME(t.LeftParen);
    this.SUBRULE(this.expression);
    this.CONSUME(t.RightParen);
  });

  path = this.RULE('path', () => {
    this.CONSUME(t.Name);
    this.MANY(() => {
      this.CONSUME(t.Dot);
      this.CONSUME1(t.Name);
    });
  });

  operandPath = this.RULE('operandPath', () => {
    this.CONSUME(t.OperandName);
    this.MANY(() => {
      this.CONSUME(t.Dot);
      this.CONSUME(t.Name);
    });
  });

  segmentReference = this.RULE('segmentReference', () => {
    this.CONSUME(t.In);
    this.CONSUME(t.Segment);
    this.CONSUME(t.Name);
  });
}
