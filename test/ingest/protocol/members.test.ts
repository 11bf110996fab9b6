import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deepest, elements, members } from '../../../ingest/protocol/members.ts';

test('the members of any JSON object are its own, each as the text it was written in', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 4 })),
      fc.constantFrom(undefined, 1, '\t', ' \n'),
      (object, space) => {
        const source = JSON.stringify(object, null, space);
        const found = members(source);
        expect(found).toBeInstanceOf(Map);
        if (!(found instanceof Map)) return;
        const parsed = [...found].map(([name, text]: [string, string]) => [
          name,
          JSON.parse(text) as unknown,
        ]);
        expect(parsed).toEqual(Object.entries(JSON.parse(source) as object));
        for (const text of found.values()) expect(source).toContain(text);
      },
    ),
    { numRuns: 500 },
  );
});

test('text with quotes, brackets and backslashes does not lead astray', () => {
  const source = String.raw`{"a\"}":"}\\","b":[{"c":"]\""}],"d" : 1e2 ,"e":null}`;
  expect(members(source)).toEqual(
    new Map([
      ['a"}', String.raw`"}\\"`],
      ['b', String.raw`[{"c":"]\""}]`],
      ['d', '1e2'],
      ['e', 'null'],
    ]),
  );
});

test('of two members of one name the last counts', () => {
  expect(members('{"a":1,"a":2.0}')).toEqual(new Map([['a', '2.0']]));
});

test('what is no object has no members, and what is too deep is told', () => {
  for (const source of ['1', '[{}]', 'null', '" {"']) expect(members(source)).toBeUndefined();
  expect(members(' {} ')).toEqual(new Map());
  const nested = (depth: number): string => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  expect(members(nested(deepest - 1))).toBeInstanceOf(Map);
  expect(members(nested(deepest))).toBe('deep');
});

test('the elements of any JSON array are its own, each as the text it was written in', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue({ maxDepth: 4 })),
      fc.constantFrom(undefined, 1, '\t', ' \n'),
      (array, space) => {
        const source = JSON.stringify(array, null, space);
        const found = elements(source);
        expect(found.map((text) => JSON.parse(text) as unknown)).toEqual(JSON.parse(source));
        for (const text of found) expect(source).toContain(text);
      },
    ),
    { numRuns: 500 },
  );
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  expect(elements(` [ 1.50 ,${deep}, "]" ] `)).toEqual(['1.50', deep, '"]"']);
});
