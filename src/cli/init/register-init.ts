import type { Command } from 'commander';
import pc from 'picocolors';
import type { Surroundings } from '../surroundings.ts';

interface Flags {
  readonly from: string;
  readonly user?: string;
  readonly name?: string;
  readonly time?: string;
  readonly id?: string;
  readonly force?: true;
  readonly strict?: true;
}

/** `cinnabar init`: a project from a file of events. */
export function registerInit(program: Command, { folder, say, colours }: Surroundings): void {
  program
    .command('init')
    .summary('write settings, a catalog and two rules for a file of events')
    .description(
      'Looks at a file of events and writes cinnabar.yaml, catalog.seg and two rules that find someone.\nIt works out which columns are user, event name, time and id, and says what it chose.',
    )
    .requiredOption(
      '--from <file>',
      "CSV, NDJSON (also .gz) or Parquet; or a pattern in quotes, 'data/*.csv'",
    )
    .option('--user <column>', 'the column that says whose event it is')
    .option('--name <column>', 'the column that names the event')
    .option('--time <column>', 'the column that says when it happened')
    .option('--id <column>', 'the column that tells an event from its copies')
    .option('--force', 'replace files that are there')
    .option('--strict', 'refuse a file with lines that cannot be read')
    .addHelpText('after', '\nExample:\n  cinnabar init --from events.csv.gz && cinnabar run')
    .action(async ({ from, force, strict, ...columns }: Flags) => {
      // Loaded when called: help and version come at once.
      const { askAtTerminal } = await import('./ask-at-terminal.ts');
      const { initFrom } = await import('./init-from.ts');
      const { initReport } = await import('./init-report.ts');
      const result = await initFrom({
        from,
        folder,
        columns,
        force: force === true,
        strict: strict === true,
        ask: askAtTerminal(),
      });
      say(initReport(result, pc.createColors(colours)));
    });
}
