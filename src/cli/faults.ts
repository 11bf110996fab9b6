import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { renderSummary } from '../diagnostics/render-text.ts';

/** Texts of the user's are wrong: the diagnostics say where. It ends a command that can do nothing with them. */
export class Faults extends CinnabarError {
  readonly diagnostics: readonly Diagnostic[];

  /** Exit code 1 for rules, 2 for settings. */
  constructor(diagnostics: readonly Diagnostic[], exitCode: 1 | 2) {
    super(renderSummary(diagnostics), { exitCode });
    this.name = 'Faults';
    this.diagnostics = diagnostics;
  }
}
