import type { IParserConfig, IToken, TokenType } from 'chevrotain';
import type { DeclarationCstNode } from './cst.ts';
import { errorMessages } from './error-messages.ts';
import { LazyLookAhead } from './lazy-look-ahead.ts';
import { SectionRules } from './section-rules.ts';
import * as t from './tokens.ts';

/**
 * The grammar of one declaration, without actions: its result is a concrete tree. Alternatives are decided by at most two
 * tokens.
 */
export class RuleParser extends SectionRules {
  constructor(config: Pick<IParserConfig, 'recoveryEnabled' | 'skipValidations'>) {
    super(t.tokens, {
      ...config,
      lookaheadStrategy: new LazyLookAhead({ maxLookahead: 2 }),
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
      { ALT: () => this.SUBRULE(this.listDeclaration) },
      { ALT: () => this.SUBRULE(this.testDeclaration) },
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

  /** `list vip from "vip.txt"`. */
  listDeclaration = this.RULE('listDeclaration', () => {
    this.CONSUME(t.List);
    this.CONSUME(t.Name);
    this.CONSUME(t.From);
    this.CONSUME(t.StringLiteral);
  });

  segmentDeclaration = this.RULE('segmentDeclaration', () => {
    this.CONSUME(t.Segment);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.StringLiteral));
    this.CONSUME(t.LeftBrace);
    this.MANY(() => this.SUBRULE(this.section));
    this.CONSUME(t.RightBrace);
  });
}

// One instance each: building one costs 20 ms, and its only state is its input. The grammar is validated by its tests.
const parser = new RuleParser({ skipValidations: true });
/** With recovery on, so that one fault does not hide the next: what is sound does without. */
let recovering: RuleParser | undefined;

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
  const parsed = parseBy(parser, input);
  if (parsed.stumble === undefined) return parsed;
  recovering ??= new RuleParser({ skipValidations: true, recoveryEnabled: true });
  return parseBy(recovering, input);
}

function parseBy(by: RuleParser, input: IToken[]): ParsedDeclaration {
  by.input = input;
  const cst = by.declaration() as DeclarationCstNode;
  const [error] = by.errors;
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
