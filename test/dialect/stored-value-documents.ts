import fc from 'fast-check';

/*
 * Texts on the edge of the grammar of stored values: most nearly convert, some do.
 */

const pick = (...texts: readonly string[]) => fc.constantFrom(...texts);
const digits = (least: number, most: number) =>
  fc.string({ unit: pick('0', '1', '4', '5', '9'), minLength: least, maxLength: most });
const concat = (...parts: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((texts) => texts.join(''));

const aroundInteger = fc
  .tuple(
    fc.constantFrom(0n, 10n ** 15n, 2n ** 53n, 2n ** 63n, 2n ** 64n, 10n ** 19n),
    fc.bigInt(-3n, 3n),
    pick('', '-'),
    pick('', '.0', '.5', 'e0'),
  )
  .map(([base, step, sign, rest]) => `${sign}${base + step}${rest}`);

const numberText = fc.oneof(
  { weight: 4, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map(String) },
  { weight: 2, arbitrary: fc.integer({ min: -100, max: 100 }).map(String) },
  { weight: 3, arbitrary: aroundInteger },
  // Decimals about the 15 digits and 9 places that a number may have.
  { weight: 6, arbitrary: concat(pick('', '-'), digits(1, 19), pick('.'), digits(1, 11)) },
  { weight: 3, arbitrary: concat(pick('0.000', '0.00000', '-0.0'), digits(1, 8)) },
  {
    weight: 4,
    arbitrary: concat(
      pick('', '-'),
      digits(1, 3),
      pick('', '.5', '.25'),
      pick('e', 'E', 'e+', 'e-'),
      digits(1, 3),
    ),
  },
  { weight: 1, arbitrary: pick('-0', '-0.0', '1e400', 'NaN', '-Infinity', 'inf', '.5', '5.', '+5', '01') },
  { weight: 1, arbitrary: digits(195, 205) },
);

/** The first text as a rule, so that a value with one fault stays as likely as one with none. */
const mostly = (usual: fc.Arbitrary<string>, ...odd: readonly string[]) =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: pick(...odd) });

const dateText = concat(
  mostly(pick('0001', '0999', '1900', '1969', '2000', '2024', '2026', '9999'), '0000', '10000', '26', '4519'),
  mostly(pick('-'), '/', ''),
  mostly(pick('01', '02', '04', '12'), '00', '13', '1'),
  mostly(pick('-'), '', '--'),
  mostly(pick('01', '28', '29', '30', '31'), '00', '32', '5'),
);

const timestampText = concat(
  dateText,
  mostly(pick('T', 'T', 't'), ' ', '', '\n'),
  mostly(pick('00', '07', '13', '14', '23'), '24', '9', '-1'),
  mostly(pick(':00:00', ':59:59'), ':59:60', ':60:00', ':30'),
  mostly(
    fc.oneof(pick('', '.999999', '.9999999', '.000000999'), concat(pick('.'), digits(1, 12))),
    '.',
    ',5',
  ),
  mostly(
    pick('Z', 'Z', 'z', '+07:00', '-05:30', '+14:00', '-14:00', '-00:00'),
    ...['+14:01', '-13:60', '+23:59', '', '+07', '-0700', ' UTC', 'ZZ'],
  ),
);

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({
    unit: pick(
      'a',
      ' ',
      '"',
      "'",
      '\\',
      ',',
      '}',
      ']',
      '{',
      '[',
      ':',
      'é',
      '🐢',
      '\u0000',
      '\n',
      '1',
      'e',
      'N',
      'i',
    ),
    maxLength: 8,
  }),
  pick('true', 'false', 'True', 'null', '', '1e400', 'NaN', ',}', 'today', 'infinity'),
);

/** A text as it may lie in a column of text. */
export const storedTexts: fc.Arbitrary<string> = fc.oneof(numberText, dateText, timestampText, anyText);

const space = pick('', '', '', '', ' ', '\n', '\t', '\r ');

/** A string of JSON, some of its characters as escapes. */
const jsonString = (text: fc.Arbitrary<string>) =>
  fc
    .tuple(text, pick('.', '5', 'Z', 'a', '-'))
    .map(([value, escaped]) => JSON.stringify(value).replace(escaped, unicodeEscape));

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Texts that are JSON, but for what the generators of numbers and of mutations break. */
const { value: jsonValue } = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    pick('null', 'true', 'false'),
    { weight: 5, arbitrary: numberText },
    { weight: 5, arbitrary: jsonString(storedTexts) },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`) },
    { weight: 3, arbitrary: tie('object') },
  ),
  object: objectOf(tie('value')),
}));

function objectOf(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const member = fc
    .tuple(space, jsonString(pick('a', 'a', 'a', 'b', 'a.b', '0')), space, space, value, space)
    .map(([s1, key, s2, s3, text, s4]) => `${s1}${key}${s2}:${s3}${text}${s4}`);
  return fc.array(member, { maxLength: 4 }).map((members) => `{${members.join(',')}}`);
}

const scratch = pick(
  ',',
  '}',
  ']',
  '{',
  '"',
  '\\',
  '\u0000',
  '\ufeff',
  'NaN',
  'inf',
  '1e400',
  ' ',
  '-',
  '0',
  '.',
  'x',
);

/** One place of a text cut out or filled. */
const broken = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.nat(), fc.nat(2), fc.oneof(pick(''), scratch)).map(([whole, place, length, filling]) => {
    const at = place % (whole.length + 1);
    return (whole.slice(0, at) + filling + whole.slice(at + length)).replace(/\p{Cs}/gu, '\ufffd');
  });

const jsonObject = objectOf(jsonValue);

/** A text as it may lie in a column of JSON texts; `a` is in most of them. */
export const storedDocuments: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: jsonValue.map((value) => `{"a":${value}}`) },
  { weight: 3, arbitrary: concat(space, jsonObject, space) },
  { weight: 3, arbitrary: broken(jsonObject) },
  { weight: 1, arbitrary: jsonValue },
  { weight: 1, arbitrary: anyText },
);

/** Paths that lead into what `storedDocuments` makes. */
export const storedPaths: readonly (readonly string[])[] = [
  ['a'],
  ['a', 'a'],
  ['b'],
  ['a.b'],
  ['0', 'a'],
  ['a', '0'],
];
