/** A local date and time of day, in the proleptic Gregorian calendar. */
export interface LocalTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** Microseconds since local midnight by the clock on the wall. */
  readonly micros: bigint;
}

export const second = 1_000_000n;
export const day = 86_400n * second;

/** The local time that clocks in a zone show at an instant. */
export function localTime(instant: bigint, zone: string): LocalTime {
  return fromWall(instant + offset(instant, zone));
}

/** The local date of an instant, as one text a day. */
export function localDate(instant: bigint, zone: string): string {
  const local = localTime(instant, zone);
  return `${String(local.year)}-${String(local.month)}-${String(local.day)}`;
}

/** The number of the local day, week (from Monday) or month of an instant: that of the one after it is greater by one. */
export function localPeriod(instant: bigint, unit: 'day' | 'week' | 'month', zone: string): bigint {
  const { year, month, day: dayOfMonth } = localTime(instant, zone);
  if (unit === 'month') return BigInt(year * 12 + month);
  const days = daysSince1970(year, month, dayOfMonth);
  // 1970 began on a Thursday.
  return unit === 'day' ? days : (days + 3n - ((((days + 3n) % 7n) + 7n) % 7n)) / 7n;
}

/**
 * The instant at which clocks in a zone show a local time. Of two such instants it is the first; where clocks jump
 * over the time, it moves forward by as much as they jump.
 */
export function instantOf(local: LocalTime, zone: string): bigint {
  const wall = toWall(local);
  const before = offset(wall - day, zone);
  const after = offset(wall + day, zone);
  const candidates = [wall - before, wall - after].sort((a, b) => (a < b ? -1 : 1));
  const shown = candidates.find((instant) => instant + offset(instant, zone) === wall);
  return shown ?? wall - before;
}

/** The first instant of a local date: not midnight where clocks jump over it. */
export function startOfDay(year: number, month: number, dayOfMonth: number, zone: string): bigint {
  const midnight = { year, month, day: dayOfMonth, micros: 0n };
  const moved = instantOf(midnight, zone);
  const wall = toWall(midnight);
  if (moved + offset(moved, zone) === wall) return moved;
  // Clocks jump over midnight: the date begins at the jump, somewhere between a day before and here.
  let earlier = moved - day;
  let later = moved;
  while (later - earlier > 1n) {
    const middle = (earlier + later) / 2n;
    if (middle + offset(middle, zone) < wall) earlier = middle;
    else later = middle;
  }
  return later;
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return Number(daysSince1970(next.year, next.month, 1) - daysSince1970(year, month, 1));
}

function fromWall(wall: bigint): LocalTime {
  const micros = ((wall % day) + day) % day;
  const days = (wall - micros) / day;
  const date = new Date(Number(days) * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), micros };
}

function toWall(local: LocalTime): bigint {
  return daysSince1970(local.year, local.month, local.day) * day + local.micros;
}

function daysSince1970(year: number, month: number, dayOfMonth: number): bigint {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return BigInt(Math.round(date.getTime() / 86_400_000));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** How far clocks in a zone are ahead of UTC at an instant, in microseconds. */
function offset(instant: bigint, zone: string): bigint {
  const fraction = ((instant % second) + second) % second;
  const seconds = (instant - fraction) / second;
  const shown = new Map(
    clockOf(zone)
      .formatToParts(Number(seconds) * 1000)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => Number(shown.get(name));
  const year = shown.get('era') === 'BC' ? 1 - part('year') : part('year');
  const ofDay = BigInt(part('hour') * 3600 + part('minute') * 60 + part('second'));
  return daysSince1970(year, part('month'), part('day')) * day + ofDay * second - seconds * second;
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-u-ca-gregory', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, clock);
  return clock;
}
