import type { Skipped } from '../../../runtime/warehouse/skipped.ts';
import { spellName } from '../../ast/spell-name.ts';
import { CinnabarError } from '../../diagnostics/cinnabar-error.ts';
import { chooseColumns, type Ask, type ChosenColumns, type ColumnFlags } from './choose-columns.ts';
import { inspectFile, type InspectedFile } from './inspect-file.ts';
import { profileColumns } from './profile-columns.ts';
import { profileEvents, type EventsProfile } from './profile-events.ts';
import { projectTexts } from './project-texts.ts';
import { isWritable } from './property-readings.ts';
import { starterRules, type StarterRule } from './starter-rules.ts';
import { valuesTable } from './values-table.ts';
import { writeNewFiles } from './write-new-files.ts';

/** What `cinnabar init` was asked for. */
export interface InitOptions {
  /** A file or a pattern of files, relative to `folder`. */
  readonly from: string;
  /** Where the project goes. */
  readonly folder: string;
  readonly columns: ColumnFlags;
  /** Replace files that are there. */
  readonly force: boolean;
  /** Refuse a file with lines that cannot be read. */
  readonly strict: boolean;
  /** Asks somebody at a terminal; undefined when nobody is there. */
  readonly ask: Ask | undefined;
}

/** What was found and written. */
export interface InitResult {
  readonly pattern: string;
  readonly chosen: ChosenColumns;
  readonly profile: EventsProfile;
  readonly skipped: Skipped;
  readonly rules: readonly StarterRule[];
  /** Relative to the folder. */
  readonly written: readonly string[];
  /** RFC 3339: the first instant by the second at which every event has happened. */
  readonly asOf: string;
}

/**
 * Looks at files of events and writes a project that reads them: settings, catalog and two rules that find someone.
 * Writes all of it or nothing. Throws a `CinnabarError` when the files cannot be used or others are in the way.
 */
export async function initFrom(options: InitOptions): Promise<InitResult> {
  const file = await inspectFile(options.from, options.folder);
  try {
    if (options.strict) refuseSkipped(file.skipped);
    const columns = await profileColumns(file);
    if ((columns[0]?.rows ?? 0) === 0)
      throw new CinnabarError(`${options.from} has no rows`, {
        exitCode: 2,
        hint: 'there has to be an event in it to learn from',
      });
    const chosen = await chooseColumns(columns, options.columns, options.ask);
    const profile = await profileEvents(file, chosen);
    refuseUseless(profile, valuesTable(columns));
    const rules = await starterRules(file.session, profile, spellName);
    const texts = projectTexts(file.pattern, chosen, profile, rules);
    await writeNewFiles(options.folder, texts, options.force);
    return {
      pattern: file.pattern,
      chosen,
      profile,
      skipped: file.skipped,
      rules,
      written: [...texts.keys()],
      asOf: justAfter(profile.lastTime),
    };
  } finally {
    close(file);
  }
}

function close({ session }: InspectedFile): void {
  session.close();
}

function refuseSkipped({ lines, first }: Skipped): void {
  const [line] = first;
  if (line === undefined) return;
  throw new CinnabarError(
    `${lines} ${lines === 1 ? 'line' : 'lines'} cannot be read; the first is line ${line.line} of ${line.file}: ${line.reason}`,
    { exitCode: 2, hint: 'mend them, or leave --strict out to skip and count them; nothing was written' },
  );
}

function refuseUseless(profile: EventsProfile, table: string): void {
  if (!profile.events.some(({ name }) => isWritable(name)))
    throw new CinnabarError(`no row has a user, a name and a time at once; the file has:\n\n${table}`, {
      exitCode: 2,
      hint: 'choose other columns with --user, --name and --time',
    });
}

/** The whole second after an instant: an event at exactly `as of` has not happened yet. */
function justAfter(instant: string): string {
  return new Date((Math.floor(Date.parse(instant) / 1000) + 1) * 1000).toISOString().replace('.000Z', 'Z');
}
