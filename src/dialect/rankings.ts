import { sql } from 'kysely';
import { rankingText } from '../plan/key.ts';
import type { RankTest, TimeRange, UserRanking } from '../plan/nodes.ts';
import { rankingPart } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { expression, type Sql } from './query-writer.ts';

/** The name of the part of a query that holds a ranking of the users in a relation: what is ranked alike shares it. */
export function rankingName(ranking: UserRanking<TimeRange>, users: string): string {
  return rankingPart(`${users} ${rankingText(ranking)}`);
}

/** What places are made of: the value, the group, the relation of users with what they are read from, who is ranked. */
export interface Places {
  readonly value: string;
  readonly group: string | undefined;
  readonly from: Sql;
  readonly test: Sql | undefined;
}

/**
 * The places of users: `user_id`, its place from each end with ties by user id, how many are ranked in its group, and how
 * many of them are below it.
 */
export function writeRanking({ value, group, from, test }: Places): Sql {
  const groups = group === undefined ? '' : 'partition by ranked_group ';
  const columns = [
    'user_id',
    `row_number() over (${groups}order by ranked_value desc, user_id) as from_top`,
    `row_number() over (${groups}order by ranked_value, user_id) as from_bottom`,
    `count(*) over (${groups.trim()}) as ranked`,
    `rank() over (${groups}order by ranked_value) - 1 as below`,
  ];
  const grouped = group === undefined ? '' : `, ${group} as ranked_group`;
  return sql`  select
    ${expression(columns.join(',\n    '))}
  from (
    select u.user_id, ${expression(value)} as ranked_value${expression(grouped)}
    from ${from}${test === undefined ? sql`` : sql`\n    where ${test}`}
  ) as places
  where ranked_value is not null${expression(group === undefined ? '' : ' and ranked_group is not null')}`;
}

/** Whether a user is among the first; one without a place is not. */
export function rankTest({ end, size }: Pick<RankTest<TimeRange>, 'end' | 'size'>, part: string): string {
  const place = `${part}.from_${end}`;
  return size.kind === 'users'
    ? `coalesce(${place} <= ${String(size.count)}, false)`
    : `coalesce((${place} - 1) * 10000 < ${part}.ranked * ${String(size.hundredths)}, false)`;
}

/** A user's score; NULL without a place. */
export function scoreOf(groups: number, part: string, dialect: Dialect): string {
  return `(1 + ${dialect.quotient(`(${String(groups)} * ${part}.below)`, `${part}.ranked`)})`;
}
