import { type CstNode, type ParserMethod, tokenMatcher } from 'chevrotain';
import { agoFollows, betweenEnds } from './look-ahead.ts';
import * as t from './tokens.ts';
import { WindowRules } from './window-rules.ts';

/** Where in a `where` a comparison stands: right after the word, or in parentheses. */
export type Place = 'bare where' | 'where';

/** How a rule says what users did: the event, how often, which of them, when. */
export abstract class BehaviourRules extends WindowRules {
  protected abstract sum: ParserMethod<[place?: Place], CstNode>;
  protected abstract comparison: ParserMethod<[place?: Place], CstNode>;

  behaviour = this.RULE('behaviour', () => {
    this.CONSUME(t.Did);
    this.OPTION(() => this.CONSUME(t.Not));
    this.SUBRULE(this.step);
    this.MANY(() => this.SUBRULE(this.laterStep));
  });

  /** `then b`, `then not (b within 2 hours)`. */
  laterStep = this.RULE('laterStep', () => {
    this.CONSUME(t.Then);
    this.OPTION(() => this.CONSUME(t.Not));
    this.SUBRULE(this.step);
  });

  /** What is done, with its own clauses in parentheses or without; behind the last step stand those of the whole. */
  step = this.RULE('step', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.LeftParen);
          this.SUBRULE(this.events);
          this.MANY(() => this.SUBRULE(this.clause, { LABEL: 'innerClause' }));
          this.CONSUME(t.RightParen);
        },
      },
      { ALT: () => this.SUBRULE1(this.events) },
    ]);
    this.MANY1(() => this.SUBRULE1(this.clause));
  });

  /** `order_completed`, `any of (login, app_opened)`, `any event`. The word `any` is no name here. */
  events = this.RULE('events', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Any);
          this.OR1([{ ALT: () => this.SUBRULE(this.listedEvents) }, { ALT: () => this.CONSUME(t.Event) }]);
        },
      },
      {
        GATE: () => this.LA(1).tokenType !== t.Any,
        ALT: () => this.CONSUME(t.Name),
        IGNORE_AMBIGUITIES: true,
      },
    ]);
  });

  listedEvents = this.RULE('listedEvents', () => {
    this.CONSUME(t.Of);
    this.CONSUME(t.LeftParen);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.CONSUME(t.Name) });
    this.CONSUME(t.RightParen);
  });

  /** A `between` may count or be a window: what follows its second bound decides. */
  clause = this.RULE('clause', () => {
    const isWindow = () =>
      this.LA(1).tokenType === t.Between && betweenEnds((places) => this.LA(places)) === 'ago';
    this.OR([
      {
        GATE: () => !isWindow(),
        ALT: () => this.SUBRULE(this.countClause),
        IGNORE_AMBIGUITIES: true,
      },
      {
        // `last month` is a window.
        GATE: () => !tokenMatcher(this.LA(1), t.Last) || tokenMatcher(this.LA(2), t.Time),
        ALT: () => this.SUBRULE(this.occurrenceClause),
        IGNORE_AMBIGUITIES: true,
      },
      { ALT: () => this.SUBRULE(this.periodsClause) },
      {
        // `within 7 days after …` is a window.
        GATE: () => !tokenMatcher(this.LA(1), t.Within) || !tokenMatcher(this.LA(4), t.After),
        ALT: () => this.SUBRULE(this.withinClause),
        IGNORE_AMBIGUITIES: true,
      },
      { ALT: () => this.SUBRULE(this.allWithinClause) },
      { ALT: () => this.SUBRULE(this.asClause) },
      { ALT: () => this.SUBRULE(this.scanClause) },
    ]);
  });

  /** `within 2 hours` of the step before. */
  withinClause = this.RULE('withinClause', () => {
    this.CONSUME(t.Within);
    this.SUBRULE(this.length);
  });

  /** `all within 1 hour`: from the first step to the last. */
  allWithinClause = this.RULE('allWithinClause', () => {
    this.CONSUME(t.All);
    this.CONSUME(t.Within);
    this.SUBRULE(this.length);
  });

  /** `as v`: the name of a step. */
  asClause = this.RULE('asClause', () => {
    this.CONSUME(t.As);
    this.CONSUME(t.Name);
  });

  /** `for the first time`, `for the last time more than 14 days ago`; `for the` may be left out. */
  occurrenceClause = this.RULE('occurrenceClause', () => {
    this.OPTION(() => {
      this.CONSUME(t.For);
      this.CONSUME(t.The);
    });
    this.OR([{ ALT: () => this.CONSUME(t.Ordinal) }, { ALT: () => this.CONSUME(t.Last) }]);
    this.CONSUME(t.Time);
    this.OPTION1({
      GATE: () => agoFollows((places) => this.LA(places)),
      DEF: () => this.SUBRULE(this.distance),
    });
  });

  /** `more than 14 days ago`. */
  distance = this.RULE('distance', () => {
    this.OR([{ ALT: () => this.CONSUME(t.More) }, { ALT: () => this.CONSUME(t.Less) }]);
    this.CONSUME(t.Than);
    this.CONSUME(t.NumberLiteral);
    this.CONSUME(t.OperandName);
    this.CONSUME(t.Ago);
  });

  /** `on at least 3 distinct days`, `on at least 3 days in a row`. */
  periodsClause = this.RULE('periodsClause', () => {
    this.CONSUME(t.On);
    this.CONSUME(t.At);
    this.CONSUME(t.Least);
    this.SUBRULE(this.sum);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Distinct);
          this.CONSUME(t.OperandName);
        },
      },
      {
        ALT: () => {
          this.CONSUME1(t.OperandName);
          this.CONSUME(t.In);
          this.CONSUME(t.A);
          this.CONSUME(t.Row);
        },
        IGNORE_AMBIGUITIES: true,
      },
    ]);
  });

  /** After `at least once`, `at least 2 times`: ` a week in 3 of the last 4 weeks`. */
  regularity = this.RULE('regularity', () => {
    this.CONSUME(t.A);
    this.CONSUME(t.OperandName);
    this.CONSUME(t.In);
    this.CONSUME(t.NumberLiteral);
    this.CONSUME(t.Of);
    this.CONSUME(t.The);
    this.CONSUME(t.Last);
    this.CONSUME1(t.NumberLiteral);
    this.CONSUME1(t.OperandName);
  });

  /** What says which events: everything but how many. */
  scanClause = this.RULE('scanClause', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.whereClause) }, { ALT: () => this.SUBRULE(this.window) }]);
  });

  countClause = this.RULE('countClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.At);
          this.OR1([{ ALT: () => this.CONSUME(t.Least) }, { ALT: () => this.CONSUME(t.Most) }]);
          // The gate decides alone; two tokens of every sum there is would be 10 ms of each start.
          this.OR3({
            MAX_LOOKAHEAD: 1,
            DEF: [
              {
                GATE: () => tokenMatcher(this.LA(1), t.Once) && tokenMatcher(this.LA(2), t.A),
                ALT: () => {
                  this.CONSUME(t.Once);
                  this.SUBRULE(this.regularity);
                },
                IGNORE_AMBIGUITIES: true,
              },
              {
                ALT: () => {
                  this.SUBRULE(this.sum);
                  this.SUBRULE(this.times);
                },
              },
            ],
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Exactly);
          this.SUBRULE1(this.sum);
          this.SUBRULE1(this.times);
        },
      },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(t.More) }, { ALT: () => this.CONSUME(t.Less) }]);
          this.CONSUME(t.Than);
          this.SUBRULE2(this.sum);
          this.SUBRULE2(this.times);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Between);
          this.SUBRULE3(this.sum);
          this.CONSUME(t.And);
          this.SUBRULE4(this.sum);
          this.SUBRULE3(this.times);
        },
      },
    ]);
  });

  /** `times`, and perhaps in how many periods, or with what in common. */
  times = this.RULE('times', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Times) }, { ALT: () => this.CONSUME(t.Time) }]);
    this.OPTION(() => {
      this.OR1([{ ALT: () => this.SUBRULE(this.regularity) }, { ALT: () => this.SUBRULE(this.withSame) }]);
    });
  });

  /** `with the same product`. */
  withSame = this.RULE('withSame', () => {
    this.CONSUME(t.With);
    this.CONSUME(t.The);
    this.CONSUME(t.Same);
    this.SUBRULE(this.operandPath);
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
}
