import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const heading = `# Performance

What \`npm run bench\` measured, a line per run; how, is in [test/bench/](../test/bench/README.md). Machines differ, so
compare ratios, and lines of the same machine.
`;

/** Adds a line of `{ name, value }` to the last table of a page; begins a new table when the columns are others. */
export function keep(path, figures) {
  const page = existsSync(path) ? readFileSync(path, 'utf8') : heading;
  const columns = row(figures.map(({ name }) => name));
  const lastColumns = page.split('\n').findLast((_, at, lines) => lines[at + 1]?.startsWith('|---'));
  const table = lastColumns === columns ? '' : `\n${columns}\n${'|---'.repeat(figures.length)}|\n`;
  writeFileSync(path, `${page}${table}${row(figures.map(({ value }) => value))}\n`);
}

function row(cells) {
  return `| ${cells.join(' | ')} |`;
}
