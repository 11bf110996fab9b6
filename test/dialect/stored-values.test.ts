import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBTimestampTZValue,
  type DuckDBConnection,
} from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scalarTypes } from '../../src/catalog/value-type.ts';
import { textLiteral } from '../../src/dialect/literals/duckdb.ts';
import { jsonProperty, textColumn } from '../../src/dialect/stored-values/duckdb.ts';
import { convertJson, convertText } from '../support/reference/stored-values.ts';
import { expectConversions } from './expect-conversions.ts';
import { documentCases, jsonCases, oddKeys, textCases } from './stored-value-cases.ts';
import { storedDocuments, storedPaths, storedTexts } from './stored-value-documents.ts';

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run("set timezone = 'America/New_York'"); // no value may hang on it
});
afterAll(() => connection.closeSync());

/** What DuckDB makes of each text, by expressions over the column `stored`. */
async function inDuckDb(texts: readonly string[], expressions: readonly string[]): Promise<unknown[][]> {
  await connection.run('create or replace table texts (place integer, stored varchar)');
  const appender = await connection.createAppender('texts');
  for (const [place, text] of texts.entries()) {
    appender.appendInteger(place);
    appender.appendVarchar(text);
    appender.endRow();
  }
  appender.closeSync();
  const reader = await connection.runAndReadAll(`select ${expressions.join(', ')} from texts order by place`);
  return reader.getRows().map((row) => row.map(plain));
}

/** A value as the reference holds it. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof DuckDBTimestampTZValue) return value.micros;
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return value.value;
  throw new Error('a value of a type that no stored value has');
}

describe.each(scalarTypes)('a stored %s', (type) => {
  const texts = textCases[type].map(([stored]) => stored);
  const documents = jsonCases[type].map(([stored]) => `{"v":${stored}}`);

  test('converts from text as the grammar says', () => {
    const found = texts.map((text) => [text, convertText(text, type)?.value ?? null]);
    expect(found).toStrictEqual(textCases[type]);
  });

  test('converts from JSON as the grammar says', () => {
    const found = jsonCases[type].map(([stored], i) => [
      stored,
      convertJson(documents[i]!, ['v'], type)?.value ?? null,
    ]);
    expect(found).toStrictEqual(jsonCases[type]);
  });

  test('converts from a column of text in DuckDB', async () => {
    const rows = await inDuckDb(texts, [textColumn('stored', type)]);
    expect(texts.map((text, i) => [text, rows[i]?.[0]])).toStrictEqual(textCases[type]);
  });

  test('converts from a document in DuckDB', async () => {
    const rows = await inDuckDb(documents, [jsonProperty('stored', ['v'], type)]);
    expect(jsonCases[type].map(([stored], i) => [stored, rows[i]?.[0]])).toStrictEqual(jsonCases[type]);
  });
});

describe('a document', () => {
  const texts = documentCases.map(([text]) => text);

  test('is read when it is one object of JSON', () => {
    const found = texts.map((text) => [text, convertJson(text, ['v'], 'integer')?.value ?? null]);
    expect(found).toStrictEqual(documentCases);
  });

  test('is read by DuckDB in the same cases, and fails no query', async () => {
    const rows = await inDuckDb(texts, [jsonProperty('stored', ['v'], 'integer')]);
    expect(texts.map((text, i) => [text, rows[i]?.[0]])).toStrictEqual(documentCases);
  });

  test('may be a column of type JSON in DuckDB', async () => {
    const rows = await inDuckDb(['{"v":1}'], [jsonProperty('stored::json', ['v'], 'integer')]);
    expect(rows).toEqual([[1n]]);
  });

  test('has properties of any name, at any depth', async () => {
    const names = Object.fromEntries(oddKeys.map((key, i) => [key, i]));
    const text = JSON.stringify({ ...names, deep: { '*': { '': { ...names, more: [7] } } } });
    const at = (path: readonly string[]) => jsonProperty('stored', path, 'integer');
    const paths = oddKeys.flatMap((key) => [[key], ['deep', '*', '', key]]);
    const [row] = await inDuckDb([text], paths.map(at));
    expect(row?.map((value, i) => [paths[i], value])).toEqual(
      oddKeys.flatMap((key, i) => [
        [[key], BigInt(i)],
        [['deep', '*', '', key], BigInt(i)],
      ]),
    );
    const [missing] = await inDuckDb(
      [text],
      [at(['deep', '*', '', 'more', '0']), at(['plain', 'x']), at(['a'])],
    );
    expect(missing).toEqual([null, null, null]);
  });
});

describe('the reference and DuckDB agree', () => {
  test('on columns of text', async () => {
    const columns = scalarTypes.map((type) => textColumn('stored', type));
    await fc.assert(
      fc.asyncProperty(manyOf(storedTexts), async (texts) =>
        expectConversions(texts, await inDuckDb(texts, columns), convertText),
      ),
      { numRuns: 20 },
    );
  });

  test('on properties of documents', async () => {
    await fc.assert(
      fc.asyncProperty(manyOf(storedDocuments), fc.constantFrom(...storedPaths), async (texts, path) => {
        const columns = scalarTypes.map((type) => jsonProperty('stored', path, type));
        const rows = await inDuckDb(texts, columns);
        expectConversions(texts, rows, (text, type) => convertJson(text, path, type));
      }),
      { numRuns: 40 },
    );
  });
});

/** One query over many texts costs little more than over one. */
function manyOf(texts: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  return fc.array(texts, { minLength: 1, maxLength: 100, size: 'max' });
}

test('a literal is the text that it was made of in DuckDB', async () => {
  const texts = ['', ...oddKeys, '\u0000', "'\u0000'", '\u202e', '%s {0} $1 ?', '\\u0041', "\\'", "''"];
  const reader = await connection.runAndReadAll(`select ${texts.map(textLiteral).join(', ')}`);
  expect(reader.getRows()).toEqual([texts]);
  expect(() => textLiteral('\ud800')).toThrow('half a surrogate pair');
});
