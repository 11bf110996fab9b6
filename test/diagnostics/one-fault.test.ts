import { describe, expect, test } from 'vitest';
import { diagnosticsOf } from './wrong-files.ts';

const sound = `import "../catalog.seg"

event refunded "Money went back" {
  reason: text
  amount: decimal
  codes:  list of text
  to:     record { name: text iban: text }
}

user {
  score: number
}

segment lapsed "Lapsed" {
  owner "growth"
  time zone "Asia/Jakarta"
  export user.city, user.vip

  members
    did order_completed at least 3 times where (service = "food" and amount > 10000) in last 90 days
    and did not app_opened since 2026-01-05
    and (user.city in ("Jakarta", "Bandung") or user.vip is true)
    and not in segment staff
}

segment regulars {
  members
    did refunded between 2 and 5 times where reason is known ever
    or did app_opened more than 5 times in last 4 weeks
    or did any of (order_completed, app_opened) in last 4 weeks
    or did app_opened on at least 3 days in a row in last 4 weeks
    or did app_opened at least once a week in 3 of the last 4 weeks
    or did order_completed more than 2 times a day in 5 of the last 7 days
    or user.score >= 3.5
}
`;

/** Every token of the sound file, by its offset. */
const tokens = Array.from(sound.matchAll(/"[^"]*"|[A-Za-z_]\w*|\d[\d.-]*|>=|[^\s\w]/g), (match) => ({
  at: match.index,
  text: match[0],
}));

type Slip = (at: number, token: string) => string;
const put = (at: number, length: number, text: string) =>
  sound.slice(0, at) + text + sound.slice(at + length);

const slips: Readonly<Record<string, Slip>> = {
  'is left out': (at, token) => put(at, token.length, ''),
  'stands twice': (at, token) => put(at, 0, `${token} `),
  'has two letters swapped': (at, token) =>
    put(at, token.length, token.replace(/^([a-z])([a-z])([a-z])/, '$1$3$2')),
  'comes after a sign that means nothing': (at) => put(at, 0, '@ '),
  'comes after a word too many': (at) => put(at, 0, 'blah '),
  'comes after a quote too many': (at) => put(at, 0, '"'),
};

function faultsOf(text: string): readonly string[] {
  return diagnosticsOf('unexpected/slip.seg', text).map(({ at, code, message }) => {
    const { line } = at.source.position(at.span.start);
    return `${String(line)} ${code}: ${message}`;
  });
}

test('the file itself is sound', () => {
  expect(faultsOf(sound)).toEqual([]);
});

describe.each(Object.entries(slips))('one fault is told once: each token in turn %s', (_, slip) => {
  test('and no second, false fault follows', () => {
    const several = tokens.flatMap(({ at, text }) => {
      const faults = faultsOf(slip(at, text));
      return faults.length > 1 ? [{ token: text, at, faults }] : [];
    });
    expect(several).toEqual([]);
  });
});

const inMembers = (...lines: readonly string[]) =>
  `import "../catalog.seg"\n\nsegment example {\n  members\n    ${lines.join('\n    ')}\n}\n`;

test.each<[string, string, readonly string[]]>([
  [
    'one segment, an arm each',
    inMembers(
      'did order_completed at leest 3 times ever',
      'and did order_complete in last 30 days',
      'and user.city == "Jakarta"',
      'and did app_opened',
      'and user.logins > "3"',
    ),
    ['5 misspelt-keyword', '6 unknown-event', '7 foreign-sign', '8 missing-window', '9 type-mismatch'],
  ],
  [
    'one behaviour',
    inMembers(`did order_complted atleast 03 times where (service == 'food') in last 3 dyas`),
    [
      '5 unknown-event',
      '5 foreign-sign',
      '5 leading-zero',
      '5 foreign-sign',
      '5 wrong-quotes',
      '5 unknown-unit',
    ],
  ],
  [
    'one where',
    inMembers(
      'did order_completed where (amout > 3 and service = 4 and due > and express and paid_at is null) ever',
    ),
    ['5 unknown-property', '5 type-mismatch', '5 unexpected', '5 not-a-condition', '5 unusual-is'],
  ],
  [
    'all kinds of declarations',
    'import "../catlog.seg"\n' +
      'event first {\n  amount: decmal\n  service text\n}\n' +
      'event first {}\n' +
      'segmnt one {\n  members\n    did first where service = "food" ever\n}\n' +
      'segment two {\n  ownr "growth"\n  members\n    did first ever\n}\n',
    [
      '1 unknown-file',
      '3 unknown-type',
      '4 missing-word',
      '6 duplicate-name',
      '7 unknown-declaration',
      '12 misspelt-keyword',
    ],
  ],
  [
    'missing brackets, quotes and words',
    'import "../catalog.seg"\n' +
      'segment one {\n  members\n    did order_completed where (service = "food" and amount > 3 ever\n}\n' +
      'segment two {\n  owner "growth\n  members\n    did app_opened ever\n}\n' +
      'segment three\n  members\n    did app_opened ever\n}\n' +
      'segment four {\n  members\n    app_opened ever\n}\n' +
      'segment five {\n  members\n    did app_opened ever\n\n' +
      'segment six {\n  members\n    did app_opened ever\n}\n',
    ['4 unclosed-bracket', '7 unclosed-text', '12 missing-word', '17 missing-word', '19 unclosed-bracket'],
  ],
  [
    'sections and what they name',
    'import "../catalog.seg"\n' +
      'segment one {\n  owner growth\n  time zone "Asia/Jakrta"\n  export user.cty, user.vip user.city\n' +
      '  members\n    did app_opened ever\n    and not in segment staf\n}\n',
    [
      '3 wrong-quotes',
      '4 unknown-time-zone',
      '5 unknown-user-property',
      '5 missing-word',
      '8 unknown-segment',
    ],
  ],
  [
    'a type that does not exist, and the use of its property',
    'event one {\n  amount: monney\n  service: strnig\n}\n' +
      'segment a {\n  members\n    did one where (amount > 3 and service = "food") ever\n    and did one where amont > 3 ever\n}\n',
    ['2 unknown-type', '3 unknown-type', '8 unknown-property'],
  ],
])('independent mistakes are each told, and nothing else: %s', (_, text, expected) => {
  expect(faultsOf(text).map((fault) => fault.replace(/:.*/, ''))).toEqual(expected);
});
