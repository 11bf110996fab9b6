import type { ScalarType } from '../catalog/value-type.ts';
import type { Condition, Value } from './typed.ts';

/**
 * Users in the order of a value: those for whom it is missing have no place. `per` ranks each group by itself, and who
 * is in none has no place; `among` ranks only those who meet the condition.
 */
export interface Ranking {
  readonly by: Value;
  readonly type: ScalarType;
  readonly per: Value | undefined;
  readonly among: Condition | undefined;
}

/** Whether a user is among the first of a ranking: so many, or a share in hundredths of a per cent. */
export interface Rank {
  readonly kind: 'rank';
  readonly end: 'top' | 'bottom';
  readonly size:
    | { readonly kind: 'users'; readonly count: number }
    | { readonly kind: 'share'; readonly hundredths: number };
  readonly ranking: Ranking;
}

/** 1 + floor(groups × ranked users strictly below / ranked users): equals score alike. */
export interface Score {
  readonly kind: 'score';
  readonly groups: number;
  readonly ranking: Ranking;
  readonly type: 'integer';
}
