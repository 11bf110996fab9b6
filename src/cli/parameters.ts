import { CinnabarError } from '../diagnostics/cinnabar-error.ts';

/** The values of `--param name=value` flags by name. Throws a `CinnabarError` for one of another form, or given twice. */
export function parametersOf(flags: readonly string[] = []): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const flag of flags) {
    const at = flag.indexOf('=');
    const name = flag.slice(0, at);
    if (at < 1)
      throw new CinnabarError(`\`--param ${flag}\` gives no parameter a value`, {
        exitCode: 2,
        hint: 'write `--param name=value`',
      });
    if (parameters.has(name))
      throw new CinnabarError(`the parameter \`${name}\` is given twice`, { exitCode: 2 });
    parameters.set(name, flag.slice(at + 1));
  }
  return parameters;
}
