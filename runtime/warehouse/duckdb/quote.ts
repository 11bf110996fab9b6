/** A name as DuckDB reads it whatever it holds: `"od""d"`. The only way a name reaches SQL of the runtime. */
export function quoteName(...path: readonly string[]): string {
  return path.map((part) => `"${checked(part).replaceAll('"', '""')}"`).join('.');
}

/** A text literal: `'it''s'`. DuckDB gives backslashes no meaning in it. */
export function quoteText(value: string): string {
  return `'${checked(value).replaceAll("'", "''")}'`;
}

/** A list of text literals: `['a', 'b']`. */
export function quoteTexts(values: readonly string[]): string {
  return `[${values.map(quoteText).join(', ')}]`;
}

function checked(text: string): string {
  if (text.includes('\0')) throw new Error('a NUL character cannot stand in SQL');
  return text;
}
