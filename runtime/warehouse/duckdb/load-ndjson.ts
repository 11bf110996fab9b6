import { type Skipped, type SkippedLine, shownSkipped } from '../skipped.ts';
import { takeRejects } from './load-csv.ts';
import { quoteFiles, quoteName, quoteText } from './quote.ts';
import type { Session } from './session.ts';
import { checkColumns, type NeededColumn, type NeededColumns } from './source-columns.ts';
import type { SourceFiles } from './source-files.ts';

/**
 * Loads the needed fields of newline-delimited JSON into `table` as text (a list or record as its JSON), and counts
 * the lines that are not one JSON object. Empty lines are nothing.
 */
export async function loadNdjson(
  session: Session,
  table: string,
  { pattern, files }: SourceFiles,
  { required, declared }: NeededColumns,
): Promise<Skipped> {
  const present = new Set<string>();
  const needed = [...required, ...declared];
  const names = needed.map(({ name }) => name);
  await session.run(
    `create table ${table} (${names.map((name) => `${quoteName(name)} VARCHAR`).join(', ')})`,
  );
  const fields = needed.map((column) => `${fieldText(column)} as ${quoteName(column.name)}`).join(', ');
  let lines = 0;
  const first: SkippedLine[] = [];
  for (const file of files) {
    const doing = { doing: `while reading ${file}` };
    await session.run(`create temp table file_lines as ${objectLines(file)}`, doing);
    const unread = await takeRejects(session, file);
    await session.run(
      `insert into ${table} by name select ${fields} from file_lines where object is not null`,
      doing,
    );
    for (const row of await session.rows(
      `select distinct unnest(json_keys(object)) as name from file_lines where object is not null`,
    ))
      present.add(String(row.name));
    const bad = await session.rows(
      `select line, left(text, 120) as text, count(*) over () as lines from file_lines
       where object is null order by line limit ${shownSkipped}`,
    );
    await session.run('drop table file_lines');
    lines += unread.lines + Number(bad[0]?.lines ?? 0);
    first.push(
      ...unread.first,
      ...bad.map((row) => ({
        file,
        line: Number(row.line),
        reason: 'Not one JSON object',
        text: String(row.text),
      })),
    );
  }
  // A declared property may be absent from every object: then it is missing, as a key that is not there. Where there is
  // no object at all, nobody has left a field out.
  if (present.size > 0) checkColumns(`\`${pattern}\``, required, [...present]);
  return { lines, first };
}

/** Each line, its number and its object; a raw U+0001, which no JSON holds, stands in for a delimiter. */
function objectLines(file: string): string {
  return `select line, text, case when json_type(value) = 'OBJECT' then value end as object from (
    select row_number() over () as line, text, try_cast(text as json) as value
    from read_csv(${quoteFiles([file])}, auto_detect = false, header = false, columns = {'text': 'VARCHAR'},
      delim = '\u0001', quote = '', escape = '', store_rejects = true)
  ) where trim(text) <> ''`;
}

/** A field as text. A number of more than 15 digits has lost some of them already: for a decimal it is missing. */
function fieldText({ name, type }: NeededColumn): string {
  const at = quoteText(pointer(name));
  const text = `object ->> ${at}`;
  if (type !== 'decimal') return text;
  const digits = String.raw`regexp_replace(regexp_replace(${text}, 'e.*$|\.0$', ''), '^[-0.]+|\.', '', 'g')`;
  return `case when json_type(object, ${at}) = 'VARCHAR' or length(${digits}) <= 15 then ${text} end`;
}

/** A JSON pointer to a field of the top level (RFC 6901). */
function pointer(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
