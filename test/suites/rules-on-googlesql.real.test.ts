import { describe, expect } from 'vitest';
import { instantText } from '../../runtime/warehouse/instant-text.ts';
import type { Value as RowValue } from '../../runtime/warehouse/row.ts';
import type { EventDeclaration } from '../../src/catalog/catalog.ts';
import { ga4ItemColumns, isDaily } from '../../src/catalog/ga4.ts';
import type { EventSource, OwnColumns } from '../../src/catalog/settings.ts';
import { tableOfEvent } from '../../src/catalog/table-of-event.ts';
import { typeName, type ScalarType, type ValueType } from '../../src/catalog/value-type.ts';
import { compile, type CompiledSegment } from '../../src/compile.ts';
import { type EventRow, isGa4, type Layout, type ProofCase } from '../support/generators/case.ts';
import { instant } from '../support/generators/moments.ts';
import { googleSqlTest as test } from '../support/googlesql/googlesql-test.ts';
import type { Row, Table, Tables } from '../support/googlesql/googlesql.ts';
import type { ColumnType, ScalarColumnType } from '../support/googlesql/column-type.ts';
import { compareCodePoints } from '../support/reference/code-points.ts';
import { decimalText } from '../support/reference/comparison.ts';
import { columnValue, convertInside } from '../support/reference/stored-values.ts';
import type { Value } from '../support/googlesql/value.ts';
import type { StoredValue } from '../support/reference/world.ts';
import { byDay } from './proof/ga4-days.ts';
import { ga4Row } from './proof/ga4-rows.ts';
import { memberLine, memberLines } from './proof/member-lines.ts';
import { listSetsOf } from './proof/lists-of-case.ts';
import { programOf, settingsOf } from './proof/program.ts';
import { ruleFixture, ruleFixtures } from './rules/rule-fixture.ts';

const layouts: readonly Layout['events'][] = [
  'ga4 table',
  'ga4 days',
  'json table',
  'json tables',
  'typed table',
  'typed tables',
];

describe.each(layouts)('GoogleSQL, with events in the layout %s, gives the members of', (events) => {
  test.for(ruleFixtures().filter((name) => fits(name, events)))('%s', async (name, { googleSql }) => {
    const fixture = ruleFixture(name);
    const { program } = programOf(fixture);
    const laid = { ...fixture, layout: { ...fixture.layout, events } };
    const settings = settingsOf(laid);
    // Typed columns hold what the documents convert to; what is exported by Google Analytics converts otherwise.
    const members = memberLines(program, isGa4(events) ? laid : fixture);
    const tables = { ...eventTables(laid, settings.events), ...otherTables(fixture) };
    const options = { engine: 'bigquery', settings, asOf: instant(fixture.asOf) } as const;
    for (const [segment, expected] of Object.entries(members)) {
      for (const optimized of [true, false]) {
        const compiled = compile(program, segment, { ...options, optimized });
        const rows = await googleSql.query(wholePaths(compiled.sql, Object.keys(tables)), tables);
        expect(rows.map((row) => line(row, compiled)).sort(compareCodePoints), segment).toEqual(expected);
      }
    }
  });
});

/** One table of typed columns holds no two types of one name. */
function fits(fixture: string, events: Layout['events']): boolean {
  if (events !== 'typed table') return true;
  const types = new Map<string, string>();
  const declared = [...programOf(ruleFixture(fixture)).catalog.events.values()];
  return declared
    .flatMap(({ properties }) => [...properties.values()])
    .every(({ name, type }) => {
      const before = types.get(name) ?? typeName(type);
      types.set(name, before);
      return before === typeName(type);
    });
}

/** BigQuery reads a path in several pairs of backticks, the evaluator a table's whole path in one. */
function wholePaths(sql: string, tables: readonly string[]): string {
  return tables.reduce(
    (text, path) => text.replaceAll(`\`${path.replace('.', '`.`')}\``, `\`${path}\``),
    sql,
  );
}

