import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { renderJson } from '../diagnostics/render-json.ts';

/** What `--json` prints of diagnostics: all of them, and how many of each severity. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const document = {
    errors,
    warnings: diagnostics.length - errors,
    diagnostics: diagnostics.map(renderJson),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
