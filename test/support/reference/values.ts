import { RE2JS } from 're2js';
import type { PropertyPath } from '../../../src/catalog/property-path.ts';
import type { ScalarType, ValueType } from '../../../src/catalog/value-type.ts';
import { isZoneName } from '../../../src/catalog/zone-names.ts';
import type { Constant } from '../../../src/semantics/constant.ts';
import type { Score } from '../../../src/semantics/ranking.ts';
import type { ItemValue } from '../../../src/semantics/item-values.ts';
import type {
  AggregateValue,
  PropertyValue,
  SinceValue,
  Value,
  ValueTest,
} from '../../../src/semantics/typed.ts';
import { ageAt } from './ages.ts';
import { hasAnniversary } from './anniversaries.ts';
import { localPart } from './local-parts.ts';
import { logicHolds } from './logic.ts';
import { metresBetween, placeOf } from './distances.ts';
import { joined } from './arithmetic.ts';
import { compareAs } from './comparison.ts';
import { orderedVersion } from './versions.ts';
import { standsTo } from './relative-tests.ts';
import { exportedValue } from './ga4.ts';
import { convertInside, textValue } from './stored-values.ts';
import type { StoredProperties, StoredValue } from './world.ts';

/** What a test may read: the user's properties, and those of the event that is looked at. */
export interface Readable {
  /** Microseconds since 1970. */
  readonly asOf: bigint;
  readonly user: StoredProperties | undefined;
  readonly event: StoredProperties | undefined;
  /** When the event was done. */
  readonly time?: bigint;
  /** The properties of the events that were chosen for the steps before, in a sequence. */
  readonly steps?: readonly StoredProperties[];
  /** The items of lists that are looked at, the outermost first. */
  readonly items?: readonly StoredValue[];
  /** The value of an aggregate over the user's events; in a `where` there is none. */
  readonly aggregate?: (value: AggregateValue) => Constant | undefined;
  /** The user's score among all users; in a `where` there is none. */
  readonly score?: (value: Score) => Constant | undefined;
  /** How long ago an event of the user's was; in a `where` there is none. */
  readonly since?: (value: SinceValue) => Constant | undefined;
}

/** A stored property, or a field of one, that is a single value. */
export function readProperty(
  properties: StoredProperties | undefined,
  path: PropertyPath,
  type: ScalarType,
): Constant | undefined {
  const value = readStored(properties, path, type);
  return value?.type === 'list' || value?.type === 'record' ? undefined : value;
}

/** A stored property as its declared type; undefined when it is missing, which it also is when it does not convert. */
function readStored(
  properties: StoredProperties | undefined,
  path: PropertyPath,
  type: ValueType,
): StoredValue | undefined {
  const [name = '', ...fields] = path;
  switch (properties?.kind) {
    case undefined:
      return undefined;
    case 'json':
      return properties.document === null ? undefined : convertInside(properties.document, path, type);
    case 'text columns':
      return textValue(properties.columns.get(name) ?? null, fields, type);
    case 'ga4':
      return exportedValue(properties, path, type);
    case 'typed columns': {
      const value = fields.reduce(
        (of: StoredValue | undefined, field) => (of?.type === 'record' ? of.fields.get(field) : undefined),
        properties.columns.get(name) ?? undefined,
      );
      return usable(value);
    }
  }
}

/** Numbers that are not finite are missing, wherever they are; -0 is 0. */
function usable(value: StoredValue | undefined): StoredValue | undefined {
  if (value?.type === 'list')
    return { type: 'list', items: value.items.flatMap((item) => usable(item) ?? []) };
  if (value?.type !== 'number') return value;
  return Number.isFinite(value.value) ? { type: 'number', value: value.value + 0 } : undefined;
}

/** Whether a test holds. A missing side makes it false: logic has two values. */
export function testHolds(test: ValueTest, readable: Readable): boolean {
  switch (test.kind) {
    case 'compare': {
      const left = valueOf(test.left, readable);
      const right = valueOf(test.right, readable);
      if (left === undefined || right === undefined) return false;
      return operators[test.operator](compareAs(left, right, test.type));
    }
    case 'one of': {
      const value = valueOf(test.value, readable);
      return value !== undefined && test.options.some((option) => compareAs(value, option, test.type) === 0);
    }
    case 'text': {
      const whole = textOf(test.value, readable);
      const part = textOf(test.part, readable);
      return whole !== undefined && part !== undefined && textTests[test.operator](whole, part);
    }
    case 'age': {
      const value = valueOf(test.value, readable);
      const years = value === undefined ? undefined : ageAt(value, readable.asOf, test.zone);
      return years !== undefined && operators[test.operator](years - test.years);
    }
    case 'distance': {
      const [from, to] = [test.from, test.to].map(({ latitude, longitude }) =>
        placeOf(valueOf(latitude, readable), valueOf(longitude, readable)),
      );
      return from !== undefined && to !== undefined && metresBetween(from, to) <= test.metres;
    }
    case 'anniversary': {
      const value = valueOf(test.value, readable);
      return value !== undefined && hasAnniversary(test, value, readable.asOf);
    }
    case 'day of year':
      throw new Error('the interpreter asks for the anniversary itself');
    case 'pattern': {
      const text = textOf(test.value, readable);
      return text !== undefined && RE2JS.compile(test.pattern).matcher(text).find();
    }
    case 'relative': {
      const value = valueOf(test.value, readable);
      return value !== undefined && standsTo(test, value, readable.asOf);
    }
    case 'any item': {
      const list = itemsOf(test.list, readable);
      const items = readable.items ?? [];
      return (list ?? []).some((item) =>
        logicHolds(test.where, (inner) => testHolds(inner, { ...readable, items: [...items, item] })),
      );
    }
    case 'known':
      return isKnown(test.value, readable);
  }
}

