import { check, type Checked } from '../compile.ts';
import { applyFix } from '../diagnostics/apply-fix.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sureFixes, type SureFix } from '../diagnostics/sure-fixes.ts';
import type { ReadFile } from '../semantics/project.ts';
import type { CheckSettings } from '../semantics/segments.ts';

/** Rules after their sure fixes. Nothing is written yet. */
export interface FixedRules {
  /** What is still wrong. */
  readonly checked: Checked;
  /** The new texts of the files that changed, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was mended, in the order in which it was, with its place at that time. */
  readonly made: readonly SureFix[];
}

/** A fix may lay another fault bare; no file of people needs more rounds than this. */
const mostRounds = 20;

/**
 * Makes the sure fixes of the files at `paths`, and those that they make possible, until nothing is left to do. Files
 * that are only imported stay as they are.
 */
export function fixRules(paths: readonly string[], read: ReadFile, settings: CheckSettings): FixedRules {
  const texts = new Map<string, string>();
  const made: SureFix[] = [];
  const readFixed: ReadFile = (path) => texts.get(path) ?? read(path);
  for (let round = 1; ; round += 1) {
    const checked = check(paths, readFixed, settings);
    const fixed = round > mostRounds ? [] : paths.flatMap((path) => fixFile(path, checked.diagnostics));
    if (fixed.length === 0) return { checked, texts, made };
    for (const { path, text, fixes } of fixed) {
      texts.set(path, text);
      made.push(...fixes);
    }
  }
}

interface FixedFile {
  readonly path: string;
  readonly text: string;
  readonly fixes: readonly SureFix[];
}

function fixFile(path: string, diagnostics: readonly Diagnostic[]): readonly FixedFile[] {
  const fixes = sureFixes(diagnostics.filter(({ at }) => at.source.name === path));
  const [first] = fixes;
  if (first === undefined) return [];
  const edits = fixes.flatMap(({ fix }) => fix.edits);
  return [{ path, fixes, text: applyFix(first.diagnostic.at.source.text, { edits }) }];
}
