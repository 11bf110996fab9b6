import { describe, expect, test } from 'vitest';
import { projectFiles, textOf } from './project-files.ts';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity?: string }>>;
}

const manifests = projectFiles().filter((path) => /(^|\/)package\.json$/.test(path));

describe.each(manifests)('%s', (path) => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(textOf(path)) as Manifest;
  const asked = Object.entries({ ...dependencies, ...devDependencies });
  const lock = JSON.parse(textOf(path.replace(/package\.json$/, 'package-lock.json'))) as Lock;

  test('every dependency is one exact version', () => {
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test('the lock file holds the versions that are asked for', () => {
    for (const [name, version] of asked)
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
  });
});

test('the lock file has DuckDB for every platform', () => {
  const { packages } = JSON.parse(textOf('package-lock.json')) as Lock;
  const bindings = packages['node_modules/@duckdb/node-bindings'];
  for (const system of ['linux', 'darwin', 'win32'])
    for (const processor of ['x64', 'arm64'])
      expect(packages[`node_modules/@duckdb/node-bindings-${system}-${processor}`]).toMatchObject({
        version: bindings?.version,
        integrity: expect.stringMatching(/^sha512-/),
      });
});

test('what a user installs is the command line, the library and DuckDB', () => {
  const { dependencies } = JSON.parse(textOf('package.json')) as Manifest;
  expect(Object.keys(dependencies ?? {})).toEqual(['@duckdb/node-api']);
});
