import { parse } from '../ast/parse.ts';
import type { ParseFile } from '../ast/remember-parsed.ts';
import type { File, ImportDeclaration } from '../ast/declaration-nodes.ts';
import type { Report } from '../diagnostics/report.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { Source } from '../source/source.ts';
import { reportImportCycles } from './import-cycles.ts';

/** An `import` whose file was found. */
export interface ResolvedImport {
  readonly declaration: ImportDeclaration;
  readonly target: string;
}

/** A project's rule files, parsed once each whoever asks. Paths are relative to the project's root, with `/`. */
export interface Project {
  readonly files: ReadonlyMap<string, File>;
  /** What each file imports. A file sees its own declarations and those of the files that it imports itself. */
  readonly imports: ReadonlyMap<string, readonly ResolvedImport[]>;
  /** Files of which a declaration or an import is lost: a name that is unknown there may be known to its author. */
  readonly incomplete: ReadonlySet<string>;
}

/** Gives a file's text, or undefined when there is no such file. */
export type ReadFile = (path: string) => string | undefined;

/** Reads the given files and all that they import. An import of a file that is not there is a diagnostic. */
export function loadProject(
  paths: readonly string[],
  read: ReadFile,
  report: Report,
  parseFile: ParseFile = parse,
): Project {
  const files = new Map<string, File>();
  const imports = new Map<string, ResolvedImport[]>();
  const incomplete = new Set<string>();
  const sources = new Map<string, Source | undefined>();
  const sourceOf = (path: string) => {
    if (!sources.has(path)) {
      const text = read(path);
      sources.set(path, text === undefined ? undefined : new Source(path, text));
    }
    return sources.get(path);
  };
  const waiting = [...paths];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const source = sourceOf(path);
    if (files.has(path) || source === undefined) continue;
    const file = parseFile(source, report);
    const resolved: ResolvedImport[] = [];
    for (const declaration of file.declarations) {
      if (declaration.kind !== 'import') continue;
      const target = importTarget(file, path, declaration, report);
      if (target !== undefined && sourceOf(target) === undefined)
        reportUnknownFile(file, declaration, target, files, report);
      if (target === undefined || sourceOf(target) === undefined) incomplete.add(path);
      else resolved.push({ declaration, target });
    }
    if (!file.whole) incomplete.add(path);
    files.set(path, file);
    imports.set(path, resolved);
    waiting.push(...resolved.map(({ target }) => target));
  }
  const project = { files, imports, incomplete };
  reportImportCycles(project, report);
  return project;
}

/** The path, from the project's root, that an import names; undefined (reported) when it lies outside. */
function importTarget(
  file: File,
  from: string,
  { path }: ImportDeclaration,
  report: Report,
): string | undefined {
  const target = resolve(from, path.text);
  if (target === undefined) report.add('import-outside-project', file.source, path.span, { path: path.text });
  return target;
}

/** A path that starts from the folder of a file, from the project's root; undefined when it lies outside. */
export function resolve(from: string, path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\\') || path.includes('\0')) return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

function reportUnknownFile(
  file: File,
  { path }: ImportDeclaration,
  target: string,
  known: ReadonlyMap<string, File>,
  report: Report,
): void {
  const near = nearest(target, known.keys());
  const also = near === undefined ? '' : `; there is ${near}`;
  report.add(
    'unknown-file',
    file.source,
    path.span,
    { path: path.text },
    {
      hint:
        path.text === ''
          ? 'write the path of a file between the quotes'
          : `a path starts from the folder of the file that imports, so this is ${target}${also}`,
    },
  );
}
