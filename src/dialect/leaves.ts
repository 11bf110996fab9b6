import { expression, type Sql } from './query-writer.ts';
import type { PredicateLeaf, TimeRange, UserRanking, UserState } from '../plan/nodes.ts';
import type { CountRange } from '../semantics/typed.ts';
import { listPart, segmentPart } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { measureValue } from './measures.ts';
import { rankingName, rankTest } from './rankings.ts';
import { sampleTest } from './samples.ts';
import type { StatePart } from './state-parts.ts';
import { writeTest } from './tests.ts';
import { instantMicros, liesInSpan } from './user-spans.ts';
import { userValue } from './values.ts';

/** The relation whose rows are users, and the parts that hold what is kept of their events. */
export interface UserRows {
  readonly users: string;
  readonly states: ReadonlyMap<UserState<TimeRange>, StatePart>;
}

type PartOf = (part: UserState<TimeRange> | UserRanking<TimeRange>) => string;

/** The parts that an expression over the users `u` asks for, and the joins that bring them. */
export function joinedParts({ users, states }: UserRows): {
  readonly partOf: PartOf;
  readonly joins: (indent: string) => Sql;
} {
  const joined = new Set<string>();
  return {
    partOf: (part) => {
      const name = part.kind === 'ranking' ? rankingName(part, users) : (states.get(part)?.name ?? '');
      joined.add(name);
      return name;
    },
    joins: (indent) => {
      const texts = [...joined].map((part) => `\n${indent}left join ${part} on ${part}.user_id = u.user_id`);
      return expression(texts.join(''));
    },
  };
}

/** A leaf of a predicate over the users `u`. */
export function writeLeaf(leaf: PredicateLeaf<TimeRange>, partOf: PartOf, dialect: Dialect): Sql {
  switch (leaf.kind) {
    case 'in sample':
      return expression(sampleTest(leaf, 'u.user_id', dialect));
    case 'in list':
      return expression(`u.user_id in (select id from ${listPart(leaf.contentHash)})`);
    case 'rank test':
      return expression(rankTest(leaf, partOf(leaf.ranking)));
    case 'member of':
      return expression(`u.user_id in (select user_id from ${segmentPart(leaf.segment)})`);
    case 'follow test': {
      const time = dialect.micros(measureValue(leaf.time.state.measure, partOf(leaf.time.state), dialect));
      return expression(liesInSpan(time, instantMicros(leaf.after.anchor, 'u', partOf, dialect), leaf.after));
    }
    case 'time test':
      throw new Error('a time within a window is worked out before SQL is written');
    case 'count test':
      return expression(countTest(measureValue(leaf.state.measure, partOf(leaf.state), dialect), leaf.count));
    default:
      return writeTest(leaf, (value) => userValue(value, partOf, dialect), dialect);
  }
}

/** Counts are ours, not values of the rule's: they are written plainly. */
function countTest(times: string, { least, most }: CountRange): string {
  if (least === most) return `${times} = ${String(least)}`;
  if (most === undefined) return `${times} >= ${String(least)}`;
  if (least === 0) return `${times} <= ${String(most)}`;
  return `${times} between ${String(least)} and ${String(most)}`;
}
