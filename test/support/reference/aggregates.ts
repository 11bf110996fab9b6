import type { ScalarType } from '../../../src/catalog/value-type.ts';
import type { Constant } from '../../../src/semantics/constant.ts';
import type { Aggregate } from '../../../src/semantics/typed.ts';
import { decimal, finite, integer } from './arithmetic.ts';
import { compareCodePoints } from './code-points.ts';
import { compareAs, toNumber } from './comparison.ts';
import { microsPerUnit } from './elapsed.ts';
import { readProperty } from './values.ts';
import type { StoredEvent } from './world.ts';
import { localDate } from './zones.ts';

/** A function of events, each given once; undefined is missing. Missing properties are skipped. */
export function aggregated(
  aggregate: Aggregate,
  events: readonly StoredEvent[],
  zone: string,
): Constant | undefined {
  switch (aggregate.function) {
    case 'count':
      return integer(BigInt(events.length));
    case 'days':
      return integer(BigInt(new Set(events.map(({ time }) => localDate(time ?? 0n, zone))).size));
    case 'average gap': {
      const times = events.map(({ time }) => time ?? 0n).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const [first, last] = [times[0], times.at(-1)];
      if (first === undefined || last === undefined || times.length < 2) return undefined;
      return finite(Number(last - first) / ((times.length - 1) * Number(microsPerUnit[aggregate.unit])));
    }
    default: {
      const { path, type } = aggregate.property;
      const found = events.flatMap((event) => {
        const value = readProperty(event.properties, path, type);
        return value === undefined ? [] : [{ event, value }];
      });
      return ofValues(aggregate, found, type);
    }
  }
}

interface Found {
  readonly event: StoredEvent;
  readonly value: Constant;
}

function ofValues(
  aggregate: Exclude<Aggregate, { readonly function: 'count' | 'days' | 'average gap' }>,
  found: readonly Found[],
  type: ScalarType,
): Constant | undefined {
  const sorted = found.map(({ value }) => value).sort((a, b) => compareAs(a, b, type));
  switch (aggregate.function) {
    case 'distinct':
      return integer(BigInt(groups(sorted, type).length));
    case 'sum':
      return sum(sorted, type);
    case 'avg': {
      const total = sorted.length === 0 ? undefined : exactSum(sorted, type);
      return total === undefined ? undefined : finite(total / sorted.length);
    }
    case 'min':
      return sorted[0];
    case 'max':
      return sorted.at(-1);
    case 'first':
      return ordered(found, type)[0];
    case 'last':
      return ordered(found, type).at(-1);
    case 'mode': {
      const counted = groups(sorted, type);
      const most = Math.max(...counted.map((group) => group.length));
      return counted.find((group) => group.length === most)?.[0];
    }
    case 'percentile':
      return percentile(sorted.map(toNumber), aggregate.percent);
  }
}

function sum(values: readonly Constant[], type: ScalarType): Constant | undefined {
  if (type === 'number') return finite(values.reduce((total, value) => total + toNumber(value), 0));
  const total = values.reduce((so, value) => so + whole(value), 0n);
  return type === 'decimal' ? decimal(total) : integer(total);
}

/** A sum as a number: of exact values, the exact sum converted. */
function exactSum(values: readonly Constant[], type: ScalarType): number {
  if (type === 'number') return values.reduce((total, value) => total + toNumber(value), 0);
  const total = values.reduce((so, value) => so + whole(value), 0n);
  return type === 'decimal' ? toNumber({ type: 'decimal', value: total }) : Number(total);
}

function whole(value: Constant): bigint {
  if (value.type !== 'integer' && value.type !== 'decimal')
    throw new Error(`a ${value.type} is not summed exactly`);
  return value.value;
}

/** The values in groups of equals, in order. */
function groups(sorted: readonly Constant[], type: ScalarType): Constant[][] {
  const result: Constant[][] = [];
  for (const value of sorted) {
    const last = result.at(-1);
    const [example] = last ?? [];
    if (last !== undefined && example !== undefined && compareAs(example, value, type) === 0)
      last.push(value);
    else result.push([value]);
  }
  return result;
}

/** By time, then id (absent first), then value. */
function ordered(found: readonly Found[], type: ScalarType): Constant[] {
  const byId = (a: string | null, b: string | null) => {
    if (a === null || b === null) return Number(a !== null) - Number(b !== null);
    return compareCodePoints(a, b);
  };
  const byTime = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
  return [...found]
    .sort(
      (a, b) =>
        byTime(a.event.time ?? 0n, b.event.time ?? 0n) ||
        byId(a.event.id, b.event.id) ||
        compareAs(a.value, b.value, type),
    )
    .map(({ value }) => value);
}

/** r = p(n - 1), i = r div 100, k = r mod 100: (x_i (100 - k) + x_(i+1) k) / 100. */
function percentile(sorted: readonly number[], percent: number): Constant | undefined {
  const rank = percent * (sorted.length - 1);
  const low = sorted[Math.floor(rank / 100)];
  const high = sorted[Math.min(Math.floor(rank / 100) + 1, sorted.length - 1)];
  if (low === undefined || high === undefined) return undefined;
  const share = rank % 100;
  return finite((low * (100 - share) + high * share) / 100);
}
