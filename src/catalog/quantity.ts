const durations = new Map([
  ['millisecond', 1],
  ['second', 1000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
  ['week', 604_800_000],
]);

const sizes = new Map([
  ['B', 1],
  ['KB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['TB', 1e12],
  ['KiB', 2 ** 10],
  ['MiB', 2 ** 20],
  ['GiB', 2 ** 30],
  ['TiB', 2 ** 40],
]);

/** Milliseconds of `3 days`, `1 second`; undefined when the text is no duration. */
export function parseDuration(text: string): number | undefined {
  const [, amount = '', unit = ''] = /^(\d{1,9}) ?([a-z]+?)s?$/.exec(text) ?? [];
  return product(Number(amount), durations.get(unit));
}

/** Bytes of `200 GB` (10⁹) or `1.5 GiB` (2³⁰); undefined when the text is no size. */
export function parseSize(text: string): number | undefined {
  const [, amount = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?) ?([A-Za-z]+)$/.exec(text) ?? [];
  return product(Number(amount), sizes.get(unit));
}

function product(amount: number, unit: number | undefined): number | undefined {
  return unit === undefined ? undefined : Math.round(amount * unit);
}
