import type { EventDeclaration, Property } from '../catalog/catalog.ts';
import type { ValueType } from '../catalog/value-type.ts';
import type { Details, Report } from '../diagnostics/report.ts';
import type { Code, Facts } from '../diagnostics/catalogue.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Name } from '../ast/nodes.ts';
import { spellName } from '../ast/spell-name.ts';
import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';
import type { Constant } from './constant.ts';
import type { Declared, Declarations } from './declarations.ts';
import type { KeptChecks } from './kept-checks.ts';
import type { IdList } from './lists.ts';
import type { Project } from './project.ts';
import type { Computed } from './values.ts';
import type { WrittenParts } from './written.ts';

/** In the `where` of `any item in`: about each item, which has a name there. */
export interface ItemStanding {
  readonly kind: 'item';
  readonly name: string;
  /** How many items there are around it. */
  readonly depth: number;
  readonly type: ValueType;
  readonly around: Standing;
}

/** Where a condition stands: about the user, or in a `where` about each event, which is one of some, or about each item. */
export type Standing =
  | ItemStanding
  | { readonly kind: 'user' }
  | {
      readonly kind: 'event';
      readonly events: readonly EventDeclaration[];
      /** The other steps of the sequence around it that have names. */
      readonly steps?: readonly NamedStep[];
      /** Whether this is a comparison by itself, in which a step may be named. */
      readonly compares?: boolean;
    };

/** A step of a sequence as another sees it. */
export interface NamedStep {
  readonly name: string;
  /** Its place among the steps that are done; undefined when it cannot be compared with, for a reason. */
  readonly step: number | undefined;
  readonly why: string;
  readonly events: readonly EventDeclaration[];
}

/** What is the same in all of a project's files. */
export interface ProjectScope {
  readonly report: Report;
  readonly declarations: Declarations;
  readonly files: Project;
  readonly projectZone: string;
  /** Whether the settings name a source of users, without which a user has no properties. */
  readonly hasUserSource: boolean;
  /** The parameters that this compile was given, as text. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The lists that are sound, by name. */
  readonly lists: Map<string, IdList>;
  /** The parameters that have been checked so far, each one constant wherever it is named. */
  readonly params: Map<string, Constant | 'faulty' | 'being checked'>;
  /** The traits that have been checked so far. */
  readonly traits: Map<string, Computed | 'faulty' | 'being checked'>;
  /** The parameters and traits that something names: `parameter x`, `trait x`. */
  readonly named: Set<string>;
  /** Where the conditions that have been checked so far were written. */
  readonly written: WrittenParts;
  /** What is kept from round to round, where there are rounds. */
  readonly checks: KeptChecks | undefined;
}

/** What can be named at one place of one file, and where its faults go. */
export interface Scope {
  readonly project: ProjectScope;
  readonly source: Source;
  readonly declarations: Declarations;
  /** The paths whose declarations can be seen from here. */
  readonly visible: ReadonlySet<string>;
  /** False when a declaration that could be seen from here is lost. */
  readonly complete: boolean;
  readonly zone: string;
  readonly standing: Standing;
}

/** The scope at the top of a declaration: its file's names, the project's zone, the user. */
export function scopeOf(
  project: ProjectScope,
  { path, source }: Pick<Declared<unknown>, 'path' | 'source'>,
): Scope {
  const imported = project.files.imports.get(path) ?? [];
  const visible = new Set([path, ...imported.map(({ target }) => target)]);
  return {
    project,
    source,
    declarations: project.declarations,
    visible,
    complete: [...visible].every((seen) => !project.files.incomplete.has(seen)),
    zone: project.projectZone,
    standing: { kind: 'user' },
  };
}

/** Notes that something names a parameter or a trait: `parameter x`, `trait x`. */
export function noteNamed({ named, checks }: ProjectScope, name: string): void {
  named.add(name);
  checks?.noteNamed(name);
}

/** Checks a declaration; where there are rounds, only when something that it hangs on has changed. */
export function checkOnce<T>(node: object, scope: Scope, check: () => T): T {
  const { checks } = scope.project;
  return checks === undefined ? check() : checks.once(node, scope, check);
}

export function fault<C extends Code>(
  scope: Scope,
  code: C,
  span: Span,
  facts: Facts<C>,
  details?: Details,
): void {
  scope.project.report.add(code, scope.source, span, facts, details);
}

/**
 * Reports a name that nothing is called by. Where a declaration is lost, the name may be its: then only one that is
 * near to another is told.
 */
export function unknownName<C extends Code>(
  scope: Scope,
  code: C,
  span: Span,
  facts: Facts<C>,
  { complete = scope.complete, ...details }: Details & { readonly complete?: boolean },
): void {
  if (complete || details.hint !== undefined) fault(scope, code, span, facts, details);
}

/** The fix that replaces a misspelt name by the nearest one there is; none when nothing is near. */
export function spellingFix(name: Name, known: Iterable<string>): { hint?: string; fixes: Fix[] } {
  const near = nearest(name.text, known);
  if (near === undefined) return { fixes: [] };
  const text = spellName(near);
  return {
    hint: `did you mean \`${near}\`?`,
    fixes: [{ title: `write \`${near}\``, edits: [{ span: name.span, text }] }],
  };
}

/** The way out for a name that this file does not see: the file to import, else the nearest name. */
export function nameHelp(
  name: Name,
  table: ReadonlyMap<string, Declared<unknown>>,
  scope: Scope,
): { hint?: string; fixes?: Fix[] } {
  const hint = importHint(scope, table.get(name.text));
  return hint === undefined ? spellingFix(name, visibleNames(scope, table)) : { hint };
}

/** The hint for a name that another file declares, when this file does not import it. */
function importHint(scope: Scope, declared: Declared<unknown> | undefined): string | undefined {
  if (declared === undefined || isVisible(scope, declared)) return undefined;
  return `\`${declared.path}\` declares it: import that file`;
}

function isVisible(scope: Scope, { path, alsoIn }: Declared<unknown>): boolean {
  return [path, ...alsoIn].some((seen) => scope.visible.has(seen));
}

/** A declared thing that this file sees. */
export function visible<T>(scope: Scope, declared: Declared<T> | undefined): T | undefined {
  return declared !== undefined && isVisible(scope, declared) ? declared.value : undefined;
}

/** The user property of a name, when some file that is seen from here declares it. */
export function userProperty(scope: Scope, name: string): Property | undefined {
  return visible(scope, scope.declarations.userProperties.get(name));
}

/** The names of a table that this file sees. */
export function visibleNames(scope: Scope, table: ReadonlyMap<string, Declared<unknown>>): string[] {
  return [...table].filter(([, declared]) => isVisible(scope, declared)).map(([name]) => name);
}