const textTests = {
  contains: (whole: string, part: string) => whole.includes(part),
  'starts with': (whole: string, part: string) => whole.startsWith(part),
  'ends with': (whole: string, part: string) => whole.endsWith(part),
} as const;

function textOf(value: Value, readable: Readable): string | undefined {
  const text = valueOf(value, readable);
  if (text === undefined || text.type === 'text') return text?.value;
  throw new Error(`a ${text.type} is no text`);
}

const operators = {
  '=': (order: number) => order === 0,
  '<': (order: number) => order < 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '>=': (order: number) => order >= 0,
} as const;

/** A value where it is read; undefined is missing. */
export function valueOf(value: Value, readable: Readable): Constant | undefined {
  switch (value.kind) {
    case 'constant':
      return value.constant;
    case 'event property':
    case 'user property':
      if (typeof value.type !== 'string') throw new Error('a list or record is no single value');
      return readProperty(propertiesOf(value, readable), value.path, value.type);
    case 'item': {
      const item = itemOf(value, readable);
      return item?.type === 'list' || item?.type === 'record' ? undefined : item;
    }
    case 'size': {
      const list = itemsOf(value.value, readable);
      return list && { type: 'integer', value: BigInt(list.length) };
    }
    case 'aggregate':
      return readable.aggregate?.(value);
    case 'score':
      return readable.score?.(value);
    case 'since':
      return readable.since?.(value);
    case 'arithmetic': {
      const left = valueOf(value.left, readable);
      const right = valueOf(value.right, readable);
      return left && right && joined(value.operator, left, right, value.type);
    }
    case 'step property':
      if (typeof value.type !== 'string') throw new Error('a list or record is no single value');
      return readProperty(readable.steps?.[value.step], value.path, value.type);
    case 'event time':
      return readable.time === undefined ? undefined : { type: 'timestamp', value: readable.time };
    case 'local part': {
      const instant = valueOf(value.value, readable);
      const zone = typeof value.zone === 'string' ? value.zone : zoneIn(value.zone, readable);
      return instant?.type === 'timestamp' && zone !== undefined
        ? localPart(value.part, instant.value, zone)
        : undefined;
    }
    case 'version': {
      const text = textOf(value.value, readable);
      const key = text === undefined ? undefined : orderedVersion(text);
      return key === undefined ? undefined : { type: 'text', value: key };
    }
    case 'lowered': {
      const text = textOf(value.value, readable);
      return text === undefined ? undefined : { type: 'text', value: withoutCase(text) };
    }
  }
}

/** The zone that a property names; it may name only those of the list. */
function zoneIn(property: PropertyValue, readable: Readable): string | undefined {
  const name = textOf(property, readable);
  return name !== undefined && isZoneName(name) ? name : undefined;
}

function propertiesOf({ kind }: PropertyValue, readable: Readable): StoredProperties | undefined {
  return kind === 'event property' ? readable.event : readable.user;
}

/** The items of a list, those that do not convert left out; undefined when it is missing. */
export function itemsOf(value: Value, readable: Readable): readonly StoredValue[] | undefined {
  const list = storedOf(value, readable);
  return list?.type === 'list' ? list.items : undefined;
}

function itemOf({ depth, path }: ItemValue, readable: Readable): StoredValue | undefined {
  return path.reduce(
    (of: StoredValue | undefined, field) => (of?.type === 'record' ? of.fields.get(field) : undefined),
    readable.items?.[depth],
  );
}

function storedOf(value: Value, readable: Readable): StoredValue | undefined {
  switch (value.kind) {
    case 'item':
      return itemOf(value, readable);
    case 'event property':
    case 'user property':
      return readStored(propertiesOf(value, readable), value.path, value.type);
    default:
      return valueOf(value, readable);
  }
}

function isKnown(value: Value, readable: Readable): boolean {
  return storedOf(value, readable) !== undefined;
}

/** Lowered, with one sigma and one `i`. */
function withoutCase(text: string): string {
  return text
    .toLowerCase()
    .replace(/\u03c2/g, '\u03c3')
    .replace(/i\u0307/g, 'i');
}
