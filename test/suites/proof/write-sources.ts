import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { columnType } from '../../../runtime/warehouse/duckdb/column-type.ts';
import { quoteName, quoteText } from '../../../runtime/warehouse/duckdb/quote.ts';
import type { LakeFile, LakeManifest } from '../../../runtime/warehouse/lake-manifest.ts';
import type { Session } from '../../../runtime/warehouse/duckdb/session.ts';
import { instantText } from '../../../runtime/warehouse/instant-text.ts';
import type { Catalog, EventDeclaration } from '../../../src/catalog/catalog.ts';
import type { TablePath } from '../../../src/catalog/settings.ts';
import { tableOfEvent } from '../../../src/catalog/table-of-event.ts';
import { typedCopy } from '../../../src/catalog/typed-copy.ts';
import type { ValueType } from '../../../src/catalog/value-type.ts';
import type { Constant } from '../../../src/semantics/constant.ts';
import {
  columnNames,
  hasColumns,
  holdsTypes,
  keepsHistory,
  writesTexts,
  type EventRow,
  type Layout,
  type ProofCase,
} from '../../support/generators/case.ts';
import type { StoredValue } from '../../support/reference/world.ts';
import { decimalText } from '../../support/reference/comparison.ts';
import { columnValue, convertJson } from '../../support/reference/stored-values.ts';
import { byDay } from './ga4-days.ts';
import { ga4Lines, ga4Literal, ga4Row, ga4Types } from './ga4-rows.ts';
import { settingsOf } from './program.ts';

/** A column of a table and how a row fills it. */
interface Column<Row> {
  readonly name: string;
  readonly type: string;
  /** As a text of a file. */
  readonly text: (row: Row) => string | null;
  /** As a literal of SQL. */
  readonly literal: (row: Row) => string;
}

/** Writes the rows of a case as files and tables under `root`, as their owners would; `writer` is any DuckDB. */
export async function writeSources(
  writer: Session,
  root: string,
  proofCase: ProofCase,
  catalog: Catalog,
): Promise<void> {
  const { layout, events, users } = proofCase;
  const sources = settingsOf(proofCase);
  const tables: string[] = [];
  const exported = Object.entries(ga4Types(layout)).map(([name, type]): Column<EventRow> => ({
    name,
    type,
    text: () => null,
    literal: (row) => ga4Literal(ga4Row(row, layout)[name] ?? null),
  }));
  const rowsOfAll = () => eventColumns(layout, [...catalog.events.values()]);
  switch (layout.events) {
    case 'lake':
      await writeLake(writer, join(root, 'lake'), events, catalog);
      break;
    case 'csv':
      writeFileSync(join(root, 'events.csv'), csv(rowsOfAll(), events));
      break;
    case 'json csv':
      writeFileSync(join(root, 'events.csv.gz'), gzipSync(csv(rowsOfAll(), events)));
      break;
    case 'ndjson':
      writeFileSync(join(root, 'events.jsonl'), ndjson(rowsOfAll(), events));
      break;
    case 'parquet':
      await writeParquet(writer, join(root, 'events.parquet'), rowsOfAll(), events);
      break;
    case 'json table':
    case 'typed table':
      tables.push(...table(['shop', 'events'], rowsOfAll(), events));
      break;
    case 'ga4 parquet':
      await writeParquet(writer, join(root, 'events.parquet'), exported, events);
      break;
    case 'ga4 ndjson':
      writeFileSync(join(root, 'events.jsonl'), ga4Lines(layout, events));
      break;
    case 'ga4 table':
      tables.push(...table(['shop', 'events'], exported, events));
      break;
    case 'ga4 days':
      for (const [day, rows] of byDay(events))
        tables.push(...table(['shop', `events_${day}`], exported, rows));
      break;
    case 'json tables':
    case 'typed tables':
      for (const event of catalog.events.values()) {
        if (sources.events.kind !== 'tables') continue;
        const rows = events.filter(({ name }) => name === event.name);
        tables.push(
          ...table(tableOfEvent(sources.events.tables, event.name), eventColumns(layout, [event]), rows),
        );
      }
  }
  if (users !== null) {
    const columns = userColumns(layout, catalog);
    if (sources.users?.kind === 'files')
      await writeUsers(writer, root, sources.users.pattern, columns, users);
    else tables.push(...table(['shop', 'users'], columns, users));
  }
  if (tables.length === 0) return;
  await writer.run(`attach ${quoteText(join(root, databaseFile))} as warehouse`);
  await writer.run('use warehouse');
  await writer.run(['create schema shop', 'create schema log', ...tables].join(';\n'));
  await writer.run('use memory');
  await writer.run('detach warehouse');
}

