import { nearest } from '../diagnostics/suggest.ts';
import type { Target } from './settings.ts';
import { exampleOf } from './settings-keys.ts';
import { missing, openMapping, openSection, type Section, unknownKey, within } from './settings-section.ts';
import { requiredTexts, sizeAt, textAt, valueAt, wrong } from './settings-values.ts';

const resultsFile = 'results.duckdb';

const targetExample = `for example: \`{ engine: duckdb, path: ${resultsFile} }\``;

/** The `targets` of the settings by name; a local DuckDB when there are none. */
export function readTargets(file: Section): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  const entry = file.entries.get('targets');
  if (entry === undefined)
    return targets.set('local', { engine: 'duckdb', path: resultsFile, database: undefined });
  const section = openMapping(file.reading, 'targets', entry.keySpan, entry.node, exampleOf('', 'targets'));
  if (section?.entries.size === 0)
    missing(section, ['local'], 'add one: `local: { engine: duckdb, path: results.duckdb }`');
  for (const { key, keySpan, node } of section?.entries.values() ?? []) {
    const path = within('targets', key);
    const plain = openMapping(file.reading, path, keySpan, node, targetExample);
    const engine = plain && readEngine(plain);
    if (engine === undefined) continue;
    const known = openSection(file.reading, path, keySpan, node, `a target on ${engine}`);
    const target = known && (engine === 'duckdb' ? readDuckDb(known) : readBigQuery(known));
    if (target !== undefined) targets.set(key, target);
  }
  return targets;
}

function readEngine(section: Section): Target['engine'] | undefined {
  if (!section.entries.has('engine')) {
    const misspelt = [...section.entries.values()].find(({ key }) => nearest(key, ['engine']) !== undefined);
    if (misspelt === undefined) missing(section, ['engine'], 'it is `duckdb` or `bigquery`');
    else unknownKey(section.reading, misspelt.key, misspelt.keySpan, 'a target on duckdb');
    return undefined;
  }
  return valueAt({ ...section, level: 'a target on duckdb' }, 'engine', '`duckdb` or `bigquery`', (value) =>
    value === 'duckdb' || value === 'bigquery' ? value : undefined,
  );
}

function readDuckDb(section: Section): Target | undefined {
  const path = textAt(section, 'path') ?? resultsFile;
  const database = textAt(section, 'database');
  const entry = section.entries.get('path');
  if (entry !== undefined && path === database) {
    wrong(section, entry, 'a file of its own', '`database` is only read; results are written to `path`');
    return undefined;
  }
  return { engine: 'duckdb', path, database };
}

function readBigQuery(section: Section): Target | undefined {
  const named = requiredTexts(
    section,
    ['project', 'dataset', 'results'],
    'they name the Google Cloud project that pays, the dataset that is read and the dataset that results go to',
  );
  const location = textAt(section, 'location');
  const maxBytesBilled = sizeAt(section, 'max bytes billed');
  return named && { engine: 'bigquery', ...named, location, maxBytesBilled };
}
