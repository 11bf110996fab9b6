import { describe, expect, test } from 'vitest';
import { settingExamples, settingsKeys, type SettingsLevel } from '../../src/catalog/settings-keys.ts';
import { Source } from '../../src/source/source.ts';
import { misspellings } from './misspellings.ts';
import { read } from './shown-settings.ts';

/** Where each section stands: what is before its lines, and how its settings are called. */
const sections: Readonly<Record<SettingsLevel, { readonly before: string; readonly path: string }>> = {
  '': { before: '', path: '' },
  events: { before: 'events:\n', path: 'events.' },
  'events.columns': { before: 'events:\n  table: events\n  columns:\n', path: 'events.columns.' },
  users: { before: 'users:\n', path: 'users.' },
  'users.valid': { before: 'users:\n  table: users\n  id: id\n  valid:\n', path: 'users.valid.' },
  exclude: { before: 'exclude:\n', path: 'exclude.' },
  'a target on duckdb': { before: 'targets:\n  shop:\n', path: 'targets.shop.' },
  'a target on bigquery': { before: 'targets:\n  shop:\n', path: 'targets.shop.' },
  ingest: { before: 'ingest:\n', path: 'ingest.' },
  'ingest.tls': { before: 'ingest:\n  tls:\n', path: 'ingest.tls.' },
  'ingest.privacy': { before: 'ingest:\n  privacy:\n', path: 'ingest.privacy.' },
  'a write key': { before: 'ingest:\n  write keys:\n    web:\n', path: 'ingest.write keys.web.' },
  'ingest.columns': { before: 'ingest:\n  columns:\n', path: 'ingest.columns.' },
};

/** `anonymous` is a column of Google Analytics' export alone, whose other columns have no other names. */
const ofExport = {
  before: 'events:\n  table: events\n  layout: ga4\n  columns:\n',
  path: 'events.columns.',
};

const always: Partial<Record<SettingsLevel, readonly string[]>> = {
  '': ['language'],
  'events.columns': ['user', 'name', 'time'],
  users: ['id'],
  'users.valid': ['from', 'to'],
  exclude: ['segment', 'from'],
  'a target on duckdb': ['engine'],
  'a target on bigquery': ['engine', 'project', 'dataset', 'results'],
  'ingest.tls': ['certificate', 'key'],
  'a write key': ['variables'],
};

/** What a setting does not go without. */
const beside: Readonly<Record<string, readonly string[]>> = {
  'events.files': ['columns'],
  'events.table': ['columns'],
  'events.other tables': ['tables'],
  'events.layout': ['table'],
  'events.columns': ['table'],
  'users.id': ['table'],
  'users.valid': ['table'],
  'ingest.privacy.hash': ['key variable'],
  'ingest.write keys.web.burst': ['events per second'],
};

/** The columns of a source that has a table for each event hold no name. */
const besideTables = 'columns: { user: user_id, time: event_time }';

interface Setting {
  readonly name: string;
  readonly level: SettingsLevel;
  readonly key: string;
  readonly example: string;
}

const settings = Object.entries(settingExamples).flatMap(([level, examples]) =>
  Object.entries(examples).map(([key, example]): Setting => ({
    name: `${level}: ${key}`,
    level: level as SettingsLevel,
    key,
    example,
  })),
);

/** A file with one line for the setting, all that it needs before it, and where that line begins. */
function fileWith({ level, key }: Setting, line: string): { readonly text: string; readonly start: number } {
  const inExport = level === 'events.columns' && key === 'anonymous';
  const { before, path } = inExport ? ofExport : sections[level];
  const depth = before === '' ? 0 : (/^ */.exec(before.split('\n').at(-2) ?? '')?.[0].length ?? 0) + 2;
  const indent = ' '.repeat(depth);
  const examples: Readonly<Record<string, string>> = settingExamples[level];
  const needed = [...(inExport ? [] : (always[level] ?? [])), ...(beside[path + key] ?? [])].filter(
    (other) => other !== key,
  );
  const lines = needed.map((other) => `${other}: ${examples[other] ?? ''}`);
  if (level === 'events' && (key === 'tables' || key === 'other tables')) lines.push(besideTables);
  const head = `${level === '' ? '' : 'language: 1\n'}${before}${lines.map((each) => `${indent}${each}\n`).join('')}`;
  return { text: `${head}${indent}${line}\n`, start: head.length + depth };
}

/** Whether one letter less or other, or two swapped, make the one name of the other. */
function isOneEdit(from: string, to: string): boolean {
  const others = Array.from(to, (_, at) => `${from.slice(0, at)}${to.charAt(at)}${from.slice(at + 1)}`);
  return [...misspellings(from), ...others].includes(to);
}

function place(text: string, at: number): string {
  const { line, column } = new Source('cinnabar.yaml', text).position(at);
  return `${String(line)}:${String(column)}`;
}

function faults(text: string) {
  const { settings: found, diagnostics } = read(text);
  expect(found).toBeUndefined();
  return diagnostics.map(({ code, message, hint, at }) => ({
    code,
    message,
    hint: hint ?? '',
    at: place(text, at.span.start),
  }));
}

describe.each(settings)('$name', (setting) => {
  const { level, key, example } = setting;

  test('takes its own example', () => {
    expect(read(fileWith(setting, `${key}: ${example}`).text).diagnostics).toEqual([]);
  });

  test('misspelt by a letter is told at its place, with the right one', () => {
    const known = settingsKeys(level);
    for (const wrong of misspellings(key)) {
      if (known.includes(wrong) || wrong.trim() !== wrong || wrong === '') continue;
      const { text, start } = fileWith(setting, `${wrong}: ${example}`);
      const [told] = faults(text).filter(({ code }) => code === 'unknown-setting');
      expect(told).toMatchObject({
        message: `there is no setting called \`${wrong}\``,
        at: place(text, start),
      });
      // Of two letters one is too little to tell: all that may stand there is named.
      const equals = known.filter((other) => isOneEdit(wrong, other) || isOneEdit(other, wrong));
      const ways = equals.map((other) => `did you mean \`${other}\`?`);
      if (key.length > 2) expect(ways).toContain(told?.hint);
      else expect(told?.hint).toContain(`\`${key}\``);
    }
  });

  const others = example.startsWith('{') ? ['text', '5'] : ['{ a: b }', '*reference'];
  test.each(['[[a]]', '', ...others])('that is %j is told at its place, with what it has to be', (value) => {
    const { text, start } = fileWith(setting, `${key}: ${value}`);
    const [told] = faults(text).filter(({ code }) => code === 'wrong-setting');
    expect(told?.message).toContain(`\`${sections[level].path}${key}\` has to be `);
    expect(told?.at).toBe(place(text, start + key.length + 2));
    expect(told?.hint).toContain(
      value.startsWith('*') ? '`*reference` refers to another place' : `for example: \`${key}: `,
    );
  });

  test('set twice is told once, at the second place', () => {
    const { text, start } = fileWith(setting, `${key}: ${example}`);
    const line = text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
    const twice = faults(text + line);
    expect(twice.map(({ code, at }) => ({ code, at }))).toEqual([
      { code: 'duplicate-setting', at: place(text + line, start + line.length) },
    ]);
  });
});
