import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { scalarTypes } from '../../src/catalog/value-type.ts';
import { textLiteral } from '../../src/dialect/literals/bigquery.ts';
import { documentProperty, jsonProperty, textColumn } from '../../src/dialect/stored-values/bigquery.ts';
import { googleSqlTest as test } from '../support/googlesql/googlesql-test.ts';
import type { GoogleSql } from '../support/googlesql/googlesql.ts';
import { convertJson, convertText } from '../support/reference/stored-values.ts';
import { expectConversions } from './expect-conversions.ts';
import { documentCases, jsonCases, oddKeys, textCases } from './stored-value-cases.ts';
import { storedDocuments, storedPaths, storedTexts } from './stored-value-documents.ts';

/** What BigQuery makes of each text, by expressions over the column `stored`. */
async function inBigQuery(
  googleSql: GoogleSql,
  texts: readonly string[],
  expressions: readonly string[],
  type: 'STRING' | 'JSON' = 'STRING',
): Promise<unknown[][]> {
  const columns = expressions.map((expression, i) => `${expression} as c${i}`);
  const rows = await googleSql.query(`select ${columns.join(', ')} from texts order by place`, {
    texts: {
      columns: { place: 'INT64', stored: type },
      rows: texts.map((stored, place) => ({ place: BigInt(place), stored })),
    },
  });
  return rows.map((row) => Object.values(row));
}

describe.each(scalarTypes)('a stored %s', (type) => {
  test('converts from a column of text in BigQuery', async ({ googleSql }) => {
    const texts = textCases[type].map(([stored]) => stored);
    const rows = await inBigQuery(googleSql, texts, [textColumn('stored', type)]);
    expect(texts.map((text, i) => [text, rows[i]?.[0]])).toStrictEqual(textCases[type]);
  });

  test('converts from a document in BigQuery', async ({ googleSql }) => {
    const documents = jsonCases[type].map(([stored]) => `{"v":${stored}}`);
    const rows = await inBigQuery(googleSql, documents, [jsonProperty('stored', ['v'], type)]);
    expect(jsonCases[type].map(([stored], i) => [stored, rows[i]?.[0]])).toStrictEqual(jsonCases[type]);
  });

  test('converts from a column of type JSON in BigQuery', async ({ googleSql }) => {
    const cases = jsonCases[type].filter(
      ([stored]) => convertJson(`{"v":${stored}}`, ['v'], type) !== undefined,
    );
    const documents = cases.map(([stored]) => `{"v":${stored}}`);
    const rows = await inBigQuery(googleSql, documents, [documentProperty('stored', ['v'], type)], 'JSON');
    expect(cases.map(([stored], i) => [stored, rows[i]?.[0]])).toStrictEqual(cases);
  });
});

describe('a document', () => {
  test('is read by BigQuery when it is one object of JSON, and fails no query', async ({ googleSql }) => {
    const texts = documentCases.map(([text]) => text);
    const rows = await inBigQuery(googleSql, texts, [jsonProperty('stored', ['v'], 'integer')]);
    expect(texts.map((text, i) => [text, rows[i]?.[0]])).toStrictEqual(documentCases);
  });

  test('has properties of any name, at any depth, in BigQuery', async ({ googleSql }) => {
    const names = Object.fromEntries(oddKeys.map((key, i) => [key, i]));
    const text = JSON.stringify({ ...names, deep: { '*': { '': { ...names, more: [7] } } } });
    const at = (path: readonly string[]) => jsonProperty('stored', path, 'integer');
    const paths = oddKeys.flatMap((key) => [[key], ['deep', '*', '', key]]);
    const [row] = await inBigQuery(googleSql, [text], paths.map(at));
    expect(row?.map((value, i) => [paths[i], value])).toEqual(
      oddKeys.flatMap((key, i) => [
        [[key], BigInt(i)],
        [['deep', '*', '', key], BigInt(i)],
      ]),
    );
    const absent = [['deep', '*', '', 'more', '0'], ['plain', 'x'], ['a']];
    expect(await inBigQuery(googleSql, [text], absent.map(at))).toEqual([[null, null, null]]);
  });
});

describe('the reference and BigQuery agree', () => {
  test('on columns of text', async ({ googleSql }) => {
    const columns = scalarTypes.map((type) => textColumn('stored', type));
    await fc.assert(
      fc.asyncProperty(manyOf(storedTexts), async (texts) =>
        expectConversions(texts, await inBigQuery(googleSql, texts, columns), convertText),
      ),
      { numRuns: 40 },
    );
  });

  test('on properties of documents', async ({ googleSql }) => {
    await fc.assert(
      fc.asyncProperty(manyOf(storedDocuments), fc.constantFrom(...storedPaths), async (texts, path) => {
        const columns = scalarTypes.map((type) => jsonProperty('stored', path, type));
        const rows = await inBigQuery(googleSql, texts, columns);
        expectConversions(texts, rows, (text, type) => convertJson(text, path, type));
      }),
      { numRuns: 80 },
    );
  });
});

/** One query over many texts costs little more than over one. */
function manyOf(texts: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  return fc.array(texts, { minLength: 1, maxLength: 200, size: 'max' });
}

test('a literal is the text that it was made of in BigQuery', async ({ googleSql }) => {
  const texts = [
    '',
    ...oddKeys,
    '\u0000',
    "'\u0000'",
    '\u202e',
    '\u0085',
    '%s {0} $1 ?',
    '\\u0041',
    "\\'",
    "''",
  ];
  const [row = {}] = await googleSql.query(
    `select ${texts.map((text, i) => `${textLiteral(text)} as c${i}`).join(', ')}`,
  );
  expect(Object.values(row)).toEqual(texts);
  expect(() => textLiteral('\ud800')).toThrow('half a surrogate pair');
});
