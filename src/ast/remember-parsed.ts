import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Report } from '../diagnostics/report.ts';
import type { Source } from '../source/source.ts';
import type { File } from './declaration-nodes.ts';
import { parse } from './parse.ts';

/** Reads a file's text into its tree, and what is wrong in it into the report. */
export type ParseFile = (source: Source, report: Report) => File;

/** Parses as `parse` does, and a file whose text is still the same no second time: it gets the very tree of before. */
export function rememberParsed(): ParseFile {
  const known = new Map<string, { readonly file: File; readonly diagnostics: readonly Diagnostic[] }>();
  return (source, report) => {
    let found = known.get(source.name);
    if (found?.file.source.text !== source.text) {
      const own = new Report();
      found = { file: parse(source, own), diagnostics: own.all() };
      known.set(source.name, found);
    }
    report.take(found.diagnostics);
    return found.file;
  };
}
