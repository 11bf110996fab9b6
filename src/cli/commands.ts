import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CheckFlags } from './check.ts';
import type { CompileFlags } from './compile.ts';
import type { FmtFlags } from './fmt.ts';
import type { ExplainFlags } from './explain.ts';
import type { IngestFlags } from './ingest.ts';
import type { IngestBenchFlags } from './ingest-bench.ts';
import type { RunFlags } from './run.ts';
import type { TestFlags } from './test.ts';
import type { Surroundings } from './surroundings.ts';
import type { Round } from './watch.ts';

/**
 * Adds the commands that work on a project. Each is loaded when it is called, so that help and version come at once.
 * `done` is told a command's exit code.
 */
export function registerCommands(
  program: Command,
  surroundings: Surroundings,
  done: (exitCode: number) => void,
): void {
  const asOf = () =>
    new Option('--as-of <instant>', 'a date, or an instant such as 2026-06-30T00:00:00Z (default: now)');
  const param = () =>
    new Option('--param <name=value>', 'a value for a parameter of the rules; may be given again').argParser(
      (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
    );
  const json = () => new Option('--json', 'print what a program can read');
  const watchOption = () =>
    new Option('--watch', 'again whenever a file of the project changes; with --json, a line each time');

  program
    .command('check')
    .summary('say everything that is wrong in the rules')
    .description(
      'Reads rule files and says everything that is wrong in them, with the place and the way out.\nWithout paths: all rules of the project.',
    )
    .argument('[paths...]', 'rule files, or folders of them')
    .option('--fix', 'mend what has exactly one way out, in the files themselves')
    .addOption(watchOption().conflicts(['fix', 'format']))
    .option('--max-warnings <number>', 'fail when there are more warnings than this', wholeNumber(1_000_000))
    .addOption(
      new Option(
        '--format <name>',
        'for people, a line each for editors, data, or SARIF 2.1.0 for CI (default: text)',
      )
        .choices(['text', 'short', 'json', 'sarif'])
        .conflicts('json'),
    )
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        'cinnabar check',
        'cinnabar check rules/lapsed_foodies.seg --json',
        'cinnabar check --fix',
        'cinnabar check --watch',
        'cinnabar check --max-warnings 0',
        'cinnabar check --format sarif > cinnabar.sarif',
      ),
    )
    .action(async (paths: string[], _: unknown, command: Command) => {
      const { check } = await import('./check.ts');
      const flags = command.optsWithGlobals<CheckFlags>();
      done(await onceOrWatching((own, files) => check(paths, flags, own, files), paths, flags, surroundings));
    });

  program
    .command('fmt')
    .summary('write rule files in their one form')
    .description(
      'Writes rule files in their one form. What they say, and their comments, stay.\nA file with faults is left as it is. Without paths: all rules of the project and the catalogs that they import.',
    )
    .argument('[paths...]', 'rule files, or folders of them; `-` reads one and prints it')
    .option('--check', 'write nothing: list the files that would change, with exit code 1')
    .addHelpText(
      'after',
      examples('cinnabar fmt', 'cinnabar fmt --check rules', 'cinnabar fmt - < draft.seg'),
    )
    .action(async (paths: string[], _: unknown, command: Command) => {
      const { fmt } = await import('./fmt.ts');
      done(await fmt(paths, command.optsWithGlobals<FmtFlags>(), surroundings));
    });

  program
    .command('compile')
    .summary('print the SQL of a segment')
    .description('Prints the SQL that finds the members of a segment, all of its constants inside.')
    .argument('<segment>', 'the name of a segment, or a rule file')
    .addOption(new Option('--engine <name>', 'whose SQL').choices(['duckdb', 'bigquery']).default('duckdb'))
    .addOption(asOf())
    .option('--segment <name>', 'of a file with several segments, only this one')
    .addOption(param())
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        'cinnabar compile lapsed_foodies',
        'cinnabar compile rules/lapsed_foodies.seg --engine bigquery --as-of 2026-06-30',
      ),
    )
    .action(async (wanted: string, _: unknown, command: Command) => {
      const { compile } = await import('./compile.ts');
      done(compile(wanted, command.optsWithGlobals<CompileFlags>(), surroundings));
    });

  program
    .command('explain')
    .summary('say in plain English whom a rule is about')
    .description(
      'Says in plain English whom a rule is about, with the exact dates that its windows have as of an instant.',
    )
    .argument('<segment>', 'the name of a segment, or a rule file')
    .addOption(asOf())
    .addOption(param())
    .option('--segment <name>', 'of a file with several segments, only this one')
    .addOption(
      new Option(
        '--plan',
        'the plan instead: what is read and kept; with --as-of, its windows worked out',
      ).conflicts(['tree', 'json']),
    )
    .addOption(
      new Option('--tree', 'the typed tree instead: every name and type as understood').conflicts('json'),
    )
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        'cinnabar explain lapsed_foodies',
        'cinnabar explain rules/lapsed_foodies.seg --as-of 2026-06-30',
        'cinnabar explain lapsed_foodies --plan',
      ),
    )
    .action(async (wanted: string, _: unknown, command: Command) => {
      const { explain } = await import('./explain.ts');
      done(explain(wanted, command.optsWithGlobals<ExplainFlags>(), surroundings));
    });

  program
    .command('test')
    .summary('run the tests in rule files')
    .description(
      'Runs the tests in rule files, over the users and events that they tell themselves.\nWhere one fails it says which clauses of the rule decided. Without paths: all tests of the project.',
    )
    .argument('[paths...]', 'rule files, or folders of them')
    .addOption(
      new Option(
        '--engine <name>',
        'who finds the members: DuckDB, or the interpreter that defines the language',
      )
        .choices(['duckdb', 'reference'])
        .default('duckdb'),
    )
    .option('--junit <file>', "write the results to a file as JUnit's XML, for CI")
    .addOption(watchOption().conflicts('junit'))
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        'cinnabar test',
        'cinnabar test rules/lapsed_foodies.seg',
        'cinnabar test --watch',
        'cinnabar test --junit tests.xml',
      ),
    )
    .action(async (paths: string[], _: unknown, command: Command) => {
      const { test } = await import('./test.ts');
      const flags = command.optsWithGlobals<TestFlags>();
      done(await onceOrWatching((own, files) => test(paths, flags, own, files), paths, flags, surroundings));
    });

  program
    .command('run')
    .summary('find the members of segments and publish them')
    .description(
      'Computes segments and publishes their members in the results of a target.\nWithout names: all segments of the project.',
    )
    .argument('[segments...]', 'names of segments')
    .addOption(asOf())
    .addOption(param())
    .option('--target <name>', 'a target of cinnabar.yaml')
    .option('--strict', 'refuse source files with lines that cannot be read')
    .option('--wait <seconds>', 'how long to wait while somebody has the results open', wholeNumber(86_400))
    .addOption(json())
    .addHelpText('after', examples('cinnabar run', 'cinnabar run lapsed_foodies --as-of 2026-06-30 --json'))
    .action(async (names: string[], _: unknown, command: Command) => {
      const { run } = await import('./run.ts');
      done(await run(names, command.optsWithGlobals<RunFlags>(), surroundings));
    });

  const ingest = program
    .command('ingest')
    .summary('take events in over a WebSocket and land them in the lake')
    .description(
      'Takes events in over a WebSocket, acknowledges what is safe on disk, and lands it in the lake.\nOn Ctrl-C or SIGTERM it stops in order and prints where every event went.',
    )
    .option('--host <name>', 'where to listen, in place of the settings')
    .option(
      '--port <number>',
      'the port, in place of the settings; 0 for any that is free',
      wholeNumber(65_535),
    )
    .addOption(json())
    .addHelpText('after', examples('cinnabar ingest', 'cinnabar ingest --port 8081'))
    .action(async (_: unknown, command: Command) => {
      const { ingest } = await import('./ingest.ts');
      done(await ingest(command.optsWithGlobals<IngestFlags>(), surroundings));
    });

  ingest
    .command('bench')
    .summary('measure a server that takes events in')
    .description(
      "Sends made-up events to a server that speaks Raccoon's protocol, this one or another, and says how many a\nsecond it acknowledged and how long that took. The server keeps what it takes: give it a lake of its own.",
    )
    .requiredOption('--url <address>', 'the server, such as ws://127.0.0.1:8080/api/v1/events')
    .option('--connections <number>', 'how many at once', wholeNumber(100_000), 50)
    .option('--batch <events>', 'events in a batch', wholeNumber(100_000), 150)
    .option('--event-bytes <bytes>', 'bytes of an event', wholeNumber(1_000_000), 600)
    .option(
      '--rate <events>',
      'events a second of all (default: as many as are answered)',
      wholeNumber(100_000_000),
    )
    .option('--duration <seconds>', 'how long', wholeNumber(86_400), 10)
    .option('--id-header <name>', 'the header that names a connection', 'X-User-ID')
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        'cinnabar ingest bench --url ws://127.0.0.1:8080/api/v1/events',
        'cinnabar ingest bench --url ws://127.0.0.1:8080/api/v1/events --rate 10000 --json',
      ),
    )
    .action(async (_: unknown, command: Command) => {
      const { ingestBench } = await import('./ingest-bench.ts');
      done(await ingestBench(command.optsWithGlobals<IngestBenchFlags>(), surroundings));
    });
}

async function onceOrWatching(
  round: Round,
  names: readonly string[],
  { watch: watching, settings, json }: Pick<CheckFlags, 'watch' | 'settings' | 'json'>,
  surroundings: Surroundings,
): Promise<number> {
  if (watching !== true) return round(surroundings);
  const { watch } = await import('./watch.ts');
  return watch(round, { names, settings, json: json === true }, surroundings);
}

/** What help says at its end. */
export function examples(...lines: readonly string[]): string {
  return `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

function wholeNumber(most: number): (text: string) => number {
  return (text) => {
    if (/^\d{1,9}$/.test(text) && Number(text) <= most) return Number(text);
    throw new InvalidArgumentError(`It is a whole number up to ${String(most)}.`);
  };
}
