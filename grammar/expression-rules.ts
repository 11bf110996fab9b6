import { tokenMatcher } from 'chevrotain';
import type { Place } from './behaviour-rules.ts';
import { agoFollows, betweenEnds, pointFollows } from './look-ahead.ts';
import { ListRules } from './list-rules.ts';
import * as t from './tokens.ts';

/** Conditions and values: one grammar for both, told apart by their types later. */
export abstract class ExpressionRules extends ListRules {
  /** A chain. `and` and `or` in one chain are told apart when the tree is built: mixing them is an error. */
  expression = this.RULE('expression', (place?: Place) => {
    this.SUBRULE(this.negation, { ARGS: [place] });
    this.MANY(() => this.SUBRULE(this.link, { ARGS: [place] }));
  });

  link = this.RULE('link', (place?: Place) => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.And);
          this.SUBRULE(this.negation, { ARGS: [place] });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Or);
          this.SUBRULE1(this.negation, { ARGS: [place] });
        },
      },
      // A forgotten `and`: these words cannot follow a complete condition otherwise.
      { ALT: () => this.SUBRULE(this.unlinked, { ARGS: [place] }) },
    ]);
  });

  unlinked = this.RULE('unlinked', (place?: Place) => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Not);
          this.SUBRULE(this.negation, { ARGS: [place] });
        },
      },
      { ALT: () => this.SUBRULE(this.behaviour) },
    ]);
  });

  negation = this.RULE('negation', (place?: Place) => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Not);
          this.SUBRULE(this.negation, { ARGS: [place] });
        },
      },
      { ALT: () => this.SUBRULE(this.comparison, { ARGS: [place] }) },
    ]);
  });

  comparison = this.RULE('comparison', (place?: Place) => {
    this.SUBRULE(this.sum, { ARGS: [place] });
    this.OPTION({
      GATE: () => this.isTailNext(place),
      DEF: () => {
        this.OR([
          { ALT: () => this.SUBRULE(this.compareTail) },
          { ALT: () => this.SUBRULE(this.inTail) },
          { ALT: () => this.SUBRULE(this.textTail) },
          { ALT: () => this.SUBRULE(this.hasTail) },
          { ALT: () => this.SUBRULE(this.betweenTail) },
          { ALT: () => this.SUBRULE(this.isTail) },
          { ALT: () => this.SUBRULE(this.relativeTail) },
          { ALT: () => this.CONSUME(t.Today) },
          { ALT: () => this.SUBRULE(this.distanceTail) },
        ]);
      },
    });
  });

  /** Some words may also belong to the behaviour around a `where`: what follows them decides. */
  private isTailNext(place: Place | undefined): boolean {
    const [first, second] = [this.LA(1), this.LA(2)];
    if (tokenMatcher(first, t.In))
      return (
        tokenMatcher(second, t.LeftParen) ||
        tokenMatcher(second, t.Next) ||
        (tokenMatcher(second, t.Last) && (this.isTimeBefore(place) || this.isAnniversaryBefore()))
      );
    if (tokenMatcher(first, t.Between)) return betweenEnds((places) => this.LA(places)) === 'values';
    if (tokenMatcher(first, t.More) || tokenMatcher(first, t.Less))
      return agoFollows((places) => this.LA(places));
    // `within 7 days after …` is a window.
    if (tokenMatcher(first, t.Within))
      return [t.Of, t.LeftParen].some((type) => tokenMatcher(this.LA(4), type));
    if (tokenMatcher(first, t.Today)) return this.isAnniversaryBefore();
    return true;
  }

  /** Whether `anniversary of user.birthday` stands right before: of other values, `today` is the window around. */
  private isAnniversaryBefore(): boolean {
    let start = 0;
    while (tokenMatcher(this.LA(start - 1), t.Dot)) start -= 2;
    return tokenMatcher(this.LA(start - 1), t.Of) && tokenMatcher(this.LA(start - 2), t.Anniversary);
  }

  /** Whether `in last` asks about the name before it: outside of a `where`, bare names are those of events. */
  private isTimeBefore(place: Place | undefined): boolean {
    if (place === 'bare where' || !tokenMatcher(this.LA(0), t.Name)) return false;
    return place === 'where' || tokenMatcher(this.LA(-1), t.Dot);
  }

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
    this.OPTION(() => this.SUBRULE(this.ignoringCase));
  });

  inTail = this.RULE('inTail', () => {
    this.OPTION(() => this.CONSUME(t.Not));
    this.CONSUME(t.In);
    this.CONSUME(t.LeftParen);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.sum) });
    this.CONSUME(t.RightParen);
    this.OPTION1(() => this.SUBRULE(this.ignoringCase));
  });

  textTail = this.RULE('textTail', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Contains) },
      { ALT: () => this.CONSUME(t.Matches) },
      {
        ALT: () => {
          this.CONSUME(t.Does);
          this.CONSUME(t.Not);
          this.OR2([{ ALT: () => this.CONSUME(t.Contain) }, { ALT: () => this.CONSUME(t.Match) }]);
        },
      },
      {
        ALT: () => {
          this.OR1([{ ALT: () => this.CONSUME(t.Starts) }, { ALT: () => this.CONSUME(t.Ends) }]);
          this.CONSUME(t.With);
        },
      },
    ]);
    this.SUBRULE(this.sum);
    this.OPTION(() => this.SUBRULE(this.ignoringCase));
  });

  /** A date or timestamp against `as of`: `in last 7 days`, `in next 7 days`, `more than 30 days ago`. */
  relativeTail = this.RULE('relativeTail', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.In);
          this.OR1([{ ALT: () => this.CONSUME(t.Last) }, { ALT: () => this.CONSUME(t.Next) }]);
          this.CONSUME(t.NumberLiteral);
          this.CONSUME(t.Name);
        },
      },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(t.More) }, { ALT: () => this.CONSUME(t.Less) }]);
          this.CONSUME(t.Than);
          this.CONSUME1(t.NumberLiteral);
          this.CONSUME1(t.Name);
          this.CONSUME(t.Ago);
        },
      },
    ]);
  });

  /** `within 5 km of (-6.2, 106.8)`. */
  distanceTail = this.RULE('distanceTail', () => {
    this.CONSUME(t.Within);
    this.CONSUME(t.NumberLiteral);
    this.CONSUME(t.OperandName);
    this.CONSUME(t.Of);
    this.SUBRULE(this.operand);
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

  sum = this.RULE('sum', (place?: Place) => {
    this.SUBRULE(this.product, { ARGS: [place] });
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]);
      this.SUBRULE1(this.product);
    });
  });

  product = this.RULE('product', (place?: Place) => {
    this.SUBRULE(this.operand, { ARGS: [place] });
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(t.Star) }, { ALT: () => this.CONSUME(t.Slash) }]);
      this.SUBRULE1(this.operand);
    });
  });

  operand = this.RULE('operand', (place?: Place) => {
    this.OR([
      { ALT: () => this.CONSUME(t.StringLiteral) },
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.CONSUME(t.DateLiteral) },
      { ALT: () => this.CONSUME(t.TimestampLiteral) },
      { ALT: () => this.CONSUME(t.True) },
      { ALT: () => this.CONSUME(t.False) },
      {
        GATE: () => pointFollows((places) => this.LA(places)),
        ALT: () => this.SUBRULE(this.point),
        IGNORE_AMBIGUITIES: true,
      },
      { ALT: () => this.SUBRULE(this.parenthesis, { ARGS: [place] }) },
      {
        GATE: () => this.isMoreOftenNext(),
        ALT: () => this.SUBRULE(this.moreOften),
        IGNORE_AMBIGUITIES: true,
      },
      { ALT: () => this.SUBRULE(this.behaviour) },
      { ALT: () => this.SUBRULE(this.age), IGNORE_AMBIGUITIES: true },
      { ALT: () => this.SUBRULE(this.anniversary), IGNORE_AMBIGUITIES: true },
      { ALT: () => this.SUBRULE(this.version), IGNORE_AMBIGUITIES: true },
      {
        GATE: () => this.isLocalPartNext(),
        ALT: () => this.SUBRULE(this.localPart),
        IGNORE_AMBIGUITIES: true,
      },
      { ALT: () => this.SUBRULE(this.membership) },
      { ALT: () => this.SUBRULE(this.atLeastOf, { ARGS: [place] }), IGNORE_AMBIGUITIES: true },
      {
        GATE: () => this.isPauseNext(),
        ALT: () => this.SUBRULE(this.stopped),
        IGNORE_AMBIGUITIES: true,
      },
      {
        GATE: () => this.isPauseNext(),
        ALT: () => this.SUBRULE(this.restarted),
        IGNORE_AMBIGUITIES: true,
      },
      { GATE: () => this.isRankingNext(), ALT: () => this.SUBRULE(this.rank), IGNORE_AMBIGUITIES: true },
      { GATE: () => this.isRankingNext(), ALT: () => this.SUBRULE(this.score), IGNORE_AMBIGUITIES: true },
      { GATE: () => this.isSinceNext(), ALT: () => this.SUBRULE(this.since), IGNORE_AMBIGUITIES: true },
      {
        GATE: () => this.isAverageGapNext(),
        ALT: () => this.SUBRULE(this.averageGap),
        IGNORE_AMBIGUITIES: true,
      },
      { GATE: () => this.isAnyItemNext(), ALT: () => this.SUBRULE(this.anyItem), IGNORE_AMBIGUITIES: true },
      { ALT: () => this.SUBRULE(this.size), IGNORE_AMBIGUITIES: true },
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
    this.SUBRULE(this.events);
    this.SUBRULE(this.valueClauses);
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
    this.OPTION1(() => this.CONSUME(t.Percent));
  });

  /** `age of user.birthday`. */
  age = this.RULE('age', () => {
    this.CONSUME(t.Age);
    this.CONSUME(t.Of);
    this.SUBRULE(this.operandPath);
  });

  /** `anniversary of user.birthday`. */
  anniversary = this.RULE('anniversary', () => {
    this.CONSUME(t.Anniversary);
    this.CONSUME(t.Of);
    this.SUBRULE(this.operandPath);
  });

  /** `version "5.2.0"`. */
  version = this.RULE('version', () => {
    this.CONSUME(t.Version);
    this.CONSUME(t.StringLiteral);
  });

  /** `(-6.2, 106.8)`. */
  point = this.RULE('point', () => {
    this.CONSUME(t.LeftParen);
    this.SUBRULE(this.sum);
    this.CONSUME(t.Comma);
    this.SUBRULE1(this.sum);
    this.CONSUME(t.RightParen);
  });

  parenthesis = this.RULE('parenthesis', (place?: Place) => {
    this.CONSUME(t.LeftParen);
    this.SUBRULE(this.expression, { ARGS: [place && 'where'] });
    this.CONSUME(t.RightParen);
  });

  /** `at least 2 of (a, b, c)`: enough of several conditions. */
  atLeastOf = this.RULE('atLeastOf', (place?: Place) => {
    this.CONSUME(t.At);
    this.CONSUME(t.Least);
    this.CONSUME(t.NumberLiteral);
    this.CONSUME(t.Of);
    this.CONSUME(t.LeftParen);
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => this.SUBRULE(this.expression, { ARGS: [place && 'where'] }),
    });
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
}
