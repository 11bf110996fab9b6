import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPrivacy } from '../../../ingest/privacy/privacy.ts';
import { noPrivacy } from '../../../src/catalog/read-privacy.ts';
import type { PrivacySettings } from '../../../src/catalog/settings.ts';

const environment = { KEY: 'a-key-of-sixteen-and-more' };

function clean(rules: Partial<PrivacySettings>, source: string): string | undefined {
  const settings = { ...noPrivacy, keyVariable: 'KEY', ...rules };
  const bytes = openPrivacy(settings, environment)!.clean(Buffer.from(source));
  return bytes && Buffer.from(bytes).toString();
}

function hashOf(text: string): string {
  return createHmac('sha256', environment.KEY).update(text).digest('hex').slice(0, 32);
}

describe('drop', () => {
  test.each([
    ['a field', ['email'], '{"email":"a@b","x":1.50}', '{"x":1.50}'],
    [
      'a field of a record',
      ['user.email'],
      '{"user":{"email":"a","n":1e3},"x":1}',
      '{"user":{"n":1e3},"x":1}',
    ],
    ['a field of each element', ['l.p'], '{"l":[{"p":1,"q":2},{"p":3}, 4]}', '{"l":[{"q":2},{},4]}'],
    ['a field of lists in lists', ['l.p'], '{"l":[[{"p":1}],[]]}', '{"l":[[{}],[]]}'],
    ['a whole list', ['l'], '{"l":[1,[2]],"x":1}', '{"x":1}'],
    ['a name that is escaped', ['email'], '{"em\\u0061il":"a","x":1}', '{"x":1}'],
    ['each of two of one name', ['email'], '{"email":"a","x":1,"email":"b"}', '{"x":1}'],
    ['nothing below what is no record', ['user.email'], '{"user":"a"}', '{"user":"a"}'],
    ['nothing of another name', ['email'], ' { "Email" : 1.0 } ', ' { "Email" : 1.0 } '],
  ])('%s', (_, drop, source, expected) => {
    expect(clean({ drop }, source)).toBe(expected);
  });
});

describe('hash', () => {
  test('of a text and of the same number is one, and of none stays none', () => {
    const source = '{"a":"7","b":7,"c":null,"d":"","e":["x","y"],"f":"\\u0078"}';
    expect(JSON.parse(clean({ hash: ['a', 'b', 'c', 'd', 'e', 'f'] }, source)!)).toEqual({
      a: hashOf('7'),
      b: hashOf('7'),
      c: null,
      d: '',
      e: [hashOf('x'), hashOf('y')],
      f: hashOf('x'),
    });
  });

  test('depends on the key', () => {
    const rules = { ...noPrivacy, keyVariable: 'KEY', hash: ['a'] };
    const other = openPrivacy(rules, { KEY: 'another-key-of-sixteen' })!.clean(Buffer.from('{"a":"x"}'))!;
    expect(Buffer.from(other).toString()).not.toBe(clean({ hash: ['a'] }, '{"a":"x"}'));
  });

  test('without its key nothing starts', () => {
    const rules = { ...noPrivacy, keyVariable: 'KEY', hash: ['a'] };
    expect(() => openPrivacy(rules, {})).toThrow('KEY, which holds the key of `privacy`, is not set.');
  });
});

test('an address keeps its network, and what is none becomes null', () => {
  const source = '{"ip":"203.0.113.9","c":{"ips":["2001:db8::1","me"]},"n":5}';
  expect(clean({ cutAddresses: ['ip', 'c.ips', 'n'] }, source)).toBe(
    '{"ip":"203.0.113.0","c":{"ips":["2001:db8::",null]},"n":null}',
  );
});

test.each(['', '{', '[]', '"text"', 'null', `{"a":${'['.repeat(70)}${']'.repeat(70)}}`, '\ud800'])(
  'what cannot be read, as %j, cannot be cleaned',
  (source) => {
    expect(clean({ drop: ['x'] }, source)).toBeUndefined();
  },
);

test('without rules there is nothing to do', () => {
  expect(openPrivacy(noPrivacy, {})).toBeUndefined();
});

test('whatever the event, a field that is dropped is gone and all others are as they were', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.integer(),
      fc.constantFrom('a', '"}', '\\', null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(name, tie('value'), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(name, value), fc.array(name, { minLength: 1, maxLength: 3 }), (event, path) => {
      const cleaned = clean({ drop: [path.join('.')] }, JSON.stringify(event))!;
      expect(JSON.parse(cleaned)).toEqual(without(event, path));
    }),
    { numRuns: 500 },
  );
});

function without(value: unknown, [name = '', ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => without(each, [name, ...rest]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      if (key !== name) return [[key, each]];
      return rest.length === 0 ? [] : [[key, without(each, rest)]];
    }),
  );
}
