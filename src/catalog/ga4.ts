/*
 * The export of Google Analytics 4 to BigQuery (https://support.google.com/analytics/answer/7029846). Properties of an
 * event are in `event_params`, a list of `{ key, value }`, where the value is a record of one field a kind.
 */

import type { PropertyPart } from './property-path.ts';
import type { RecordType, ValueType } from './value-type.ts';

/** The columns whose names are always the same. */
export const ga4Columns = {
  user: 'user_id',
  name: 'event_name',
  /** Microseconds since 1970. */
  time: 'event_timestamp',
  properties: 'event_params',
  userProperties: 'user_properties',
  items: 'items',
} as const;

/** The kinds of what is sent: a value has a field for each, `string_value`. */
export type Ga4Kind = 'string' | 'int' | 'float' | 'double';

/** The columns of an item, each of one kind. What else was sent with it is in `item_params`, as in `event_params`. */
export const ga4ItemColumns: ReadonlyMap<string, Ga4Kind> = new Map([
  ...[
    'item_id',
    'item_name',
    'item_brand',
    'item_variant',
    'item_category',
    'item_category2',
    'item_category3',
    'item_category4',
    'item_category5',
    'coupon',
    'affiliation',
    'location_id',
    'item_list_id',
    'item_list_name',
    'item_list_index',
    'promotion_id',
    'promotion_name',
    'creative_name',
    'creative_slot',
  ].map((name) => [name, 'string'] as const),
  ['quantity', 'int'],
  ...[
    'price',
    'price_in_usd',
    'item_revenue',
    'item_revenue_in_usd',
    'item_refund',
    'item_refund_in_usd',
  ].map((name) => [name, 'double'] as const),
]);

/** The column of an item that holds what has no column of its own. */
export const ga4ItemParameters = 'item_params';

/** Where a part of a property lies in the export, by its path and type. */
export function ga4PlaceOf({ path, type }: PropertyPart): 'properties' | 'userProperties' | 'items' {
  const [property, field] = path;
  if (property === ga4Columns.userProperties && (field !== undefined || isRecord(type)))
    return 'userProperties';
  const ofRecords = typeof type === 'object' && type.kind === 'list' && isRecord(type.of);
  return property === ga4Columns.items && field === undefined && ofRecords ? 'items' : 'properties';
}

function isRecord(type: ValueType): type is RecordType {
  return typeof type === 'object' && type.kind === 'record';
}

/** Whether a table is one for each day, called `events_20260131`: then its name is written `events_*`. */
export function isDaily(table: string): boolean {
  return table.endsWith('*');
}

const day = 86_400_000_000n;
/** The first and the last day whose year has four digits. */
const [earliest, latest] = [-62_135_596_800_000_000n, 253_402_214_400_000_000n];

/**
 * The days, as `20260131`, whose tables may hold events of `[from, to)`. A table holds the events of its day in the time
 * zone of the property, which we are not told: none is more than a day away from UTC.
 */
export function daysOf({ from, to }: { readonly from: bigint | undefined; readonly to: bigint }): {
  readonly first: string;
  readonly last: string;
} {
  return { first: from === undefined ? dayOf(earliest) : dayOf(from - day), last: dayOf(to - 1n + day) };
}

function dayOf(micros: bigint): string {
  const bounded = micros < earliest ? earliest : micros > latest ? latest : micros;
  const millis = bounded / 1000n - (bounded % 1000n < 0n ? 1n : 0n);
  return new Date(Number(millis)).toISOString().slice(0, 10).replaceAll('-', '');
}
