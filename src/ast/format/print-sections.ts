import { builders } from 'prettier/doc';
import type { Amount } from '../nodes.ts';
import type { AfterData, Schedule, Section, SizeSection } from '../sections/nodes.ts';
import type { Comments } from './comments.ts';
import { head, placed, startsAfterBlank, type Doc } from './layout.ts';
import { printName, printPath, printText } from './literals.ts';
import { printLength } from './print-behaviour.ts';
import { printBody } from './print-expression.ts';
import { sectionOrder } from './section-order.ts';

const { group, hardline, indent, join, line } = builders;

/** The sections of a segment in their one order, their words in a column. */
export function printSections(written: readonly Section[], comments: Comments): Doc[] {
  const sections = sectionOrder(written);
  // An empty line stays where it was, as long as what stands around it does.
  const isMoved = sections.some((section, at) => section !== written[at]);
  const width = Math.max(0, ...sections.map(({ kind }) => (kind === 'members' ? 0 : wordOf(kind).length)));
  return sections.map((section, at): Doc => {
    const isBody = section.kind === 'members' || sections[at - 1]?.kind === 'members';
    const isApart = at > 0 && (isBody || (!isMoved && startsAfterBlank(section, comments)));
    return [
      isApart ? hardline : '',
      placed(section, printSection(section, width, comments), comments, isMoved ? 'drop' : 'keep'),
    ];
  });
}

function wordOf(kind: Section['kind']): string {
  return kind.startsWith('expect ') ? 'expect' : kind;
}

function printSection(section: Section, width: number, comments: Comments): Doc {
  const word = `${wordOf(section.kind).padEnd(width)} `;
  switch (section.kind) {
    case 'description':
      return [word, printText(section.description.text)];
    case 'owner':
      return [word, printText(section.owner.text)];
    case 'tags':
      return group([
        word,
        indent(
          join(
            [',', line],
            section.tags.map(({ text }) => printText(text)),
          ),
        ),
      ]);
    case 'time zone':
      return [word, printText(section.zone.text)];
    case 'refresh':
      return [word, printSchedule(section.schedule), printAfterData(section.afterData)];
    case 'expect size':
      return [word, 'size ', printBounds(section)];
    case 'expect change':
      return [word, `change ${section.operator} ${section.share.digits}%`];
    case 'export': {
      const paths = section.paths.map((path): Doc => placed(path, printPath(path.names), comments));
      return group([word, indent(join([',', line], paths))]);
    }
    case 'members':
      return ['members', head(section, comments), printBody(section.condition, comments)];
  }
}

function printSchedule(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'daily':
      return `daily at ${schedule.at.text}`;
    case 'hourly':
      return 'hourly';
    case 'weekly':
      return `weekly on ${printName(schedule.day)} at ${schedule.at.text}`;
    case 'every':
      return `every ${printLength(schedule.length)}`;
    case 'cron':
      return printText(schedule.cron.text);
  }
}

function printAfterData(after: AfterData | undefined): string {
  if (after === undefined) return '';
  const wait = after.wait === undefined ? '' : `, wait up to ${printLength(after.wait)}`;
  return ` after data is complete${wait}`;
}

function printBounds({ least, most }: Pick<SizeSection, 'least' | 'most'>): string {
  const digits = (amount: Amount | undefined) => amount?.digits ?? '';
  if (most === undefined) return `at least ${digits(least)}`;
  return least === undefined ? `at most ${digits(most)}` : `between ${digits(least)} and ${digits(most)}`;
}
