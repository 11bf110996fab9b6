import { ExpressionRules } from './expression-rules.ts';
import * as t from './tokens.ts';

/** Tests of rules: users, what they did, and who is a member then. Told in order, a statement each. */
export abstract class TestRules extends ExpressionRules {
  testDeclaration = this.RULE('testDeclaration', () => {
    this.CONSUME(t.Test);
    this.CONSUME(t.StringLiteral);
    this.CONSUME(t.LeftBrace);
    this.MANY(() => this.SUBRULE(this.testStatement));
    this.CONSUME(t.RightBrace);
  });

  /** A user may be called `user` or `expect`: before `did` a word is a name. */
  testStatement = this.RULE('testStatement', () => {
    const isName = () => this.LA(2).tokenType === t.Did;
    this.OR([
      { GATE: () => !isName(), ALT: () => this.SUBRULE(this.asOfStatement) },
      { GATE: () => !isName(), ALT: () => this.SUBRULE(this.userStatement) },
      { GATE: () => !isName(), ALT: () => this.SUBRULE(this.paramStatement) },
      { GATE: () => !isName(), ALT: () => this.SUBRULE(this.expectStatement) },
      { ALT: () => this.SUBRULE(this.eventStatement), IGNORE_AMBIGUITIES: true },
    ]);
  });

  asOfStatement = this.RULE('asOfStatement', () => {
    this.CONSUME(t.As);
    this.CONSUME(t.Of);
    this.SUBRULE(this.moment);
  });

  userStatement = this.RULE('userStatement', () => {
    this.CONSUME(t.User);
    this.CONSUME(t.Name);
    this.OPTION(() => this.SUBRULE(this.givenRecord));
  });

  paramStatement = this.RULE('paramStatement', () => {
    this.CONSUME(t.Param);
    this.CONSUME(t.Name);
    this.CONSUME(t.Equal);
    this.SUBRULE(this.givenValue);
  });

  /** `ana did order_completed { amount: 60000 } 40 times 20, 25 days ago`. */
  eventStatement = this.RULE('eventStatement', () => {
    this.CONSUME(t.Name);
    this.CONSUME(t.Did);
    this.CONSUME1(t.Name);
    this.OPTION(() => this.SUBRULE(this.givenRecord));
    this.OPTION1(() => this.SUBRULE(this.copies));
    this.SUBRULE(this.eventTimes);
  });

  copies = this.RULE('copies', () => {
    this.CONSUME(t.NumberLiteral);
    this.OR([{ ALT: () => this.CONSUME(t.Times) }, { ALT: () => this.CONSUME(t.Time) }]);
  });

  eventTimes = this.RULE('eventTimes', () => {
    this.OR([
      {
        ALT: () => {
          this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.CONSUME(t.NumberLiteral) });
          this.CONSUME(t.OperandName);
          this.CONSUME(t.Ago);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.At);
          this.AT_LEAST_ONE_SEP1({ SEP: t.Comma, DEF: () => this.CONSUME(t.TimestampLiteral) });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.On);
          this.AT_LEAST_ONE_SEP2({ SEP: t.Comma, DEF: () => this.CONSUME(t.DateLiteral) });
        },
      },
    ]);
  });

  /** `expect lapsed = (ana)`, `… is empty`, `… includes (ana) excludes (budi)`, `expect spend of ana = 5`. */
  expectStatement = this.RULE('expectStatement', () => {
    this.CONSUME(t.Expect);
    this.CONSUME(t.Name);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Equal);
          this.SUBRULE(this.userList);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Is);
          this.CONSUME(t.Empty);
        },
      },
      {
        ALT: () => {
          this.SUBRULE(this.includesPart);
          this.OPTION(() => this.SUBRULE(this.excludesPart));
        },
      },
      { ALT: () => this.SUBRULE1(this.excludesPart) },
      { ALT: () => this.SUBRULE(this.valuePart) },
    ]);
  });

  includesPart = this.RULE('includesPart', () => {
    this.CONSUME(t.Includes);
    this.SUBRULE(this.userList);
  });

  excludesPart = this.RULE('excludesPart', () => {
    this.CONSUME(t.Excludes);
    this.SUBRULE(this.userList);
  });

  valuePart = this.RULE('valuePart', () => {
    this.CONSUME(t.Of);
    this.CONSUME(t.Name);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Equal);
          this.SUBRULE(this.givenValue);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Is);
          this.CONSUME(t.Missing);
        },
      },
    ]);
  });

  userList = this.RULE('userList', () => {
    this.CONSUME(t.LeftParen);
    this.MANY_SEP({ SEP: t.Comma, DEF: () => this.CONSUME(t.Name) });
    this.CONSUME(t.RightParen);
  });

  givenRecord = this.RULE('givenRecord', () => {
    this.CONSUME(t.LeftBrace);
    this.MANY(() => this.SUBRULE(this.givenProperty));
    this.CONSUME(t.RightBrace);
  });

  givenProperty = this.RULE('givenProperty', () => {
    this.CONSUME(t.Name);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.givenValue);
    this.OPTION(() => this.CONSUME(t.Comma));
  });

  givenValue = this.RULE('givenValue', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.StringLiteral) },
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.CONSUME(t.DateLiteral) },
      { ALT: () => this.CONSUME(t.TimestampLiteral) },
      { ALT: () => this.CONSUME(t.True) },
      { ALT: () => this.CONSUME(t.False) },
      { ALT: () => this.CONSUME(t.Missing) },
      { ALT: () => this.SUBRULE(this.givenList) },
      { ALT: () => this.SUBRULE(this.givenRecord) },
    ]);
  });

  givenList = this.RULE('givenList', () => {
    this.CONSUME(t.LeftParen);
    this.MANY_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.givenValue) });
    this.CONSUME(t.RightParen);
  });
}