async function writeUsers(
  writer: Session,
  root: string,
  file: string,
  columns: readonly Column<UserRow>[],
  users: readonly UserRow[],
): Promise<void> {
  const path = join(root, file);
  if (file.endsWith('.parquet')) await writeParquet(writer, path, columns, users);
  else writeFileSync(path, file.endsWith('.csv') ? csv(columns, users) : ndjson(columns, users));
}

/** The database that holds the tables of a case. */
export const databaseFile = 'warehouse.duckdb';

/** Three files for each event, as they come about over time: with typed copies, without, and before it was declared. */
async function writeLake(
  writer: Session,
  lake: string,
  events: readonly EventRow[],
  catalog: Catalog,
): Promise<void> {
  mkdirSync(join(lake, 'manifest'), { recursive: true });
  const files: LakeFile[] = [];
  const write = async (file: LakeFile, columns: readonly Column<EventRow>[], rows: readonly EventRow[]) => {
    if (rows.length === 0) return;
    await writeParquet(writer, join(lake, file.path), columns, rows);
    files.push(file);
  };
  const declared = [...catalog.events.values()];
  for (const [at, event] of declared.entries()) {
    const rows = events.filter(({ name }) => name === event.name);
    const copies = copyColumns(event);
    const typedColumns = copies.map(({ name }) => name);
    const inFile = (file: EventRow['file']) => rows.filter((row) => row.file === file);
    await write(
      { path: `typed-${String(at)}.parquet`, event: event.name, typedColumns },
      [...lakeColumns, ...copies],
      inFile('typed'),
    );
    await write(
      { path: `plain-${String(at)}.parquet`, event: event.name, typedColumns: [] },
      lakeColumns,
      inFile('plain'),
    );
  }
  const names = new Set(declared.map(({ name }) => name));
  const shared = events.filter(({ name, file }) => file === 'shared' || name === null || !names.has(name));
  await write({ path: 'shared.parquet', event: null, typedColumns: [] }, lakeColumns, shared);
  const manifest: LakeManifest = { version: 1, number: 1, files, landedThrough: {} };
  writeFileSync(join(lake, 'manifest', '1.json'), JSON.stringify(manifest));
}

async function writeParquet<Row>(
  writer: Session,
  path: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<void> {
  await writer.run(
    [
      ...table(['proof_rows'], columns, rows),
      `copy proof_rows to ${quoteText(path)} (format parquet)`,
      'drop table proof_rows',
    ].join(';\n'),
  );
}

/** The columns of a table or file that holds these events. */
function eventColumns(layout: Layout, declared: readonly EventDeclaration[]): Column<EventRow>[] {
  const isText = writesTexts(layout.events);
  const user = layout.userIds === 'integer' ? number : text;
  const columns = [
    user<EventRow>(columnNames.user, (row) => row.user),
    text<EventRow>(columnNames.name, (row) => row.name),
    (isText ? text : timestamp)(columnNames.time, (row: EventRow) => row.time),
    ...(layout.eventIds ? [text<EventRow>(columnNames.id, (row) => row.id)] : []),
    ...(hasColumns(layout)
      ? propertyColumns(declared, !isText)
      : [text<EventRow>(columnNames.properties, documentOf)]),
  ];
  const names = new Set(columns.map(({ name }) => name.toLowerCase()));
  return [...columns, ...strayColumns.filter(({ name }) => !names.has(name))];
}

/** Columns that no rule reads, under names that compiled SQL uses for something else. */
const strayColumns: readonly Column<EventRow>[] = [
  'document',
  'user_id',
  'event_id',
  'event_time',
  'times',
  'e',
].map((name) => text(name, () => '{"amount": 5}'));

function documentOf({ properties }: EventRow): string | null {
  return typeof properties === 'string' ? properties : null;
}

/** One column for each name: events share their properties. */
function propertyColumns(events: readonly EventDeclaration[], typed: boolean): Column<EventRow>[] {
  const declared = new Map(events.flatMap(({ properties }) => [...properties]));
  return [...declared.values()].map(({ name, type }) => {
    const value = ({ properties }: EventRow) =>
      properties === null || typeof properties === 'string' ? null : (properties[name] ?? null);
    return typed ? converted(name, type, value) : text(name, value);
  });
}

const lakeColumns: readonly Column<EventRow>[] = [
  text('event_id', ({ id }) => id),
  text('name', ({ name }) => name),
  text('user_id', ({ user }) => user),
  timestamp('event_time', ({ time }) => time),
  timestamp('received_at', ({ time }) => time),
  text('properties', documentOf),
];

function copyColumns({ properties }: EventDeclaration): Column<EventRow>[] {
  const copies = [...properties.values()].flatMap((property) => typedCopy(property) ?? []);
  return copies.map(({ property, type, column }): Column<EventRow> => ({
    name: column,
    type: columnType(type),
    text: () => null,
    literal: (row) => {
      const document = documentOf(row);
      return document === null ? 'null' : literal(convertJson(document, [property], type));
    },
  }));
}

type UserRow = NonNullable<ProofCase['users']>[number];

function userColumns(layout: Layout, catalog: Catalog): Column<UserRow>[] {
  return [
    (layout.userIds === 'integer' ? number : text)('id', ({ id }: UserRow) => id),
    ...(keepsHistory(layout)
      ? [
          timestamp<UserRow>('valid_from', ({ from }) => from ?? null),
          timestamp<UserRow>('valid_to', ({ to }) => to ?? null),
        ]
      : []),
    ...[...catalog.userProperties.values()].map(({ name, type }) => {
      const value = ({ properties }: UserRow) => properties[name] ?? null;
      return holdsTypes(layout.users) ? converted(name, type, value) : text(name, value);
    }),
  ];
}

/** Nothing between two commas is null; a text stands in quotes, the empty one too. */
function csv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const field = (value: string | null) => (value === null ? '' : `"${value.replaceAll('"', '""')}"`);
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map((column) => column.text(row))),
  ];
  return lines.map((fields) => `${fields.map(field).join(',')}\n`).join('');
}

