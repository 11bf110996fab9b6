/** Text as DuckDB reads it. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
