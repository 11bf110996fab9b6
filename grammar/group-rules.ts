import { BehaviourRules } from './behaviour-rules.ts';
import * as t from './tokens.ts';

/** How a rule says that a user belongs to a group which stands elsewhere, or is drawn. */
export abstract class GroupRules extends BehaviourRules {
  /** `in segment staff`, `in list vip`, or a sample. */
  membership = this.RULE('membership', () => {
    this.CONSUME(t.In);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Segment);
          this.CONSUME(t.Name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.List);
          this.CONSUME1(t.Name);
        },
      },
      { ALT: () => this.SUBRULE(this.sample) },
    ]);
  });

  /** `in sample 10% seed "spring"`, `in sample 10% to 20% seed "spring"`. */
  sample = this.RULE('sample', () => {
    this.CONSUME(t.Sample);
    this.SUBRULE(this.share);
    this.OPTION(() => {
      this.CONSUME(t.To);
      this.SUBRULE1(this.share);
    });
    this.CONSUME(t.Seed);
    this.CONSUME(t.StringLiteral);
  });

  /** `12.5%`. */
  share = this.RULE('share', () => {
    this.CONSUME(t.NumberLiteral);
    this.CONSUME(t.Percent);
  });
}
