import { TestRules } from './test-rules.ts';
import * as t from './tokens.ts';

/** The sections of a segment: who is in, and what is said of it beside that. */
export abstract class SectionRules extends TestRules {
  section = this.RULE('section', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.descriptionSection) },
      { ALT: () => this.SUBRULE(this.ownerSection) },
      { ALT: () => this.SUBRULE(this.tagsSection) },
      { ALT: () => this.SUBRULE(this.timeZoneSection) },
      { ALT: () => this.SUBRULE(this.refreshSection) },
      { ALT: () => this.SUBRULE(this.sizeSection) },
      { ALT: () => this.SUBRULE(this.changeSection) },
      { ALT: () => this.SUBRULE(this.exportSection) },
      { ALT: () => this.SUBRULE(this.membersSection) },
    ]);
  });

  descriptionSection = this.RULE('descriptionSection', () => {
    this.CONSUME(t.Description);
    this.CONSUME(t.StringLiteral);
  });

  ownerSection = this.RULE('ownerSection', () => {
    this.CONSUME(t.Owner);
    this.CONSUME(t.StringLiteral);
  });

  tagsSection = this.RULE('tagsSection', () => {
    this.CONSUME(t.Tags);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.CONSUME(t.StringLiteral) });
  });

  timeZoneSection = this.RULE('timeZoneSection', () => {
    this.CONSUME(t.Time);
    this.CONSUME(t.Zone);
    this.CONSUME(t.StringLiteral);
  });

  /** `refresh daily at 06:00 after data is complete, wait up to 2 hours`. */
  refreshSection = this.RULE('refreshSection', () => {
    this.CONSUME(t.Refresh);
    this.SUBRULE(this.schedule);
    this.OPTION(() => this.SUBRULE(this.afterData));
  });

  schedule = this.RULE('schedule', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.dailySchedule) },
      { ALT: () => this.CONSUME(t.Hourly) },
      { ALT: () => this.SUBRULE(this.weeklySchedule) },
      { ALT: () => this.SUBRULE(this.everySchedule) },
      { ALT: () => this.CONSUME(t.StringLiteral) },
    ]);
  });

  dailySchedule = this.RULE('dailySchedule', () => {
    this.CONSUME(t.Daily);
    this.CONSUME(t.At);
    this.CONSUME(t.ClockTime);
  });

  weeklySchedule = this.RULE('weeklySchedule', () => {
    this.CONSUME(t.Weekly);
    this.CONSUME(t.On);
    this.CONSUME(t.OperandName);
    this.CONSUME(t.At);
    this.CONSUME(t.ClockTime);
  });

  everySchedule = this.RULE('everySchedule', () => {
    this.CONSUME(t.Every);
    this.SUBRULE(this.length);
  });

  afterData = this.RULE('afterData', () => {
    this.CONSUME(t.After);
    this.CONSUME(t.Data);
    this.CONSUME(t.Is);
    this.CONSUME(t.Complete);
    this.OPTION(() => {
      this.CONSUME(t.Comma);
      this.CONSUME(t.Wait);
      this.CONSUME(t.Up);
      this.CONSUME(t.To);
      this.SUBRULE(this.length);
    });
  });

  /** `expect size between 1000 and 50000`. */
  sizeSection = this.RULE('sizeSection', () => {
    this.CONSUME(t.Expect);
    this.CONSUME(t.Size);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Between);
          this.CONSUME(t.NumberLiteral);
          this.CONSUME(t.And);
          this.CONSUME1(t.NumberLiteral);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.At);
          this.OR1([{ ALT: () => this.CONSUME(t.Least) }, { ALT: () => this.CONSUME(t.Most) }]);
          this.CONSUME2(t.NumberLiteral);
        },
      },
    ]);
  });

  /** `expect change < 20%`. */
  changeSection = this.RULE('changeSection', () => {
    this.CONSUME(t.Expect);
    this.CONSUME(t.Change);
    this.OR([{ ALT: () => this.CONSUME(t.LessThan) }, { ALT: () => this.CONSUME(t.LessEqual) }]);
    this.CONSUME(t.NumberLiteral);
    this.CONSUME(t.Percent);
  });

  exportSection = this.RULE('exportSection', () => {
    this.CONSUME(t.Export);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.path) });
  });

  membersSection = this.RULE('membersSection', () => {
    this.CONSUME(t.Members);
    this.SUBRULE(this.expression);
  });
}
