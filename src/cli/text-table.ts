/** Rows of text in columns; those at `right` are flush right. Lines end with a line break, and never with spaces. */
export function textTable(rows: readonly (readonly string[])[], right: ReadonlySet<number>): string {
  const widths = rows.reduce<number[]>((all, row) => {
    row.forEach((cell, at) => (all[at] = Math.max(all[at] ?? 0, cell.length)));
    return all;
  }, []);
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (right.has(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line) => `${line}\n`).join('');
}
