import { instantText } from '../print.ts';
import { nameWords } from './constant-words.ts';
import type { Clause, ExplainedSegment, Explanation } from './explanation.ts';
import { localTime } from './local-time.ts';
import { expectationWords, refreshWords } from './section-words.ts';

/** An explanation as a page of text; lines end with a line break. */
export function printExplanation(explanation: Explanation): string {
  const { asOf, segment, universe, exports, traits, parameters, events, others, notes } = explanation;
  const blocks = [
    [
      ...opening(segment),
      `As of ${localTime(asOf, segment.zone)} in ${segment.zone} (${instantText(asOf)}).`,
    ],
    [universe, ...sentenceLines('A user is a member when', segment.members)],
    listed(
      'Traits',
      traits.map(({ name, meaning }) => `${nameWords(name)} is ${meaning.text}`),
    ),
    listed(
      'Parameters',
      parameters.map(({ name, type, value }) => `${nameWords(name)} is ${value} (${type})`),
    ),
    listed(
      'Columns that go out with each member',
      exports.map(({ column, type, meaning }) => {
        const own = nameWords(column) === meaning.text ? '' : `: ${meaning.text}`;
        return `${nameWords(column)} (${type})${own}`;
      }),
    ),
    ...others.map((other) => [
      headline(other),
      ...sentenceLines(`A user is in ${nameWords(other.name)} when`, other.members),
    ]),
    listed(
      'Events',
      events.flatMap(({ name, title }) => (title === undefined ? [] : [`${nameWords(name)}: ${title}`])),
    ),
    listed('Expected of each run', expectationWords(segment.facts)),
    listed('Good to know', notes),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n');
}

function headline({ name, facts: { title, owner } }: ExplainedSegment): string {
  const named = title === undefined ? nameWords(name) : `${nameWords(name)}, “${title}”`;
  return owner === undefined ? named : `${named}, owned by ${owner}`;
}

/** What the segment is, before it is said who is in. */
function opening(segment: ExplainedSegment): string[] {
  const { description, tags, refresh } = segment.facts;
  return [
    headline(segment),
    ...(description === undefined ? [] : [description]),
    ...(tags.length === 0 ? [] : [`Tagged ${tags.join(', ')}.`]),
    ...(refresh === undefined ? [] : [refreshWords(refresh, segment.zone)]),
  ];
}

function listed(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${head}:`, ...lines.map((line) => `  - ${line}`)];
}

function sentenceLines(before: string, { text, items }: Clause): string[] {
  return [
    `${before} ${text}${items.length === 0 ? '.' : ''}`,
    ...items.flatMap((item) => itemLines(item, '  ')),
  ];
}

function itemLines({ text, items }: Clause, indent: string): string[] {
  return [`${indent}- ${text}`, ...items.flatMap((item) => itemLines(item, `${indent}  `))];
}
