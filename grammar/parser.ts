import { CstParser, type IToken, tokenMatcher, type TokenType } from 'chevrotain';
import type { DeclarationCstNode } from './cst.ts';
import { errorMessages } from './error-messages.ts';
import { betweenCounts } from './look-ahead.ts';
import * as t from './tokens.ts';

/**
 * The grammar of one declaration, without actions: its result is a concrete tree, with recovery on, so that one fault does not hide
 * the next. Alternatives are decided by at most two tokens.
 */
class RuleParser extends CstParser {
  constructor() {
    super(t.tokens, {
      recoveryEnabled: true,
      maxLookahead: 2,
      nodeLocationTracking: 'onlyOffset',
      errorMessageProvider: errorMessages,
    });
    this.performSelfAnalysis();
  }

  declaration = this.RULE('declaration', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.importDeclaration) },
      { ALT: () => this.SUBRULE(this.eventDeclaration) },
      { ALT: () => this.SUBRULE(this.userDeclaration) },
      { ALT: () => this.SUBRULE(this.segmentDeclaration) },
      { ALT: () => this.SUBRULE(this.traitDeclaration) },
      { ALT: () => this.SUBRULE(this.paramDeclaration) },
    ]);
  });

  importDeclaration = this.RULE('importDeclaration', () => {
    this.CONSUME(t.Import);
    this.CONSUME(t.StringLiteral);
  });

  eventDeclaration = this.RULE('eventDeclaration', () => {
    this.CONSUME(t.Event);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.StringLiteral));
    this.CONSUME(t.LeftBrace);
    this.MANY(() => this.SUBRULE(this.field));
    this.CONSUME(t.RightBrace);
  });

  userDeclaration = this.RULE('userDeclaration', () => {
    this.CONSUME(t.User);
    this.CONSUME(t.LeftBrace);
    this.MANY(() => this.SUBRULE(this.field));
    this.CONSUME(t.RightBrace);
  });

  field = this.RULE('field', () => {
    this.CONSUME(t.Name);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.type);
    this.OPTION(() => this.CONSUME(t.Comma));
  });

  type = this.RULE('type', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.List);
          this.CONSUME(t.Of);
          this.SUBRULE(this.type);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Record);
          this.CONSUME(t.LeftBrace);
          this.MANY(() => this.SUBRULE(this.field));
          this.CONSUME(t.RightBrace);
        },
      },
      { ALT: () => this.CONSUME(t.Identifier) },
    ]);
  });

  traitDeclaration = this.RULE('traitDeclaration', () => {
    this.CONSUME(t.Trait);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.StringLiteral));
    this.OPTION1(() => this.SUBRULE(this.timeZoneSection));
    this.CONSUME(t.Equal);
    this.SUBRULE(this.expression);
  });

  paramDeclaration = this.RULE('paramDeclaration', () => {
    this.CONSUME(t.Param);
    this.CONSUME(t.Name);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.type);
    this.OPTION(() => {
      this.CONSUME(t.Equal);
      this.SUBRULE(this.operand);
    });
  });

  segmentDeclaration = this.RULE('segmentDeclaration', () => {
    this.CONSUME(t.Segment);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.StringLiteral));
    this.CONSUME(t.LeftBrace);
    this.MANY(() => this.SUBRULE(this.section));
    this.CONSUME(t.RightBrace);
  });

  section = this.RULE('section', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.ownerSection) },
      { ALT: () => this.SUBRULE(this.timeZoneSection) },
      { ALT: () => this.SUBRULE(this.exportSection) },
      { ALT: () => this.SUBRULE(this.membersSection) },
    ]);
  });

  ownerSection = this.RULE('ownerSection', () => {
    this.CONSUME(t.Owner);
    this.CONSUME(t.StringLiteral);
  });

  timeZoneSection = this.RULE('timeZoneSection', () => {
    this.CONSUME(t.Time);
    this.CONSUME(t.Zone);
    this.CONSUME(t.StringLiteral);
  });

  exportSection = this.RULE('exportSection', () => {
    this.CONSUME(t.Export);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.path) });
  });

  membersSection = this.RULE('membersSection', () => {
    this.CONSUME(t.Members);
    this.SUBRULE(this.expression);
  });

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
      { ALT: () => this.SUBRULE(this.comparison) },
    ]);
  });

  /** `where not …` without parentheses: read, so that the fix can be offered. */
  whereClauseNegated = this.RULE('whereClauseNegated', () => {
    this.SUBRULE(this.comparison);
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

/** One instance: building it costs 20 ms. Its only state is its input. */
const parser = new RuleParser();

/** What the parser made of one declaration's tokens: always a tree, and the first place that it stumbled over. */
export interface ParsedDeclaration {
  readonly cst: DeclarationCstNode;
  readonly stumble: Stumble | undefined;
}

/** The index of the token that does not fit (their number for the end), and what would, in a reader's words. */
export interface Stumble {
  readonly at: number;
  readonly expected: string;
}

/**
 * Parses one declaration. Never throws; its nesting must have been bounded before (`nesting.ts`). What follows the
 * first stumble is guesswork: whoever wants more mends the tokens and parses them again.
 */
export function parseDeclaration(input: IToken[]): ParsedDeclaration {
  parser.input = input;
  const cst = parser.declaration() as DeclarationCstNode;
  const [error] = parser.errors;
  if (error === undefined) return { cst, stumble: undefined };
  const found = input.indexOf(error.token);
  const at = found === -1 ? input.length : found;
  return { cst, stumble: { at, expected: error.message } };
}

/** The kinds of tokens that may follow the first tokens of a declaration. */
export function tokensAfter(input: IToken[]): ReadonlySet<TokenType> {
  return new Set(parser.computeContentAssist('declaration', input).map(({ nextTokenType }) => nextTokenType));
}

/** The grammar as data, for the generated types of the concrete tree and the railroad picture. */
export function grammarRules(): ReturnType<RuleParser['getGAstProductions']> {
  return parser.getGAstProductions();
}
