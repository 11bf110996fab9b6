import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import { passes } from '../src/optimizer/passes.ts';
import { projectFiles, root, textOf, topLevelNames } from './house/project-files.ts';
import { importsOf, parse, rawSqlOf, readingsOf, silencersOf, type Import } from './house/syntax.ts';

/** What a room may import beside its own files. `types`: rooms of which it may know only the types. */
interface Room {
  readonly imports: readonly string[];
  readonly types?: readonly string[];
  /** npm packages, and `node:` for those of Node itself; absent: whatever package.json names. */
  readonly packages?: readonly string[];
}

const leaves = ['src/source', 'src/catalog', 'src/diagnostics'];
const stages = ['grammar', 'src/ast', 'src/semantics', 'src/plan', 'src/optimizer', 'src/dialect'];
const compiler = [...leaves, ...stages, 'src/compile.ts', 'src/index.ts'];

/** Imports go one way, from the upper rows to the lower ones. */
const rooms: Readonly<Record<string, Room>> = {
  'src/source': { imports: [], packages: [] },
  'src/diagnostics': { imports: ['src/source'], packages: [] },
  'src/catalog': { imports: ['src/source', 'src/diagnostics'], packages: ['yaml'] },
  grammar: { imports: [], packages: ['chevrotain'] },
  'src/ast': { imports: ['grammar', ...leaves], packages: ['chevrotain', 'prettier'] },
  'src/semantics': { imports: ['src/ast', ...leaves], packages: ['re2js', 'temporal-polyfill'] },
  'src/plan': { imports: leaves, types: ['src/semantics'], packages: ['@noble/hashes', 'temporal-polyfill'] },
  // A typed rule's values and tests stand in its plan as they are, so whoever reads a plan knows their types.
  'src/optimizer': { imports: ['src/plan', ...leaves], types: ['src/semantics'], packages: [] },
  'src/dialect': {
    imports: ['src/plan', ...leaves],
    types: ['src/semantics'],
    packages: ['kysely', '@noble/hashes'],
  },
  'src/compile.ts': { imports: [...stages, ...leaves], packages: [] },
  'src/index.ts': { imports: compiler, packages: [] },
  'runtime/warehouse': { imports: leaves, types: ['src/dialect'] },
  ingest: { imports: ['runtime/warehouse', ...leaves] },
  runtime: { imports: ['runtime/warehouse', ...compiler] },
  // The interpreter defines what rules mean, and is what tests are proved against: it lives there.
  'test/support/reference': { imports: compiler },
  'src/cli': { imports: ['test/support/reference', 'runtime', 'runtime/warehouse', 'ingest', ...compiler] },
};

