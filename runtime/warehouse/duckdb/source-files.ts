import { isAbsolute, resolve } from 'node:path';
import { CinnabarError } from '../../../src/diagnostics/cinnabar-error.ts';
import { escapeGlob, quoteText } from './quote.ts';
import type { Session } from './session.ts';

/** How the rows of a file are written; any of the text formats may be gzipped. */
export type FileFormat = 'parquet' | 'csv' | 'ndjson';

/** The files behind one pattern, all of one format. */
export interface SourceFiles {
  /** As written in the settings. */
  readonly pattern: string;
  readonly format: FileFormat;
  readonly files: readonly string[];
}

const endings: readonly (readonly [FileFormat, RegExp])[] = [
  ['parquet', /\.(parquet|pq)$/i],
  ['csv', /\.(csv|tsv)(\.gz)?$/i],
  ['ndjson', /\.(ndjson|jsonl|json)(\.gz)?$/i],
];

/** The format that a file's name tells, or undefined. */
export function fileFormat(path: string): FileFormat | undefined {
  return endings.find(([, ending]) => ending.test(path))?.[0];
}

/**
 * The files that a pattern (`data/**\/*.csv.gz`, relative to `root`) stands for, in order of name. Throws a
 * `CinnabarError` (exit 2) when there is none, or when they are not of one format that is known.
 */
export async function sourceFiles(
  session: Session,
  root: string,
  pattern: string,
  setting: string,
): Promise<SourceFiles> {
  const full = isAbsolute(pattern) ? pattern : `${escapeGlob(resolve(root))}/${pattern.replace(/^\.\//, '')}`;
  const rows = await session.rows(`select file from glob(${quoteText(full)}) order by file`, {
    doing: `while looking for \`${pattern}\``,
  });
  const files = rows.map((row) => String(row.file));
  const [first] = files;
  if (first === undefined)
    throw new CinnabarError(`no file matches \`${pattern}\`, which \`${setting}\` in cinnabar.yaml names`, {
      exitCode: 2,
      hint: `it is looked for in ${resolve(root)}; \`**\` stands for any folders, \`*\` for any part of a name`,
    });
  const format = fileFormat(first);
  const other = files.find((file) => fileFormat(file) !== format);
  if (format === undefined || other !== undefined)
    throw new CinnabarError(
      format === undefined
        ? `${first} is no kind of file that is known`
        : `\`${pattern}\` matches files of more than one kind: ${first} and ${other ?? ''}`,
      {
        exitCode: 2,
        hint: 'a pattern matches .parquet files, or .csv and .tsv, or .ndjson, .jsonl and .json (text also as .gz)',
      },
    );
  return { pattern, format, files };
}
