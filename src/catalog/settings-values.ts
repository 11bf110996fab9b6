import { isScalar, isSeq } from 'yaml';
import { parseDuration, parseSize } from './quantity.ts';
import { exampleOf } from './settings-keys.ts';
import { type Entry, fault, missing, referenceHint, type Section, within } from './settings-section.ts';

/** A text. Undefined when it is not there, or is none (which is noted). So it is with all readers of values. */
export function textAt(section: Section, key: string): string | undefined {
  const entry = section.entries.get(key);
  return entry === undefined ? undefined : textOf(section, entry);
}

/** Texts that all have to be there. */
export function requiredTexts<K extends string>(
  section: Section,
  keys: readonly K[],
  hint: string,
): Readonly<Record<K, string>> | undefined {
  const absent = keys.filter((key) => !section.entries.has(key));
  if (absent.length > 0) missing(section, absent, hint);
  const texts: Partial<Record<K, string>> = {};
  for (const key of keys) {
    const text = textAt(section, key);
    if (text !== undefined) texts[key] = text;
  }
  return isComplete(texts, keys) ? texts : undefined;
}

/** A whole number between two others, both included. */
export function wholeAt(section: Section, key: string, least: number, most: number): number | undefined {
  return valueAt(section, key, `a whole number from ${least} to ${most}`, (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : undefined,
  );
}

/** Milliseconds, at least one. */
export function durationAt(section: Section, key: string): number | undefined {
  return valueAt(section, key, 'a duration of more than nothing', (value) =>
    typeof value === 'string' ? positive(parseDuration(value)) : undefined,
  );
}

/** Bytes, at least one. */
export function sizeAt(section: Section, key: string): number | undefined {
  return valueAt(section, key, 'a size of more than nothing', (value) =>
    typeof value === 'string' ? positive(parseSize(value)) : undefined,
  );
}

/** Whatever `read` makes of a value; `wanted` says what it takes. */
export function valueAt<T>(
  section: Section,
  key: string,
  wanted: string,
  read: (value: unknown) => T | undefined,
): T | undefined {
  const entry = section.entries.get(key);
  if (entry === undefined) return undefined;
  const found = isScalar(entry.node) ? read(entry.node.value) : undefined;
  if (found === undefined) wrong(section, entry, wanted);
  return found;
}

/** Whatever `read` makes of each text of a sequence; `wanted` says what the setting takes. */
export function listAt<T>(
  section: Section,
  key: string,
  wanted: string,
  read: (text: string) => T | undefined,
): readonly T[] | undefined {
  const entry = section.entries.get(key);
  if (entry === undefined) return undefined;
  const items = isSeq(entry.node) ? entry.node.items : [undefined];
  const found = items.map((item) =>
    isScalar(item) && typeof item.value === 'string' ? read(item.value) : undefined,
  );
  if (found.every((each) => each !== undefined)) return found;
  wrong(section, entry, wanted);
  return undefined;
}

/** The name of an environment variable. */
export function variableAt(section: Section, key: string): string | undefined {
  return valueAt(section, key, 'the name of an environment variable', (value) =>
    typeof value === 'string' ? variableOf(value) : undefined,
  );
}

function variableOf(text: string): string | undefined {
  return /^[A-Za-z_]\w*$/.test(text) ? text : undefined;
}

const wantedVariables = 'a list of names of environment variables';

/** Names of environment variables, at least one. */
export function variablesAt(section: Section, key: string): readonly string[] | undefined {
  const names = listAt(section, key, wantedVariables, variableOf);
  const entry = section.entries.get(key);
  if (names?.length !== 0 || entry === undefined) return names;
  wrong(section, entry, wantedVariables);
  return undefined;
}

/** Notes that a setting holds what it cannot hold. */
export function wrong(section: Section, entry: Entry, wanted: string, hint?: string): void {
  const facts = { key: within(section.path, entry.key), wanted };
  fault(section.reading, 'wrong-setting', entry.span, facts, { hint: hint ?? wayOut(section, entry) });
}

function wayOut(section: Section, { key, node, span }: Entry): string | undefined {
  return referenceHint(section.reading, node, span) ?? exampleOf(section.level, key);
}

function textOf(section: Section, entry: Entry): string | undefined {
  const { node, span } = entry;
  const value: unknown = isScalar(node) ? node.value : undefined;
  if (typeof value === 'string' && value !== '') return value;
  const facts = { key: within(section.path, entry.key), wanted: 'a text that is not empty' };
  if (typeof value !== 'number' && typeof value !== 'boolean') {
    fault(section.reading, 'wrong-setting', span, facts, { hint: wayOut(section, entry) });
    return undefined;
  }
  const quoted = `"${section.reading.source.text.slice(span.start, span.end)}"`;
  fault(section.reading, 'wrong-setting', span, facts, {
    hint: `in quotes it is one: ${quoted}`,
    fixes: [{ title: 'Put it in quotes', edits: [{ span, text: quoted }] }],
  });
  return undefined;
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}

function isComplete<K extends string>(
  texts: Partial<Record<K, string>>,
  keys: readonly K[],
): texts is Record<K, string> {
  return keys.every((key) => texts[key] !== undefined);
}
