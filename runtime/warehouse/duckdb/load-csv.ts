import { CinnabarError } from '../../../src/diagnostics/cinnabar-error.ts';
import { type Skipped, type SkippedLine, shownSkipped } from '../skipped.ts';
import { readCsvHeader } from './csv-header.ts';
import { quoteFiles, quoteName, quoteText } from './quote.ts';
import type { Session } from './session.ts';
import { checkColumns, type NeededColumns } from './source-columns.ts';
import type { SourceFiles } from './source-files.ts';

/**
 * Loads the needed columns of CSV files into `table` as text, and counts the lines that are no rows. Loaded rather
 * than read anew by each rule: a broken line is counted once, and a text is parsed once.
 */
export async function loadCsv(
  session: Session,
  table: string,
  { pattern, files }: SourceFiles,
  { required, declared }: NeededColumns,
): Promise<Skipped> {
  const headers = files.map((file) => ({ file, ...readCsvHeader(file) }));
  for (const { file, columns } of headers) checkColumns(file, required, columns);
  checkColumns(`\`${pattern}\``, declared, [...new Set(headers.flatMap(({ columns }) => columns))]);

  const names = [...required, ...declared].map(({ name }) => name);
  await session.run(
    `create table ${table} (${names.map((name) => `${quoteName(name)} VARCHAR`).join(', ')})`,
  );
  let lines = 0;
  const first: SkippedLine[] = [];
  for (const { file, delimiter, columns } of headers) {
    const wanted = names.filter((name) => columns.includes(name)).map((name) => quoteName(name));
    const types = columns.map((name) => `${quoteText(name)}: 'VARCHAR'`).join(', ');
    await session.run(
      `insert into ${table} by name select ${wanted.join(', ')} from read_csv(${quoteFiles([file])},
         auto_detect = false, header = true, columns = {${types}}, delim = ${quoteText(delimiter)},
         quote = '"', escape = '"', allow_quoted_nulls = false, store_rejects = true)`,
      { doing: `while reading ${file}` },
    );
    const rejected = await takeRejects(session, file);
    lines += rejected.lines;
    first.push(...rejected.first);
  }
  return { lines, first };
}

/** What DuckDB put aside while it read one file; its tables are dropped, so that the next file starts from nothing. */
export async function takeRejects(session: Session, file: string): Promise<Skipped> {
  const open = await session.rows(
    `select line from reject_errors where error_type = 'UNQUOTED VALUE' order by line limit 1`,
  );
  if (open[0] !== undefined)
    throw new CinnabarError(`line ${String(open[0].line)} of ${file} opens a quote that is never closed`, {
      exitCode: 3,
      hint: 'what stands after it cannot be told apart from the value: close the quote, or double it inside a quoted value',
    });
  const counted = await session.rows('select count(distinct line) as lines from reject_errors');
  const shown = await session.rows(
    `select line, min(error_message) as reason, min(left(csv_line, 120)) as text
     from reject_errors group by line order by line limit ${shownSkipped}`,
  );
  await session.run('drop table reject_errors');
  await session.run('drop table reject_scans');
  return {
    lines: Number(counted[0]?.lines ?? 0),
    first: shown.map((row) => ({
      file,
      line: Number(row.line),
      reason: String(row.reason),
      text: String(row.text),
    })),
  };
}
