import { type Node, parseDocument, YAMLMap } from 'yaml';
import type { Report } from '../diagnostics/report.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Source } from '../source/source.ts';
import { readIngest } from './read-ingest.ts';
import { readEvents, readUsers } from './read-sources.ts';
import { readTargets } from './read-targets.ts';
import type { Exclusion, Settings } from './settings.ts';
import { exampleOf } from './settings-keys.ts';
import {
  fault,
  missing,
  openSection,
  type Section,
  sectionAt,
  type SettingsReading,
} from './settings-section.ts';
import { requiredTexts, textAt, valueAt } from './settings-values.ts';
import { isTimeZone } from './time-zone.ts';
import { yamlFaults } from './yaml-faults.ts';

/** What `cinnabar.yaml` says, defaults filled in; undefined when anything in it is wrong, all of which is noted. */
export function readSettings(source: Source, report: Report): Settings | undefined {
  const reading: SettingsReading = { source, report, failed: false };
  const settings = read(reading);
  return reading.failed ? undefined : settings;
}

function read(reading: SettingsReading): Settings | undefined {
  const { source } = reading;
  const lone = /\r(?!\n)/.exec(source.text)?.index;
  if (lone !== undefined) {
    const reason = 'a carriage return stands here alone; lines end in LF or CRLF';
    fault(reading, 'settings-syntax', { start: lone, end: lone + 1 }, { reason });
    return undefined;
  }
  const document = parseDocument<Node>(source.text, { uniqueKeys: false, prettyErrors: false });
  // One fault of syntax causes more: only the first is true.
  const [error] = document.errors;
  if (error !== undefined) {
    const [start, end] = error.pos;
    fault(reading, 'settings-syntax', { start, end }, { reason: yamlFaults[error.code] });
    return undefined;
  }
  const file = openSection(
    reading,
    '',
    { start: 0, end: 0 },
    document.contents ?? new YAMLMap(),
    '',
    exampleOf('', 'language'),
  );
  if (file === undefined) return undefined;
  const language = readLanguage(file);
  const events = readEvents(file);
  const settings = {
    timeZone: readTimeZone(file),
    rules: textAt(file, 'rules') ?? 'rules/',
    users: readUsers(file),
    exclude: readExclusion(file),
    targets: readTargets(file),
    ingest: readIngest(file),
  };
  return language === undefined || events === undefined ? undefined : { language, events, ...settings };
}

function readLanguage(file: Section): 1 | undefined {
  if (!file.entries.has('language')) {
    missing(
      file,
      ['language'],
      'add the line `language: 1`, the version of the rule language that the rules are written in',
    );
    return undefined;
  }
  return valueAt(file, 'language', '1, the one version of the rule language that there is', (value) =>
    value === 1 ? value : undefined,
  );
}

function readExclusion(file: Section): Exclusion | undefined {
  const section = sectionAt(file, 'exclude', 'exclude');
  const hint = 'they name a segment, and the rule file that declares it';
  return section && requiredTexts(section, ['segment', 'from'], hint);
}

function readTimeZone(file: Section): string {
  const zone = textAt(file, 'time zone');
  const entry = file.entries.get('time zone');
  if (zone === undefined || entry === undefined || isTimeZone(zone)) return zone ?? 'UTC';
  const near = nearest(zone, Intl.supportedValuesOf('timeZone'));
  fault(
    file.reading,
    'unknown-time-zone',
    entry.span,
    { zone },
    {
      hint:
        near === undefined
          ? 'the names are those of the IANA database: `Asia/Jakarta`, `UTC`'
          : `did you mean \`${near}\`?`,
      fixes:
        near === undefined ? [] : [{ title: `write \`${near}\``, edits: [{ span: entry.span, text: near }] }],
    },
  );
  return zone;
}
