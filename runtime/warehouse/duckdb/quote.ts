/** A name as DuckDB reads it whatever it holds: `"od""d"`. The only way a name reaches SQL of the runtime. */
export function quoteName(...path: readonly string[]): string {
  return path.map((part) => `"${checked(part).replaceAll('"', '""')}"`).join('.');
}

/** A text literal: `'it''s'`. DuckDB gives backslashes no meaning in it. */
export function quoteText(value: string): string {
  return `'${checked(value).replaceAll("'", "''")}'`;
}

/** A list of files as `read_csv` and the like take it: each path is that one file, whatever characters it holds. */
export function quoteFiles(paths: readonly string[]): string {
  return `[${paths.map((path) => quoteText(escapeGlob(path))).join(', ')}]`;
}

/** A path in which nothing is a pattern: DuckDB reads `e[1].csv` as `e1.csv` even when the former is there. */
export function escapeGlob(path: string): string {
  return path.replace(/[[*?]/g, '[$&]');
}

function checked(text: string): string {
  if (text.includes('\0')) throw new Error('a NUL character cannot stand in SQL');
  return text;
}
