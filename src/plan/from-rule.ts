import type { Ranking } from '../semantics/ranking.ts';
import type {
  AggregateValue,
  ConditionLeaf,
  Counted,
  EventScan,
  Logic,
  SegmentRule,
  Value,
  Window,
} from '../semantics/typed.ts';
import { pathText, type PropertyPart } from '../catalog/property-path.ts';
import { microsPerUnit } from '../catalog/unit-lengths.ts';
import { type Segments, withExclusion } from './dependencies.ts';
import { mapLogic, visitLogic } from './logic.ts';
import type {
  Measure,
  Members,
  Plan,
  PredicateLeaf,
  Scan,
  UserInstant,
  UserRanking,
  UserValue,
} from './nodes.ts';
import { scansOf } from './relations.ts';
import { sequenceOf } from './sequences.ts';
import { statesOf } from './states.ts';
import { propertyOfInstant, readsOfWhere, userSpan } from './user-spans.ts';
import { rankingsOfValue } from './rankings.ts';
import { byName, mapTest, noteReads, valuesOfLeaf } from './values.ts';

/** The plan of one segment. The segments must be free of circles, as a checked program's are. */
export function planFromRule(rule: SegmentRule, program: Segments): Plan {
  const { rules, exclusion, exempt } = withExclusion(rule, program);
  const members = rules.map((one): Members<Window> => ({
    kind: 'members',
    grain: ['user'],
    segment: one.name,
    excludes: exclusion !== undefined && !exempt.has(one),
    predicate: mapLogic(one.members, leafOf),
  }));
  const exports = rule.exports.map(({ column, value, type }) => ({ column, value: userValue(value), type }));
  const reads = new Map<string, PropertyPart>();
  const noteInstant = (instant: UserInstant<Window> | undefined) => {
    const read = instant && propertyOfInstant(instant);
    if (read !== undefined) reads.set(pathText(read.path), { path: read.path, type: read.type });
  };
  const noteLeaf = (leaf: PredicateLeaf<Window>) => {
    if (leaf.kind === 'follow test') noteInstant(leaf.after.anchor);
    if (leaf.kind === 'rank test') noteRanking(leaf.ranking);
    for (const value of valuesOfLeaf(leaf)) noteValue(value);
  };
  const noteValue = (value: UserValue<Window>) => {
    noteReads(value, 'user', reads);
    for (const ranking of rankingsOfValue(value)) noteRanking(ranking);
  };
  const noteRanking = ({ by, per, among }: UserRanking<Window>) => {
    noteValue(by);
    if (per !== undefined) noteValue(per);
    if (among !== undefined) visitLogic(among, noteLeaf);
  };
  for (const scan of statesOf({ members, exports }).flatMap(({ input }) => scansOf(input))) {
    for (const read of scan.userReads) reads.set(pathText(read.path), read);
    noteInstant(scan.after?.anchor);
  }
  for (const { predicate } of members) visitLogic(predicate, noteLeaf);
  for (const { value } of exports) noteValue(value);
  return {
    universe: {
      kind: 'universe',
      grain: ['user'],
      window: { kind: 'ever' },
      reads: byName(reads),
      exclusion,
    },
    members,
    exports,
  };
}

function leafOf(leaf: ConditionLeaf): Logic<PredicateLeaf<Window>> {
  switch (leaf.kind) {
    case 'behaviour': {
      const measure = countMeasure(leaf.counted);
      const state = { kind: 'state', grain: ['user'], input: scanOf(leaf, measure), measure } as const;
      return { kind: 'count test', state, count: leaf.count };
    }
    case 'sequence': {
      const measure = { function: 'count' } as const;
      const state = { kind: 'state', grain: ['user'], input: sequenceOf(leaf), measure } as const;
      return { kind: 'count test', state, count: leaf.count };
    }
    case 'in sample':
      return leaf;
    case 'rank': {
      const { end, size, ranking } = leaf;
      return { kind: 'rank test', end, size, ranking: rankingOf(ranking) };
    }
    case 'in list':
      return { kind: 'in list', contentHash: leaf.contentHash };
    case 'occurrence': {
      const measure = { function: 'time of', which: leaf.which } as const;
      const state = { kind: 'state', grain: ['user'], input: scanOf(leaf, measure), measure } as const;
      const time = { kind: 'measure', state, type: 'timestamp' } as const;
      return leaf.at.kind === 'after'
        ? { kind: 'follow test', time, after: userSpan(leaf.at) }
        : { kind: 'time test', time, within: leaf.at };
    }
    case 'in segment':
      return { kind: 'member of', segment: leaf.segment };
    default:
      return mapTest(leaf, userValue);
  }
}

function userValue(value: Value): UserValue<Window> {
  switch (value.kind) {
    case 'aggregate': {
      const measure = measureOf(value);
      const state = { kind: 'state', grain: ['user'], input: scanOf(value, measure), measure } as const;
      return { kind: 'measure', state, type: value.type };
    }
    case 'since': {
      const measure = { function: 'time of', which: value.which === 'first' ? 1 : 'last' } as const;
      const state = { kind: 'state', grain: ['user'], input: scanOf(value, measure), measure } as const;
      const since = { kind: 'measure', state, type: 'timestamp' } as const;
      const micros = microsPerUnit[value.unit];
      return { kind: 'elapsed', since, until: { kind: 'ever' }, micros, type: 'integer' };
    }
    case 'score':
      return { ...value, ranking: rankingOf(value.ranking) };
    case 'arithmetic':
      return { ...value, left: userValue(value.left), right: userValue(value.right) };
    case 'lowered':
    case 'version':
      return { ...value, value: userValue(value.value) };
    case 'size':
    case 'local part':
      return { ...value, value: userValue(value.value) };
    default:
      return value;
  }
}

function rankingOf({ by, type, per, among }: Ranking): UserRanking<Window> {
  return {
    kind: 'ranking',
    by: userValue(by),
    type,
    per: per && userValue(per),
    among: among && mapLogic(among, leafOf),
  };
}

function measureOf({ aggregate, zone }: AggregateValue): Measure {
  return aggregate.function === 'days' ? { function: 'periods', unit: 'day', zone, times: 1 } : aggregate;
}

function countMeasure(counted: Counted): Measure {
  if (counted.kind === 'events') return { function: 'count' };
  if (counted.kind === 'events alike') return { function: counted.kind, property: counted.property };
  const { unit, zone } = counted;
  if (counted.kind === 'periods in a row') return { function: counted.kind, unit, zone };
  return { function: counted.kind, unit, zone, times: counted.times };
}

function scanOf({ events, where, window }: EventScan, measure: Measure): Scan<Window> {
  const { reads, userReads } = readsOfWhere(where);
  const measured = 'property' in measure ? [measure.property] : [];
  return {
    kind: 'scan',
    grain: ['event'],
    events,
    ...(window.kind === 'after'
      ? { window: { kind: 'ever' }, after: userSpan(window) }
      : { window, after: undefined }),
    where,
    copies: 'removed',
    reads: byName(new Map([...reads, ...measured].map((read) => [pathText(read.path), read]))),
    userReads,
  };
}
