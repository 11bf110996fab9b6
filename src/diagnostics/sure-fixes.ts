import type { Diagnostic, Edit, Fix } from './diagnostic.ts';

/** A fix that can be made without asking, with the diagnostic that it mends. */
export interface SureFix {
  readonly diagnostic: Diagnostic;
  readonly fix: Fix;
}

/**
 * The fixes of errors that have exactly one, of diagnostics of one source. Of fixes that touch each other only the first
 * is taken: the others may be void once it is made. Warnings are left: their fixes change what a sound rule means.
 */
export function sureFixes(diagnostics: readonly Diagnostic[]): SureFix[] {
  const taken: Edit[] = [];
  return diagnostics.flatMap((diagnostic): SureFix[] => {
    const [fix, ...others] = diagnostic.fixes;
    if (diagnostic.severity !== 'error' || fix === undefined || others.length > 0) return [];
    if (fix.edits.some((edit) => taken.some((other) => touch(edit, other)))) return [];
    taken.push(...fix.edits);
    return [{ diagnostic, fix }];
  });
}

function touch({ span: a }: Edit, { span: b }: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
