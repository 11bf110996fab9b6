import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import pc from 'picocolors';
import { CinnabarError } from '../../diagnostics/cinnabar-error.ts';
import { checkSound, openProject } from '../open-project.ts';
import { projectRuleFiles } from '../rule-files.ts';
import type { Surroundings } from '../surroundings.ts';
import { changesText, count, ledgerText, ruleAndSql, segmentsText } from './demo-report.ts';
import { readDemoState, writeDemoState, type DemoState } from './demo-state.ts';
import { asOfText, endOfDays, type DemoWorld } from './demo-world.ts';
import { loadDays } from './load-days.ts';
import { prepareDemo, writeUsers } from './prepare-demo.ts';
import { progressLine } from './progress.ts';
import { runDemoSegments } from './run-demo-segments.ts';

export interface DemoOptions {
  readonly surroundings: Surroundings;
  readonly world: DemoWorld;
  /** The folder of the demo's settings, catalog and rules. */
  readonly fixtures: string;
  /** How to call Cinnabar from here: `cinnabar`, `node dist/cinnabar.js`. */
  readonly command: string;
  /** How this was started: `npm start`, `cinnabar demo`. */
  readonly again: string;
}

/** The rule that is shown beside its SQL. */
const shownRule = 'full_carts';
const width = 100;

/**
 * Runs the main job in small, in `.cinnabar/demo` of the current folder: events over a WebSocket into the lake, rules
 * to SQL, SQL to members. Each further start adds a day. Throws a `CinnabarError` when anything fails.
 */
export async function runDemo({ surroundings, world, fixtures, command, again }: DemoOptions): Promise<void> {
  const { say, out, colours } = surroundings;
  const paint = pc.createColors(colours);
  const heading = (text: string): void => say(`\n${paint.bold(text)}\n`);
  const folder = join(surroundings.folder, '.cinnabar', 'demo');
  const shown = relative(surroundings.folder, folder);
  const progress = progressLine(surroundings);

  const before = await readDemoState(folder);
  if (before === undefined) await prepareDemo(folder, fixtures);
  const project = openProject(folder, folder);
  const { settings } = project;
  const { events } = settings;
  if (events.kind !== 'lake') throw changed(shown, 'its events no longer come from the lake');
  const { program, catalog } = checkSound(project, projectRuleFiles(folder, settings.rules), surroundings);

  const days = daysToLoad(before, world.firstDays);
  say(
    before === undefined
      ? `A food-and-ride app in Indonesia: ${count(world.people.length)} users, ${String(world.firstDays)} days of events.\n`
      : days[0] === days[1]
        ? `The last start was interrupted: day ${String(days[1])} has landed, and the rules run now.\n`
        : `Another day passes: day ${String(days[1])}.\n`,
  );
  const loaded = await loadDays({
    folder,
    settings: settings.ingest,
    lake: events.path,
    catalog,
    days,
    batchesOf: (day) => world.day(day),
    progress,
  });
  const ran = before?.ran ?? 0;
  await writeDemoState(folder, { version: 1, landed: days[1], ran });
  if (loaded.events > 0)
    say(
      `${count(loaded.events)} events sent over WebSockets in ${count(loaded.batches)} batches, each acknowledged, in ${seconds(loaded.sending)};\n` +
        `landed in ${shown}/${events.path.replace(/\/$/, '')} in ${seconds(loaded.landing)}.\n`,
    );

  const names = new Map(world.people.map(({ id, name }) => [id, name]));
  const asOf = endOfDays(days[1]);
  await writeUsers(folder, world.people, asOf);
  const segments = await runDemoSegments({ project, program, catalog, asOf, names, progress });
  await writeDemoState(folder, { version: 1, landed: days[1], ran: days[1] });

  heading(`Members as of ${asOfText(days[1])}`);
  out(segmentsText(segments, world.people.length, ran === 0));
  if (ran > 0) {
    heading('Who entered and left since the day before');
    out(changesText(segments));
  }
  const rule = segments.find(({ name }) => name === shownRule);
  if (rule && ran === 0) {
    heading(`One rule (${shown}/rules/${shownRule}.seg), and the SQL that it becomes`);
    out(ruleAndSql(readFileSync(join(folder, 'rules', `${shownRule}.seg`), 'utf8'), rule.sql, width));
  }
  heading('Where every event went');
  out(ledgerText(loaded.ledger));
  heading('Try next');
  for (const [line, what] of nextCommands(command, again, shown, asOfText(days[1])))
    say(`  ${paint.cyan(line)}\n      ${what}\n`);
}

/** The first days, or the next one, or none when the last start got as far as landing it. */
function daysToLoad(state: DemoState | undefined, firstDays: number): readonly [from: number, to: number] {
  if (state === undefined) return [0, firstDays];
  return state.ran < state.landed ? [state.landed, state.landed] : [state.landed, state.landed + 1];
}

function nextCommands(
  command: string,
  again: string,
  shown: string,
  asOf: string,
): readonly (readonly [line: string, what: string])[] {
  const settings = `--settings ${shown}`;
  return [
    [again, 'another day passes: who enters, who leaves?'],
    [`${command} compile ${shownRule} --engine bigquery ${settings}`, 'the same rule as SQL for BigQuery'],
    [
      `${command} run ${shownRule} --as-of ${asOf.slice(0, 10)} ${settings}`,
      `change ${shown}/rules/${shownRule}.seg first, and see whom it finds now`,
    ],
  ];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function changed(shown: string, reason: string): CinnabarError {
  return new CinnabarError(`the demo in ${shown} cannot go on: ${reason}`, {
    exitCode: 2,
    hint: `undo that in ${shown}/cinnabar.yaml, or remove the folder to start over: rm -r ${shown}`,
  });
}