const isCode = (path: string): boolean => /\.(ts|mjs|js)$/.test(path);
const files = projectFiles();
const code = files.filter(isCode);
const product = code.filter((path) => /^(grammar|src|runtime|ingest)\//.test(path));
const trees = new Map(product.map((path) => [path, parse(path)]));

/** What `look` finds in each of the files. */
function inAll<T>(
  paths: readonly string[],
  look: (file: ReturnType<typeof parse>) => readonly T[],
): readonly T[] {
  return paths.flatMap((path) => look(trees.get(path)!));
}

/** The innermost room that a path lies in. */
function roomOf(path: string): string | undefined {
  return Object.keys(rooms)
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function isIn(path: string, folders: readonly string[]): boolean {
  return folders.includes(roomOf(path) ?? '');
}

describe('the rooms', () => {
  test('every file of the product lies in a room', () => {
    expect(product.filter((path) => roomOf(path) === undefined)).toEqual([]);
  });

  describe.each(Object.entries(rooms))('%s', (name, room) => {
    const inside = product.filter((path) => roomOf(path) === name);

    test(`imports no room but ${[...room.imports, ...(room.types ?? [])].join(', ') || 'itself'}`, () => {
      const allowed = ({ target, typeOnly }: Import): boolean =>
        isIn(target, [name, ...room.imports]) || (typeOnly && isIn(target, room.types ?? []));
      expect(breaches(inside, (found) => !found.ours || allowed(found))).toEqual([]);
    });

    const { packages } = room;
    if (packages === undefined) return;
    test(`needs no package but ${packages.join(', ') || 'none'}`, () => {
      const allowed = (target: string): boolean =>
        packages.some((name) => target === name || target.startsWith(`${name}/`));
      expect(breaches(inside, (found) => found.ours || allowed(found.target))).toEqual([]);
    });
  });

  test('nothing left of the runtime reads a clock, the environment or randomness', () => {
    expect(
      inAll(
        product.filter((path) => isIn(path, compiler)),
        readingsOf,
      ),
    ).toEqual([]);
  });

  test('text becomes SQL in one place', () => {
    const dialect = product.filter((path) => isIn(path, ['src/dialect']));
    expect(inAll(dialect, rawSqlOf).filter((place) => !place.includes('/query-writer.ts'))).toEqual([]);
  });

  test('only tests import tests, but for the interpreter, which `test` and `why` ask', () => {
    const isTest = ({ target }: Import) => target.startsWith('test/');
    const interpreter = ({ target }: Import) => target.startsWith('test/support/reference/');
    const explains = product.filter((path) => /^src\/cli\/(test|why)\//.test(path));
    expect(breaches(explains, (found) => !isTest(found) || interpreter(found))).toEqual([]);
    const others = product.filter((path) => !explains.includes(path));
    expect(breaches(others, (found) => !isTest(found))).toEqual([]);
  });
});

/** `file -> import` for each import that is not allowed. */
function breaches(paths: readonly string[], allowed: (found: Import) => boolean): readonly string[] {
  return inAll(paths, (file) =>
    importsOf(file)
      .filter((found) => !allowed(found))
      .map(({ target }) => `${file.fileName} -> ${target}`),
  );
}

describe('the checks', () => {
  test.each(['grammar/parser.ts', 'src/compile.ts', 'runtime/run.ts', 'ingest/server.ts', 'src/cli/main.ts'])(
    'lint holds %s to the strict rules',
    async (path) => {
      const eslint = new ESLint({ cwd: root, overrideConfigFile: '.config/eslint.config.js' });
      const { rules } = (await eslint.calculateConfigForFile(path)) as { rules: Record<string, [number]> };
      for (const rule of [
        '@typescript-eslint/no-explicit-any',
        '@typescript-eslint/no-non-null-assertion',
        '@typescript-eslint/no-unsafe-assignment',
        '@typescript-eslint/switch-exhaustiveness-check',
        '@typescript-eslint/no-floating-promises',
        '@typescript-eslint/consistent-type-imports',
        'max-lines',
      ])
        expect(rules[rule]?.[0], rule).toBe(2);
    },
  );

  test('the product switches no check off', () => {
    expect(inAll(product, silencersOf)).toEqual([]);
  });

  test('types are strict', () => {
    const { compilerOptions } = JSON.parse(textOf('tsconfig.json')) as { compilerOptions: object };
    expect(compilerOptions).toMatchObject({
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      erasableSyntaxOnly: true,
    });
  });
});

describe('the files', () => {
  test.each(passes)('the pass $name is one function in a file of its name', ({ name, run }) => {
    expect(files).toContain(`src/optimizer/${name}.ts`);
    expect(run.name).toBe(name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
  });

  test('no file is longer than 400 lines', () => {
    expect(code.filter((path) => path !== 'grammar/cst.ts' && textOf(path).split('\n').length > 401)).toEqual(
      [],
    );
  });

  test('no name says nothing', () => {
    const vague = /(^|[/.-])(utils?|helpers?|misc|common|shared|lib)([/.-]|$)/;
    expect(files.filter((path) => vague.test(path))).toEqual([]);
  });

  test('files are named in lower case with dashes', () => {
    expect(product.filter((path) => !/^[a-z0-9-]+(\.[a-z]+)+$/.test(path.split('/').at(-1) ?? ''))).toEqual(
      [],
    );
  });

  const folders = ['grammar', 'src', 'runtime', 'ingest', 'test', 'fixtures', 'docs'];

  test('only the fixed names stand at the top', () => {
    const texts = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE'];
    const settings = ['package.json', 'package-lock.json', 'tsconfig.json'];
    const optional = ['compose.yaml'];
    const there = topLevelNames().filter((name) => !optional.includes(name));
    expect([...there].sort()).toEqual([...folders, ...texts, ...settings].sort());
  });

  test.each(folders)('%s/ has a README that says why it exists', (folder) => {
    expect(files).toContain(`${folder}/README.md`);
  });
});
