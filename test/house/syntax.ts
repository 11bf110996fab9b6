import { posix } from 'node:path';
import ts from 'typescript';
import { textOf } from './project-files.ts';

/** One import, export-from or `import()` of a file. */
export interface Import {
  /** A path from the project's root for a file of ours, else the module as written: `chevrotain`, `node:fs`. */
  readonly target: string;
  readonly ours: boolean;
  readonly typeOnly: boolean;
}

/** The syntax tree of a file of the project. */
export function parse(path: string, text = textOf(path)): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Everything that a file imports, types included. */
export function importsOf(file: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  const add = (module: ts.Node | undefined, typeOnly: boolean): void => {
    if (module === undefined || !ts.isStringLiteralLike(module)) return;
    const ours = module.text.startsWith('.');
    const target = ours ? posix.join(posix.dirname(file.fileName), module.text) : module.text;
    found.push({ target, ours, typeOnly });
  };
  walk(file, (node) => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
  });
  return found;
}

/** Globals through which the outside comes in. */
const outside = new Set(
  `console crypto fetch globalThis navigator performance process require
   setImmediate setInterval setTimeout`.split(/\s+/),
);

/** Methods whose answer hangs on the machine's own zone or language. */
const hangsOnTheMachine =
  /^(toLocale\w*|localeCompare|getTimezoneOffset|[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds))$/;

/** Each place where a file reads a clock, the environment, randomness, or the machine's zone or language. */
export function readingsOf(file: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  walk(file, (node) => {
    if (!isReading(node)) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file.fileName}:${line + 1} ${node.getText()}`);
  });
  return found;
}

function isReading(node: ts.Node): boolean {
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    const callee = node.expression.getText();
    const values = node.arguments ?? [];
    if (callee === 'Date') return ts.isCallExpression(node) || values.length === 0;
    // Without a language and options (the zone is one), Intl takes the machine's. Its lists of names are everyone's.
    return (
      /^Intl\.(?!supportedValuesOf)\w+$/.test(callee) &&
      (values.length < 2 || values[0]?.getText() === 'undefined')
    );
  }
  if (ts.isPropertyAccessExpression(node)) {
    return /^(Date\.now|Math\.random)$/.test(node.getText()) || hangsOnTheMachine.test(node.name.text);
  }
  return ts.isIdentifier(node) && outside.has(node.text) && isReference(node);
}

/** True when the name stands for a value, not for a property, a type or a declaration of that name. */
function isReference(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  const isName = 'name' in parent && parent.name === name;
  return !isName && !ts.isTypeNode(parent) && !ts.isQualifiedName(parent) && !ts.isImportSpecifier(parent);
}

/** Each place where a file hands text to kysely as SQL, a name or a literal, beside its checked templates. */
export function rawSqlOf(file: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  walk(file, (node) => {
    if (!ts.isPropertyAccessExpression(node) || node.expression.getText() !== 'sql') return;
    if (!/^(join|val)$/.test(node.name.text)) found.push(`${file.fileName} ${node.getText()}`);
  });
  return found;
}

/** The comments of a file that switch a check off. */
export function silencersOf(file: ts.SourceFile): readonly string[] {
  return file.text
    .split('\n')
    .flatMap((line, index) =>
      /(\/\/|\/\*).*(eslint-disable|@ts-(ignore|nocheck|expect-error))/.test(line)
        ? [`${file.fileName}:${index + 1} ${line.trim()}`]
        : [],
    );
}
