/**
 * A single value of a result: whole numbers as bigint, floats as number, decimals, dates (`2026-01-05`), instants
 * (`2026-01-05T10:00:00.000000Z`), lists and records (JSON) as canonical text, null when missing.
 */
export type Value = bigint | number | string | boolean | null;

/** A row by column name, in the order of the columns. */
export type Row = Readonly<Record<string, Value>>;
