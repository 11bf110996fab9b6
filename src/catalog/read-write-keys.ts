import type { WriteKey } from './settings.ts';
import { exampleOf } from './settings-keys.ts';
import { missing, openMapping, openSection, type Section, within } from './settings-section.ts';
import { variablesAt, wholeAt } from './settings-values.ts';

const most = 1_000_000_000;

const wayOut =
  '`variables` name the environment variables that hold the key; `burst` is how many events may come at once, beside `events per second`';

/** The `write keys` of the ingester by name; none when clients need none. */
export function readWriteKeys(ingest: Section): readonly WriteKey[] {
  const entry = ingest.entries.get('write keys');
  if (entry === undefined) return [];
  const path = within(ingest.path, 'write keys');
  const example = exampleOf('ingest', 'write keys');
  const section = openMapping(ingest.reading, path, entry.keySpan, entry.node, example);
  if (section?.entries.size === 0)
    missing(section, ['web'], 'add one, or leave `write keys` out: `web: { variables: [CINNABAR_WEB_KEY] }`');
  return [...(section?.entries.values() ?? [])].flatMap(({ key, keySpan, node }) => {
    const known = openSection(ingest.reading, within(path, key), keySpan, node, 'a write key', example);
    return known === undefined ? [] : readKey(key, known);
  });
}

function readKey(name: string, section: Section): WriteKey[] {
  const absent = [
    ...(section.entries.has('variables') ? [] : ['variables']),
    ...(section.entries.has('burst') && !section.entries.has('events per second')
      ? ['events per second']
      : []),
  ];
  if (absent.length > 0) missing(section, absent, wayOut);
  const eventsPerSecond = wholeAt(section, 'events per second', 1, most);
  const burst = wholeAt(section, 'burst', 1, most);
  const variables = variablesAt(section, 'variables');
  if (variables === undefined) return [];
  const limit =
    eventsPerSecond === undefined ? undefined : { eventsPerSecond, burst: burst ?? eventsPerSecond };
  return [{ name, variables, limit }];
}
