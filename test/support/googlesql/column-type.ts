/** The types of columns that tests use, by the names that BigQuery gives them. */
export type ScalarColumnType =
  'STRING' | 'INT64' | 'FLOAT64' | 'NUMERIC' | 'BOOL' | 'DATE' | 'TIMESTAMP' | 'JSON' | 'BYTES';

export type ColumnType =
  | ScalarColumnType
  | { readonly array: ColumnType }
  | { readonly struct: Readonly<Record<string, ColumnType>> };

/** A `zetasql.TypeProto`, as far as it is used here. */
export interface TypeMessage {
  readonly typeKind: string;
  readonly arrayType?: { readonly elementType: TypeMessage };
  readonly structType?: {
    readonly field: readonly { readonly fieldName: string; readonly fieldType: TypeMessage }[];
  };
}

const kinds: Record<ScalarColumnType, string> = {
  STRING: 'TYPE_STRING',
  INT64: 'TYPE_INT64',
  FLOAT64: 'TYPE_DOUBLE',
  NUMERIC: 'TYPE_NUMERIC',
  BOOL: 'TYPE_BOOL',
  DATE: 'TYPE_DATE',
  TIMESTAMP: 'TYPE_TIMESTAMP',
  JSON: 'TYPE_JSON',
  BYTES: 'TYPE_BYTES',
};

const names = new Map(Object.entries(kinds).map(([name, kind]) => [kind, name as ScalarColumnType]));

/** The type in the evaluator's protocol. */
export function typeMessage(type: ColumnType): TypeMessage {
  if (typeof type === 'string') return { typeKind: kinds[type] };
  if ('array' in type) return { typeKind: 'TYPE_ARRAY', arrayType: { elementType: typeMessage(type.array) } };
  const field = Object.entries(type.struct).map(([fieldName, of]) => ({
    fieldName,
    fieldType: typeMessage(of),
  }));
  return { typeKind: 'TYPE_STRUCT', structType: { field } };
}

/** The type that a message of the evaluator's protocol tells of; throws for one that no test has needed yet. */
export function columnType(message: TypeMessage): ColumnType {
  if (message.arrayType) return { array: columnType(message.arrayType.elementType) };
  if (message.structType)
    return {
      struct: Object.fromEntries(
        message.structType.field.map((field) => [field.fieldName, columnType(field.fieldType)]),
      ),
    };
  const name = names.get(message.typeKind);
  if (name === undefined) throw new Error(`a column of type ${message.typeKind} cannot be read yet`);
  return name;
}
