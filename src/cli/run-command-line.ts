import { Command, CommanderError } from 'commander';
import pc from 'picocolors';
import { examples, registerCommands } from './commands.ts';
import { registerDemo } from './demo/register-demo.ts';
import { registerInit } from './init/register-init.ts';
import { printFailure } from './print-failure.ts';
import type { Surroundings } from './surroundings.ts';
import { version } from './version.ts';

/**
 * Runs one command line. Returns the exit code: 0 done, 1 the rules are wrong, 2 wrong use, 3 the warehouse, disk or
 * network failed, 70 a bug in Cinnabar. Never throws.
 */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { out, say, colours } = surroundings;
  let exitCode = 0;
  const program = new Command('cinnabar')
    .description('Own your audience: clickstream in, readable rules to exact lists of users.')
    .version(version, '-V, --version', 'print the version')
    .option('--settings <file>', 'the settings file (default: cinnabar.yaml here or in a folder above)')
    .option('--no-color', 'no colours; the variable NO_COLOR says the same')
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({
      writeOut: out,
      writeErr: say,
      outputError: (text, write) => write(text.replace(/^error:/, pc.createColors(colours).red('error:'))),
    })
    .addHelpText('after', examples('cinnabar init --from events.csv.gz', 'cinnabar check', 'cinnabar run'))
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 the rules are wrong, 2 wrong use, 3 the warehouse, disk or network failed.',
    );
  registerInit(program, surroundings);
  registerCommands(program, surroundings, (code) => (exitCode = code));
  registerDemo(program, surroundings);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has said what is wrong; help and version are no failures.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return printFailure(error, surroundings, args.includes('--json'));
  }
}