/** A field that is null is there or not; what looks like a number or a truth stands without quotes. */
function ndjson<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const value = (text: string) =>
    /^(?:true|false|-?[1-9]\d{0,13})$/.test(text) ? text : JSON.stringify(text);
  const lines = rows.map((row, at) => {
    const fields = columns.flatMap((column, place) => {
      const text = column.text(row);
      if (text === null && at > 0 && (at + place) % 2 === 0) return [];
      return [`${JSON.stringify(column.name)}: ${text === null ? 'null' : value(text)}`];
    });
    return `{${fields.join(', ')}}\n`;
  });
  return lines.join('');
}

function table<Row>(path: TablePath, columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  const name = quoteName(...path);
  const create = `create table ${name} (${columns.map((column) => `${quoteName(column.name)} ${column.type}`).join(', ')})`;
  if (rows.length === 0) return [create];
  const values = rows.map((row) => `(${columns.map((column) => column.literal(row)).join(', ')})`);
  return [create, `insert into ${name} values ${values.join(',\n')}`];
}

type Get<Row> = (row: Row) => string | null;

function text<Row>(name: string, get: Get<Row>): Column<Row> {
  return { name, type: 'VARCHAR', text: get, literal: (row) => cell(get(row), quoteText) };
}

function number<Row>(name: string, get: Get<Row>): Column<Row> {
  return { name, type: 'BIGINT', text: get, literal: (row) => cell(get(row), String) };
}

function timestamp<Row>(name: string, get: Get<Row>): Column<Row> {
  return { name, type: 'TIMESTAMPTZ', text: get, literal: (row) => cell(get(row), quoteText) };
}

function converted<Row>(name: string, type: ValueType, get: Get<Row>): Column<Row> {
  return {
    name,
    type: columnType(type),
    text: get,
    literal: (row) => cell(get(row), (value) => literalAs(columnValue(value, type), type)),
  };
}

function cell(value: string | null, write: (value: string) => string): string {
  return value === null ? 'null' : write(value);
}

function literalAs(value: StoredValue | undefined, type: ValueType): string {
  if (value?.type === 'list' && typeof type === 'object' && type.kind === 'list')
    return `[${value.items.map((item) => literalAs(item, type.of)).join(', ')}]::${columnType(type)}`;
  if (value?.type === 'record' && typeof type === 'object' && type.kind === 'record') {
    const values = [...type.fields].map(([name, field]) => literalAs(value.fields.get(name), field));
    return `row(${values.join(', ')})::${columnType(type)}`;
  }
  if (value?.type === 'list' || value?.type === 'record') throw new Error('no value of its type');
  return literal(value);
}

function literal(constant: Constant | undefined): string {
  switch (constant?.type) {
    case undefined:
      return 'null';
    case 'text':
    case 'date':
      return quoteText(constant.value);
    case 'number':
      return `${quoteText(String(constant.value))}::double`;
    case 'decimal':
      return `${quoteText(decimalText(constant.value))}::decimal(27, 9)`;
    case 'timestamp':
      return quoteText(instantText(constant.value));
    case 'integer':
    case 'boolean':
      return String(constant.value);
  }
}
