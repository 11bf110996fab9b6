import { Document } from 'yaml';
import { spellName } from '../../ast/spell-name.ts';
import { typeName } from '../../catalog/value-type.ts';
import type { ChosenColumns } from './choose-columns.ts';
import type { EventProfile, EventsProfile } from './profile-events.ts';
import { isWritable } from './property-readings.ts';
import type { StarterRule } from './starter-rules.ts';

/** The texts of a new project, by path relative to its folder. */
export type ProjectTexts = ReadonlyMap<string, string>;

/** What `cinnabar init` writes: settings, catalog and rules. */
export function projectTexts(
  pattern: string,
  chosen: ChosenColumns,
  profile: EventsProfile,
  rules: readonly StarterRule[],
): ProjectTexts {
  return new Map([
    ['cinnabar.yaml', settingsText(pattern, chosen)],
    ['catalog.seg', catalogText(pattern, profile)],
    ...rules.map((rule) => [`rules/${rule.name}.seg`, ruleText(rule, profile)] as const),
  ]);
}

function settingsText(pattern: string, chosen: ChosenColumns): string {
  const columns = {
    user: chosen.user.name,
    name: chosen.name.name,
    time: chosen.time.name,
    ...(chosen.id ? { id: chosen.id.name } : {}),
    ...(chosen.properties ? { properties: chosen.properties.name } : {}),
  };
  const document = new Document({
    language: 1,
    'time zone': 'UTC',
    rules: 'rules/',
    events: { files: pattern, columns },
    targets: { local: { engine: 'duckdb', path: 'results.duckdb' } },
  });
  document.commentBefore =
    ' How and where; what exists is in catalog.seg.\n Days begin at midnight in `time zone`: Asia/Jakarta, for example.';
  return document.toString({ lineWidth: 0 });
}

function catalogText(pattern: string, profile: EventsProfile): string {
  const { events, users, rows, without } = profile;
  const lines = [
    `# What ${commented(pattern)} holds: ${count(rows - without, 'event')} of ${count(users, 'user')}, ${profile.firstTime.slice(0, 10)} to ${profile.lastTime.slice(0, 10)}.`,
    `# After an event stands how many there are; after a property, how many of them have it.`,
  ];
  if (profile.unreadable.length > 0)
    lines.push(
      `# Left out, because no rule can read them yet: ${profile.unreadable.map(commented).join(', ')}.`,
    );
  const unwritable = events.filter(({ name }) => !isWritable(name));
  if (unwritable.length > 0)
    lines.push(
      `# Left out, because their names hold a backtick or a line break: ${count(unwritable.length, 'event')}.`,
    );
  for (const event of events.filter(({ name }) => isWritable(name)))
    lines.push('', ...eventText(event, rows - without));
  return `${lines.join('\n')}\n`;
}

function eventText(event: EventProfile, all: number): readonly string[] {
  const heading = `event ${spellName(event.name)} {`;
  const share = `# ${event.rows.toLocaleString('en')}, ${percent(event.rows / all)}`;
  if (event.properties.length === 0) return [`${heading}} ${share}`];
  const names = event.properties.map(({ name }) => `${spellName(name)}:`);
  const types = event.properties.map(({ type }) => typeName(type));
  const nameWidth = Math.max(...names.map((name) => name.length));
  const typeWidth = Math.max(...types.map((type) => type.length), heading.length - nameWidth - 3);
  return [
    `${heading.padEnd(nameWidth + typeWidth + 3)} ${share}`,
    ...event.properties.map(
      ({ present }, at) =>
        `  ${(names[at] ?? '').padEnd(nameWidth)} ${(types[at] ?? '').padEnd(typeWidth)} # ${percent(present / event.rows)}`,
    ),
    '}',
  ];
}

function ruleText(rule: StarterRule, profile: EventsProfile): string {
  return [
    `# ${commented(rule.comment)}`,
    `# It found ${rule.found.toLocaleString('en')} of ${count(profile.users, 'user')} when it was made.`,
    'import "../catalog.seg"',
    '',
    `segment ${rule.name} "${rule.title}" {`,
    '  members',
    ...rule.members.map((line) => `    ${line}`),
    '}',
    '',
  ].join('\n');
}

/** A text that may stand in a comment: a comment ends with its line. */
function commented(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** A share as a whole per cent; neither all nor nothing unless it is. */
function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return '> 99 %';
  if (rounded === 0 && share > 0) return '< 1 %';
  return `${String(rounded)} %`;
}
