import type { Constant } from '../semantics/constant.ts';
import type { Edge, Logic, Value, ValueTest, Window } from '../semantics/typed.ts';
import { pathText, type PropertyPart, quoted } from '../catalog/property-path.ts';
import { typeName } from '../catalog/value-type.ts';
import { isAtLeast, isChain, isNegation } from './logic.ts';
import type {
  EventRelation,
  Measure,
  Plan,
  PredicateLeaf,
  Scan,
  Sequence,
  StepScan,
  TimeRange,
  UserRanking,
  UserSpan,
  UserState,
  UserValue,
} from './nodes.ts';
import { statesOfLeaf, statesOfRanking, statesOfValue } from './values.ts';

/**
 * The plan as stable text, for people, fixtures and structural keys: two plans with one text are one plan.
 * It holds no spans. `window` says how a window reads.
 */
export function printPlan<W>(plan: Plan<W>, window: (window: W) => string): string {
  const { universe } = plan;
  const without = universe.exclusion === undefined ? '' : ` exclusion ${quoted(universe.exclusion)}`;
  const lines = [`universe [user] ${window(universe.window)}${reads(universe.reads)}${without}`];
  for (const members of plan.members) {
    lines.push(`members ${quoted(members.segment)} [user]${members.excludes ? ' without excluded' : ''}`);
    lines.push(...logicLines(members.predicate, (leaf) => leafLines(leaf, window), 1));
  }
  for (const { column, value } of plan.exports) {
    lines.push(`export ${quoted(column)} = ${valueText(value)}`, ...stateLines(statesOfValue(value), window));
  }
  return `${lines.join('\n')}\n`;
}

/** A symbolic window as text. */
export function printWindow(window: Window): string {
  switch (window.kind) {
    case 'ever':
      return 'ever';
    case 'last':
      return `last ${String(window.amount)} ${window.unit} (${window.zone})`;
    case 'complete':
      return `last ${String(window.amount)} complete ${window.unit} (${window.zone})`;
    case 'current':
      return `this ${window.unit} (${window.zone})`;
    case 'ago':
      return `between ${String(window.far)} and ${String(window.near)} ${window.unit} ago (${window.zone})`;
    case 'until':
      return `until ${printWindow(window.window)}`;
    case 'leading up to':
      return `${String(window.amount)} ${window.unit} (${window.zone}) up to ${printWindow(window.window)}`;
    case 'dates': {
      const from = window.from && `since ${edgeText(window.from)}`;
      const to = window.to && `before ${edgeText(window.to)}`;
      return [from, to].filter((end) => end !== undefined).join(' ');
    }
  }
}

function edgeText(edge: Edge): string {
  return edge.kind === 'instant' ? instantText(edge.instant) : `${edge.date} (${edge.zone})`;
}

/** A bound window as text: `[from, to)`. */
export function printTimeRange({ from, to }: TimeRange): string {
  return `[${from === undefined ? '' : instantText(from)}, ${instantText(to)})`;
}

/** Microseconds since 1970 as an RFC 3339 instant in UTC, with as many places as it needs. Years 1 to 9999. */
export function instantText(micros: bigint): string {
  if (micros % 1_000_000n === 0n) return `${new Date(Number(micros / 1000n)).toISOString().slice(0, -5)}Z`;
  const millis = micros / 1000n - (micros % 1000n < 0n ? 1n : 0n);
  const [whole = '', rest = ''] = new Date(Number(millis)).toISOString().split('.');
  const fraction = `${rest.slice(0, 3)}${String(micros - millis * 1000n).padStart(3, '0')}`.replace(
    /0+$/,
    '',
  );
  return `${whole}${fraction === '' ? '' : `.${fraction}`}Z`;
}

function leafLines<W>(leaf: PredicateLeaf<W>, window: (window: W) => string): string[] {
  return [leafText(leaf, window), ...stateLines(statesOfLeaf(leaf), window)];
}

function leafText<W>(leaf: PredicateLeaf<W>, window: (window: W) => string): string {
  switch (leaf.kind) {
    case 'in sample':
      return `sample [${String(leaf.from)}, ${String(leaf.to)}) of 10000 seed ${JSON.stringify(leaf.seed)}`;
    case 'rank test': {
      const { end, size, ranking } = leaf;
      const first = size.kind === 'users' ? String(size.count) : `${String(size.hundredths)} of 10000`;
      return `${end} ${first} ${rankingText(ranking)}`;
    }
    case 'in list':
      return `in list ${leaf.contentHash}`;
    case 'member of':
      return `member of ${quoted(leaf.segment)}`;
    case 'count test': {
      const { least, most } = leaf.count;
      return `count in [${String(least)}, ${most === undefined ? '' : String(most)}]`;
    }
    case 'follow test':
      return `${measureText(leaf.time.state.measure)} ${spanText(leaf.after)}`;
    case 'time test':
      return `${measureText(leaf.time.state.measure)} within ${window(leaf.within)}`;
    default:
      return testText(leaf);
  }
}

