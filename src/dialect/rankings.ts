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

/** A user's place from each end with ties by user id, how many are ranked in the group, and how many of them are below. */
const placeColumns = ['from_top', 'from_bottom', 'ranked', 'below'] as const;
export type PlaceColumn = (typeof placeColumns)[number];

/** What places are made of: the value, the group, the relation of users with what they are read from, who is ranked. */
export interface Places {
  /** Those that somebody reads. */
  readonly columns: ReadonlySet<PlaceColumn>;
  readonly value: string;
  readonly group: string | undefined;
  readonly from: Sql;
  readonly test: Sql | undefined;
}

/** The places of users: `user_id`, and the columns that are read. */
export function writeRanking({ columns, value, group, from, test }: Places): Sql {
  const groups = group === undefined ? '' : 'partition by ranked_group ';
  const places: Readonly<Record<PlaceColumn, string>> = {
    from_top: `row_number() over (${groups}order by ranked_value desc, user_id)`,
    from_bottom: `row_number() over (${groups}order by ranked_value, user_id)`,
    ranked: `count(*) over (${groups.trim()})`,
    below: `rank() over (${groups}order by ranked_value) - 1`,
  };
  const written = placeColumns.filter((column) => columns.has(column));
  const grouped = group === undefined ? '' : `, ${group} as ranked_group`;
  return sql`  select
    ${expression(['user_id', ...written.map((column) => `${places[column]} as ${column}`)].join(',\n    '))}
  from (
    select u.user_id, ${expression(value)} as ranked_value${expression(grouped)}
    from ${from}${test === undefined ? sql`` : sql`\n    where ${test}`}
  ) as places
  where ranked_value is not null${expression(group === undefined ? '' : ' and ranked_group is not null')}`;
}

/** The columns that a test of the place reads. */
export function columnsOfTest({ end, size }: RankTest<TimeRange>): readonly PlaceColumn[] {
  return size.kind === 'users' ? [`from_${end}`] : [`from_${end}`, 'ranked'];
}

/** The columns that a score reads. */
export const columnsOfScore: readonly PlaceColumn[] = ['ranked', 'below'];

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
