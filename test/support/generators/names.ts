/** Names that rules and sources have trouble with sooner or later. The first are what names mostly look like. */
export const eventNames: readonly string[] = [
  'order_completed',
  'login',
  'first',
  '$pageview',
  'order',
  'last',
  'Order',
  'not',
  "it's done",
  'say "hi"',
  'žluťoučký 🐎',
  'times',
  'user',
  'did',
  'any',
  'of',
  'stopped',
  'in',
  'a.b',
  'select',
];

export const propertyNames: readonly string[] = [
  'amount',
  'service',
  'paid',
  'due',
  'sent_at',
  'rating',
  'price',
  'first',
  'event_id',
  'times',
  'in',
  'Amount',
  'user',
  'event',
  'a.b',
  'odd name',
  'qu"ote',
  "it's",
  'ключ',
  '🍜',
  '$.x',
  'back\\slash',
  'user_id',
  'document',
  'percent%',
  '*',
  'x[0]',
];

export const fieldNames: readonly string[] = [
  'city',
  'lat',
  'name',
  'City',
  'user',
  'a.b',
  'in',
  'odd field',
  'qu"ote',
  'клуч',
  '*',
];

export const userPropertyNames: readonly string[] = [
  'city',
  'plan',
  'age',
  'balance',
  'birthday',
  'signed_up_at',
  'active',
  'score',
  'City of birth',
  'select',
  'times',
  'is',
  'žluť',
  "o'clock",
];

/** Ids that are easily taken for each other, or that quoting gets wrong. */
export const textIds: readonly string[] = [
  'ana',
  'budi',
  'Ana',
  'citra',
  "o'hara",
  'say "x"',
  '😀',
  '\uffee',
  '',
  ' ',
  '1',
  '01',
  '\u00e9',
  'e\u0301',
  'back\\slash',
  'null',
  'a\nb',
  'ana ',
];

export const integerIds: readonly string[] = [
  '1',
  '2',
  '10',
  '-3',
  '0',
  '9007199254740993',
  '9223372036854775807',
];

/** Words that cannot stand bare as a value, or that start a statement. */
const backticked = new Set(
  'and or not did in is where between true false null more any import event user segment owner export members time description tags refresh expect'.split(
    ' ',
  ),
);

/** A name as a rule writes it. */
export function written(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !backticked.has(name.toLowerCase()) ? name : `\`${name}\``;
}