/** The states that the line before is about, in the order in which it names them. */
function stateLines<W>(states: readonly UserState<W>[], window: (window: W) => string): string[] {
  return states.flatMap(({ input, measure }) => [
    `  state [user] ${measureText(measure)}`,
    ...relationLines(input, window).map((line) => `    ${line}`),
  ]);
}

/** What a state keeps, as text. */
function measureText(measure: Measure): string {
  switch (measure.function) {
    case 'count':
      return 'count';
    case 'periods':
      return measure.times === 1
        ? `${measure.unit}s (${measure.zone})`
        : `${measure.unit}s with ${String(measure.times)} (${measure.zone})`;
    case 'events alike':
      return `most with one ${pathText(measure.property.path)}: ${measure.property.type}`;
    case 'periods in a row':
      return `${measure.unit}s in a row (${measure.zone})`;
    case 'time of':
      return `time of ${String(measure.which)}`;
    case 'average gap':
      return `average gap in ${measure.unit}s`;
    case 'percentile':
      return `percentile ${String(measure.percent)} ${pathText(measure.property.path)}: ${measure.property.type}`;
    default:
      return `${measure.function} ${pathText(measure.property.path)}: ${measure.property.type}`;
  }
}

/** A relation of events as stable text, one node a line. */
export function printRelation<W>(relation: EventRelation<W>, window: (window: W) => string): string {
  return relationLines(relation, window).join('\n');
}

function relationLines<W>(relation: EventRelation<W>, window: (window: W) => string): string[] {
  return relation.kind === 'scan' ? scanLines(relation, window) : sequenceLines(relation, window);
}

function sequenceLines<W>(
  { steps, allWithin, copies }: Sequence<W>,
  window: (window: W) => string,
): string[] {
  const bound = allWithin === undefined ? '' : ` all within ${String(allWithin)} microseconds`;
  const stepLines = (word: string, { scan, within, compared }: StepScan<W>): string[] => [
    `  ${word}${within === undefined ? '' : ` within ${String(within)} microseconds`}`,
    ...compared.map((test) => `    where ${testText(test)}`),
    ...scanLines(scan, window).map((line) => `    ${line}`),
  ];
  return [
    `sequence [event]${bound} copies ${copies}`,
    ...steps.flatMap((step) => [
      ...stepLines('then', step),
      ...step.absent.flatMap((absent) => stepLines('then not', absent)),
    ]),
  ];
}

function scanLines<W>(scan: Scan<W>, window: (window: W) => string): string[] {
  const head = `scan ${scan.events.map(quoted).join(', ')} [event] ${window(scan.window)} copies ${scan.copies}`;
  const { after, where } = scan;
  const lines = after === undefined ? [] : [`  ${spanText(after)}`];
  if (after?.anchor.kind === 'measure')
    lines.push(...stateLines([after.anchor.state], window).map((line) => `  ${line}`));
  if (where !== undefined) lines.push(...logicLines(where, (test) => [testText(test)], 1));
  return [head, ...lines];
}

function spanText({ anchor, micros }: UserSpan<unknown>): string {
  const length = `within ${String(micros)} microseconds after`;
  switch (anchor.kind) {
    case 'start of date':
      return `${length} the start of ${valueText(anchor.date)} (${anchor.zone})`;
    default:
      return `${length} ${valueText(anchor)}`;
  }
}

/** A ranking as stable text, with what it looks at. */
export function printRanking<W>(ranking: UserRanking<W>, window: (window: W) => string): string {
  return [rankingText(ranking), ...stateLines(statesOfRanking(ranking), window)].join('\n');
}

/** The windows of its states are told with them. */
function rankingText({ by, type, per, among }: UserRanking<unknown>): string {
  const groups = per === undefined ? '' : ` per ${valueText(per)}`;
  const leaf = (one: PredicateLeaf<unknown>) => leafText(one, () => 'a window');
  const some = among === undefined ? '' : ` among (${logicText(among, leaf)})`;
  return `by ${valueText(by)} as ${type}${groups}${some}`;
}

function logicText<L extends { readonly kind: string }>(logic: Logic<L>, leaf: (leaf: L) => string): string {
  if (isChain(logic) || isAtLeast(logic)) {
    const head = isChain(logic) ? logic.kind : `at least ${String(logic.least)}`;
    return `${head}(${logic.arms.map((arm) => logicText(arm, leaf)).join(', ')})`;
  }
  if (isNegation(logic)) return `not(${logicText(logic.arm, leaf)})`;
  return leaf(logic);
}

