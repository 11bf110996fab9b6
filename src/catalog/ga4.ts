/*
 * The export of Google Analytics 4 to BigQuery (https://support.google.com/analytics/answer/7029846). Properties of an
 * event are in `event_params`, a list of `{ key, value }`, where the value is a record of one field a kind.
 */

/** The columns whose names are always the same. */
export const ga4Columns = {
  user: 'user_id',
  name: 'event_name',
  /** Microseconds since 1970. */
  time: 'event_timestamp',
  properties: 'event_params',
} as const;

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
