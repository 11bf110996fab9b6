import { CstParser, tokenMatcher, type CstNode, type ParserMethod } from 'chevrotain';
import * as t from './tokens.ts';

/** How a rule says when: the windows of behaviours and aggregates. */
export abstract class WindowRules extends CstParser {
  protected abstract events: ParserMethod<[], CstNode>;
  protected abstract whereClause: ParserMethod<[], CstNode>;
  protected abstract operandPath: ParserMethod<[], CstNode>;

  window = this.RULE('window', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.lastWindow) },
      { ALT: () => this.SUBRULE(this.lastPeriod) },
      { ALT: () => this.SUBRULE(this.thisPeriod) },
      { ALT: () => this.CONSUME(t.Today) },
      { ALT: () => this.CONSUME(t.Yesterday) },
      { ALT: () => this.SUBRULE(this.agoWindow) },
      { ALT: () => this.SUBRULE(this.onWindow) },
      { ALT: () => this.SUBRULE(this.sinceWindow) },
      { ALT: () => this.SUBRULE(this.beforeWindow) },
      { ALT: () => this.SUBRULE(this.fromWindow) },
      { ALT: () => this.SUBRULE(this.afterWindow) },
      { ALT: () => this.CONSUME(t.Ever) },
    ]);
  });

  /** `in last 7 days`, `in last 3 complete months`. */
  lastWindow = this.RULE('lastWindow', () => {
    this.CONSUME(t.In);
    this.CONSUME(t.Last);
    this.CONSUME(t.NumberLiteral);
    this.OPTION(() => this.CONSUME(t.Complete));
    this.CONSUME(t.OperandName);
  });

  /** `last month`: the one before this. */
  lastPeriod = this.RULE('lastPeriod', () => {
    this.CONSUME(t.Last);
    this.CONSUME(t.OperandName);
  });

  thisPeriod = this.RULE('thisPeriod', () => {
    this.CONSUME(t.This);
    this.CONSUME(t.OperandName);
  });

  /** `between 90 and 45 days ago`. */
  agoWindow = this.RULE('agoWindow', () => {
    this.CONSUME(t.Between);
    this.CONSUME(t.NumberLiteral);
    this.CONSUME(t.And);
    this.CONSUME1(t.NumberLiteral);
    this.CONSUME(t.OperandName);
    this.CONSUME(t.Ago);
  });

  onWindow = this.RULE('onWindow', () => {
    this.CONSUME(t.On);
    this.CONSUME(t.DateLiteral);
  });

  sinceWindow = this.RULE('sinceWindow', () => {
    this.CONSUME(t.Since);
    this.SUBRULE(this.moment);
  });

  beforeWindow = this.RULE('beforeWindow', () => {
    this.CONSUME(t.Before);
    this.SUBRULE(this.moment);
  });

  fromWindow = this.RULE('fromWindow', () => {
    this.CONSUME(t.From);
    this.SUBRULE(this.moment);
    this.CONSUME(t.To);
    this.SUBRULE1(this.moment);
  });

  /** `within 7 days after user.signed_up_at`, `within 1 hour after the first app_opened`. */
  afterWindow = this.RULE('afterWindow', () => {
    this.CONSUME(t.Within);
    this.SUBRULE(this.length);
    this.CONSUME(t.After);
    this.OR([
      {
        GATE: () => tokenMatcher(this.LA(1), t.The) && this.LA(2).tokenType !== t.Dot,
        ALT: () => this.SUBRULE(this.firstEvent),
        IGNORE_AMBIGUITIES: true,
      },
      { ALT: () => this.SUBRULE(this.operandPath) },
    ]);
  });

  /** `the first app_opened`, `the first (app_opened where platform = "ios")`; of others it is said that only the first is. */
  firstEvent = this.RULE('firstEvent', () => {
    this.CONSUME(t.The);
    this.OR([{ ALT: () => this.CONSUME(t.Ordinal) }, { ALT: () => this.CONSUME(t.Last) }]);
    this.SUBRULE(this.filteredEvents);
  });

  /** An event, or `(order_completed where service = "food")`: what follows belongs to what is around. */
  filteredEvents = this.RULE('filteredEvents', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.LeftParen);
          this.SUBRULE(this.events);
          this.OPTION(() => this.SUBRULE(this.whereClause));
          this.CONSUME(t.RightParen);
        },
      },
      { ALT: () => this.SUBRULE1(this.events) },
    ]);
  });

  /** `7 days`. */
  length = this.RULE('length', () => {
    this.CONSUME(t.NumberLiteral);
    this.CONSUME(t.OperandName);
  });

  moment = this.RULE('moment', () => {
    this.OR([{ ALT: () => this.CONSUME(t.DateLiteral) }, { ALT: () => this.CONSUME(t.TimestampLiteral) }]);
  });
}