function logicLines<L extends { readonly kind: string }>(
  logic: Logic<L>,
  leaf: (leaf: L) => string[],
  depth: number,
): string[] {
  const indent = '  '.repeat(depth);
  if (isChain(logic) || isAtLeast(logic)) {
    const head = isChain(logic) ? logic.kind : `at least ${String(logic.least)}`;
    return [`${indent}${head}`, ...logic.arms.flatMap((arm) => logicLines(arm, leaf, depth + 1))];
  }
  if (isNegation(logic)) return [`${indent}not`, ...logicLines(logic.arm, leaf, depth + 1)];
  return leaf(logic).map((line) => `${indent}${line}`);
}

function testText(test: ValueTest<Value | UserValue<unknown>>): string {
  switch (test.kind) {
    case 'compare':
      return `${valueText(test.left)} ${test.operator} ${valueText(test.right)} as ${test.type}`;
    case 'one of':
      return `${valueText(test.value)} in (${test.options.map(constantText).join(', ')}) as ${test.type}`;
    case 'text':
      return `${valueText(test.value)} ${test.operator} ${valueText(test.part)}`;
    case 'age':
      return `age of ${valueText(test.value)} ${test.operator} ${String(test.years)} (${test.zone})`;
    case 'distance': {
      const [from, to] = [test.from, test.to].map(
        ({ latitude, longitude }) => `(${valueText(latitude)}, ${valueText(longitude)})`,
      );
      return `${String(from)} within ${String(test.metres)} metres of ${String(to)}`;
    }
    case 'anniversary': {
      const { relation, amount, unit, zone } = test;
      return `anniversary of ${valueText(test.value)} ${relation} ${String(amount)} ${unit} (${zone})`;
    }
    case 'day of year':
      return `day of ${valueText(test.value)} in [${String(test.from)}, ${String(test.to)}] (${test.zone})`;
    case 'pattern':
      return `${valueText(test.value)} matches ${JSON.stringify(test.pattern)}`;
    case 'relative': {
      const { relation, amount, unit, zone } = test;
      const words =
        relation === 'more than ago'
          ? `more than ${String(amount)} ${unit} ago`
          : `${relation} ${String(amount)} ${unit}`;
      return `${valueText(test.value)} ${words} (${zone})`;
    }
    case 'any item':
      return `any item ${String(test.depth)} in ${valueText(test.list)} (${logicText(test.where, testText)})`;
    case 'known':
      return `${valueText(test.value)} is known`;
  }
}

function valueText(value: Value | UserValue<unknown>): string {
  switch (value.kind) {
    case 'constant':
      return constantText(value.constant);
    case 'measure':
      return measureText(value.state.measure);
    case 'elapsed':
      return `units of ${String(value.micros)} microseconds since ${measureText(value.since.state.measure)}`;
    case 'score':
      return 'kind' in value.ranking
        ? `score ${String(value.groups)} ${rankingText(value.ranking)}`
        : `score ${String(value.groups)}`;
    case 'since':
      return `${value.unit}s since the ${value.which}`;
    case 'aggregate':
      return value.aggregate.function;
    case 'arithmetic':
      return `(${valueText(value.left)} ${value.operator} ${valueText(value.right)} as ${value.type})`;
    case 'version':
      return `version(${valueText(value.value)})`;
    case 'step property':
      return `step ${String(value.step)}.${pathText(value.path)}: ${typeName(value.type)}`;
    case 'event time':
      return 'event time';
    case 'local part': {
      const zone = typeof value.zone === 'string' ? JSON.stringify(value.zone) : valueText(value.zone);
      return `local ${value.part} of ${valueText(value.value)} in ${zone}`;
    }
    case 'size':
      return `size(${valueText(value.value)})`;
    case 'item':
      return `${['item', String(value.depth), ...value.path.map(quoted)].join('.')}: ${typeName(value.type)}`;
    case 'lowered':
      return `lowered(${valueText(value.value)})`;
    case 'event property':
    case 'user property':
      return `${value.kind === 'event property' ? 'event' : 'user'}.${pathText(value.path)}: ${typeName(value.type)}`;
  }
}

function constantText(constant: Constant): string {
  switch (constant.type) {
    case 'text':
      return JSON.stringify(constant.value);
    case 'timestamp':
      return instantText(constant.value);
    case 'decimal':
      return `${String(constant.value)}e-9`;
    default:
      return String(constant.value);
  }
}

function reads(properties: readonly PropertyPart[]): string {
  if (properties.length === 0) return '';
  return ` reads ${properties.map(({ path, type }) => `${pathText(path)}: ${typeName(type)}`).join(', ')}`;
}
