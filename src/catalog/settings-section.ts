import { isAlias, isMap, isScalar, type Node } from 'yaml';
import type { Code, Facts } from '../diagnostics/catalogue.ts';
import type { Details, Report } from '../diagnostics/report.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';
import { exampleOf, settingExamples, settingsKeys, type SettingsLevel } from './settings-keys.ts';

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
  /** Which settings it has; undefined where names are the user's own. */
  readonly level: SettingsLevel | undefined;
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
  example?: string,
): Section | undefined {
  if (!isMap<Node, Node | null>(node)) {
    const at = node === null ? span : spanOf(node, span);
    const facts = { key: path === '' ? reading.source.name : path, wanted: 'made of `key: value`' };
    fault(reading, 'wrong-setting', at, facts, { hint: referenceHint(reading, node, at) ?? example });
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
  return { reading, path, level: undefined, span, entries };
}

/** A mapping of which the keys are known. Unknown ones are noted, with the nearest one as the way out. */
export function openSection(
  reading: SettingsReading,
  path: string,
  span: Span,
  node: Node | null,
  level: SettingsLevel,
  example?: string,
): Section | undefined {
  const section = openMapping(reading, path, span, node, example);
  for (const { key, keySpan } of section?.entries.values() ?? [])
    if (!settingsKeys(level).includes(key)) unknownKey(reading, key, keySpan, level);
  return section && { ...section, level };
}

/** Notes a setting that there is not, with the way out. */
export function unknownKey(reading: SettingsReading, key: string, span: Span, level: SettingsLevel): void {
  const near = nearest(key, settingsKeys(level));
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
  fault(reading, 'unknown-setting', span, { key }, { hint: hintWithoutNear(key, level) });
}

function hintWithoutNear(key: string, level: SettingsLevel): string {
  if (key === '<<') return 'settings take nothing over from another place: write each one where it holds';
  const elsewhere = Object.entries(settingExamples).find(([, keys]) => Object.hasOwn(keys, key))?.[0];
  if (elsewhere === '') return `\`${key}\` stands at the start of a line`;
  if (elsewhere !== undefined) return `\`${key}\` stands under \`${elsewhere}\``;
  const here = settingsKeys(level).map((name) => `\`${name}\``);
  return `what may stand here: ${here.join(', ')}`;
}

/** A section below this one; undefined when it is not there, or is none (which is noted). */
export function sectionAt(section: Section, key: string, level: SettingsLevel): Section | undefined {
  const entry = section.entries.get(key);
  if (entry === undefined) return undefined;
  const path = within(section.path, key);
  return openSection(section.reading, path, entry.keySpan, entry.node, level, exampleOf(section.level, key));
}

/** The way out where a value is a reference of YAML to another place. */
export function referenceHint(
  { source }: SettingsReading,
  node: Node | null,
  { start, end }: Span,
): string | undefined {
  if (!isAlias(node)) return undefined;
  return `\`${source.text.slice(start, end)}\` refers to another place, which settings do not do: write the value itself`;
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
