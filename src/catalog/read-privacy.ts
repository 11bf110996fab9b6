import type { PrivacySettings } from './settings.ts';
import { missing, type Section, sectionAt } from './settings-section.ts';
import { listAt, variableAt, wrong } from './settings-values.ts';

export const noPrivacy: PrivacySettings = { keyVariable: undefined, drop: [], hash: [], cutAddresses: [] };

/** The `privacy` of the ingester: what becomes of which fields before they land. */
export function readPrivacy(ingest: Section): PrivacySettings {
  const section = sectionAt(ingest, 'privacy', 'ingest.privacy');
  if (section === undefined) return noPrivacy;
  const taken: string[] = [];
  const keyVariable = variableAt(section, 'key variable');
  if (section.entries.has('hash') && !section.entries.has('key variable'))
    missing(section, ['key variable'], 'it names the environment variable that holds the key of the hashes');
  return {
    keyVariable,
    drop: fieldsAt(section, 'drop', taken),
    hash: fieldsAt(section, 'hash', taken),
    cutAddresses: fieldsAt(section, 'cut addresses', taken),
  };
}

/** Paths of fields, none of which lies in one that is `taken`, or holds one. */
function fieldsAt(section: Section, key: string, taken: string[]): readonly string[] {
  const paths = listAt(section, key, 'a list of fields of events', (path) =>
    path.split('.').every((name) => name !== '') ? path : undefined,
  );
  const entry = section.entries.get(key);
  for (const path of paths ?? []) {
    const other = taken.find(
      (each) => `${path}.`.startsWith(`${each}.`) || `${each}.`.startsWith(`${path}.`),
    );
    if (other !== undefined && entry !== undefined)
      wrong(section, entry, 'a list of fields that no other rule is about', `\`${path}\` meets \`${other}\``);
    taken.push(path);
  }
  return paths ?? [];
}