const columnTypes: Readonly<Record<ScalarType, ScalarColumnType>> = {
  text: 'STRING',
  integer: 'INT64',
  number: 'FLOAT64',
  decimal: 'NUMERIC',
  boolean: 'BOOL',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

/** The tables of a fixture's events. What its documents hold lies in typed columns as what it converts to. */
function eventTables(fixture: ProofCase, source: EventSource): Tables {
  const declared = [...programOf(fixture).catalog.events.values()];
  switch (source.kind) {
    case 'table':
      return { [source.table.join('.')]: eventTable(fixture.events, declared, source.columns) };
    case 'tables':
      return Object.fromEntries(
        declared.map((event) => [
          tableOfEvent(source.tables, event.name).join('.'),
          eventTable(
            fixture.events.filter(({ name }) => name === event.name),
            [event],
            source.columns,
          ),
        ]),
      );
    case 'ga4 table': {
      const exported = (row: EventRow, more: Row): Row => ({ ...ga4Row(row, fixture.layout), ...more });
      const days = [...byDay(fixture.events)];
      const rows = isDaily(source.table.join('.'))
        ? days.flatMap(([day, events]) => events.map((row) => exported(row, { _table_suffix: day })))
        : fixture.events.map((row) => exported(row, {}));
      return { [source.table.join('.')]: { columns: ga4ColumnTypes, rows } };
    }
    default:
      throw new Error(`BigQuery does not read ${source.kind}`);
  }
}

function eventTable(
  events: ProofCase['events'],
  declared: readonly EventDeclaration[],
  { properties: document }: OwnColumns,
): Table {
  const properties = [...new Map(declared.flatMap((event) => [...event.properties])).values()];
  return {
    columns: {
      user: 'STRING',
      event: 'STRING',
      time: 'TIMESTAMP',
      id: 'STRING',
      ...(document === undefined
        ? Object.fromEntries(properties.map(({ name, type }) => [name, columnTypeOf(type)]))
        : { [document]: 'STRING' as const }),
    },
    rows: events.map((row) => {
      const stored = typeof row.properties === 'string' ? row.properties : null;
      const cells = properties.map(({ name, type }) => {
        const value = stored === null ? undefined : convertInside(stored, [name], type);
        return [name, cellOf(value, type)] as const;
      });
      return {
        user: row.user,
        event: row.name,
        time: row.time === null ? null : instant(row.time),
        id: row.id,
        ...(document === undefined ? Object.fromEntries(cells) : { [document]: stored }),
      };
    }),
  };
}

const ga4Kinds = { string: 'STRING', int: 'INT64', float: 'FLOAT64', double: 'FLOAT64' } as const;

const ga4Value: ColumnType = {
  struct: Object.fromEntries(Object.entries(ga4Kinds).map(([kind, type]) => [`${kind}_value`, type])),
};

const ga4Parameters: ColumnType = { array: { struct: { key: 'STRING', value: ga4Value } } };

const ga4ColumnTypes: Table['columns'] = {
  _table_suffix: 'STRING',
  event_date: 'STRING',
  user_id: 'STRING',
  user_pseudo_id: 'STRING',
  event_name: 'STRING',
  event_timestamp: 'INT64',
  id: 'STRING',
  event_params: ga4Parameters,
  user_properties: ga4Parameters,
  items: {
    array: {
      struct: {
        ...Object.fromEntries([...ga4ItemColumns].map(([name, kind]) => [name, ga4Kinds[kind]])),
        item_params: ga4Parameters,
      },
    },
  },
};

function otherTables(fixture: ProofCase): Tables {
  const properties = [...programOf(fixture).catalog.userProperties.values()];
  const lists = [...listSetsOf(fixture)].flatMap(([hash, ids]) =>
    [...ids].map((id) => ({ content_hash: hash, id })),
  );
  return {
    'source.lists': { columns: { content_hash: 'STRING', id: 'STRING' }, rows: lists },
    'shop.users': {
      columns: {
        id: 'STRING',
        ...Object.fromEntries(properties.map(({ name, type }) => [name, columnTypeOf(type)])),
      },
      rows: (fixture.users ?? []).map((row) => ({
        id: row.id,
        ...Object.fromEntries(
          properties.map(({ name, type }) => {
            const text = row.properties[name] ?? null;
            return [name, text === null ? null : cellOf(columnValue(text, type), type)];
          }),
        ),
      })),
    },
  };
}

function columnTypeOf(type: ValueType): ColumnType {
  if (typeof type === 'string') return columnTypes[type];
  if (type.kind === 'list') return { array: columnTypeOf(type.of) };
  return { struct: Object.fromEntries([...type.fields].map(([name, field]) => [name, columnTypeOf(field)])) };
}

function cellOf(value: StoredValue | undefined, type: ValueType): Value {
  if (value === undefined) return null;
  if (value.type === 'list')
    return value.items.map((item) =>
      cellOf(item, typeof type === 'object' && type.kind === 'list' ? type.of : 'text'),
    );
  if (value.type !== 'record') return value.value;
  const fields = typeof type === 'object' && type.kind === 'record' ? [...type.fields] : [];
  return Object.fromEntries(fields.map(([name, field]) => [name, cellOf(value.fields.get(name), field)]));
}

/** A member as a line, its values as DuckDB's client gives them. */
function line(row: Row, { columns }: CompiledSegment): string {
  return memberLine(
    [{ name: 'user_id', type: 'text' as const }, ...columns].map(({ name, type }): RowValue => {
      const value = row[name] ?? null;
      if (typeof value === 'bigint' && type === 'decimal') return decimalText(value);
      if (typeof value === 'bigint' && type === 'timestamp') return instantText(value);
      if (value !== null && typeof value === 'object') throw new Error('only single values are exported');
      return value;
    }),
  );
}
