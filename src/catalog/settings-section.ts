import { isMap, isScalar, type Node } from 'yaml';
import type { Code, Facts } from '../diagnostics/catalogue.ts';
import type { Details, Report } from '../diagnostics/report.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';
import { settingsKeys, type SettingsLevel } from './settings-keys.ts';

/** A settings file that is being read: problems go to the report. */
export interface SettingsReading {
  readonly source: Source;
  readonly report: Report;
  /** Whether anything was wrong so far. */
  failed: boolean;
}

/** A setting as it stands in the file. */
export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly node: Node | null;
  /** Of its value; of its key when it has none. */
  readonly span: Span;
}

/** A mapping of the file, its keys checked. */
export interface Section {
  readonly reading: SettingsReading;
  /** How a message calls it: `events.columns`; empty for the file itself. */
  readonly path: string;
  /** Where to point when something in it is missing. */
  readonly span: Span;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** Notes a problem at a place of the file. */
export function fault<C extends Code>(
  reading: SettingsReading,
  code: C,
  span: Span,
  facts: Facts<C>,
  details: Details = {},
): void {
  reading.failed = true;
  reading.report.add(code, reading.source, span, facts, details);
  return undefined;
}

/** The entries of a mapping, whatever their names. Undefined, and noted, when the node is none. */
export function openMapping(
  reading: SettingsReading,
  path: string,
  span: Span,
  node: Node | null,
): Section | undefined {
  if (!isMap<Node, Node | null>(node)) {
    fault(reading, 'wrong-setting', node === null ? span : spanOf(node, span), {
      key: path === '' ? reading.source.name : path,
      wanted: 'a list of `key: value`',
    });
    return undefined;
  }
  const entries = new Map<string, Entry>();
  for (const pair of node.items) {
    const keySpan = spanOf(pair.key, span);
    const key = isScalar(pair.key)
      ? String(pair.key.value)
      : reading.source.text.slice(keySpan.start, keySpan.end);
    const value = pair.value;
    const before = entries.get(key);
    if (before === undefined)
      entries.set(key, {
        key,
        keySpan,
        node: value,
        span: value === null ? keySpan : spanOf(value, keySpan),
      });
    else
      fault(
        reading,
        'duplicate-setting',
        keySpan,
        { key: within(path, key) },
        {
          also: [{ source: reading.source, span: before.keySpan, note: 'it stands here first' }],
        },
      );
  }
  return { reading, path, span, entries };
}

/** A mapping of which the keys are known. Unknown ones are noted, with the nearest one as the way out. */
export function openSection(
  reading: SettingsReading,
  path: string,
  span: Span,
  node: Node | null,
  level: SettingsLevel,
): Section | undefined {
  const section = openMapping(reading, path, span, node);
  for (const { key, keySpan } of section?.entries.values() ?? []) {
    const known: readonly string[] = settingsKeys[level];
    if (!known.includes(key)) unknownKey(reading, key, keySpan, level);
  }
  return section;
}

function unknownKey(reading: SettingsReading, key: string, span: Span, level: SettingsLevel): void {
  const near = nearest(key, settingsKeys[level]);
  if (near !== undefined) {
    fault(
      reading,
      'unknown-setting',
      span,
      { key },
      {
        hint: `did you mean \`${near}\`?`,
        fixes: [{ title: `write \`${near}\``, edits: [{ span, text: near }] }],
      },
    );
    return;
  }
  const elsewhere = Object.entries(settingsKeys).find(([, keys]: [string, readonly string[]]) =>
    keys.includes(key),
  )?.[0];
  const here = settingsKeys[level].map((name) => `\`${name}\``).join(', ');
  const place = elsewhere === '' ? 'at the start of a line' : `under \`${elsewhere ?? ''}\``;
  fault(
    reading,
    'unknown-setting',
    span,
    { key },
    {
      hint: elsewhere === undefined ? `what may stand here: ${here}` : `\`${key}\` stands ${place}`,
    },
  );
}

/** A section below this one; undefined when it is not there, or is none (which is noted). */
export function sectionAt(section: Section, key: string, level: SettingsLevel): Section | undefined {
  const entry = section.entries.get(key);
  if (entry === undefined) return undefined;
  return openSection(section.reading, within(section.path, key), entry.keySpan, entry.node, level);
}

/** Notes which settings are missing from a section: all at once, as they share one place. */
export function missing(section: Section, keys: readonly string[], hint: string): void {
  const facts = {
    section: section.path === '' ? section.reading.source.name : section.path,
    keys: keys.map((key) => `\`${key}\``).join(' and no '),
  };
  fault(section.reading, 'missing-setting', section.span, facts, { hint });
}

/** The place of a node; of `around` when the parser gave it none. */
function spanOf(node: Node, around: Span): Span {
  return node.range ? { start: node.range[0], end: node.range[1] } : around;
}

/** The name of a setting with those of the sections that it stands in. */
export function within(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
