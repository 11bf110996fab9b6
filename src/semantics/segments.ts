import type { SegmentDeclaration } from '../ast/declaration-nodes.ts';
import type { Path, Text } from '../ast/nodes.ts';
import type { Section } from '../ast/sections/nodes.ts';
import { spellName } from '../ast/spell-name.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Settings } from '../catalog/settings.ts';
import { isTimeZone } from '../catalog/time-zone.ts';
import type { Report } from '../diagnostics/report.ts';
import { reportAlikeNames } from './alike-names.ts';
import { checkCondition } from './conditions.ts';
import type { Constant } from './constant.ts';
import { catalogOf, gatherDeclarations } from './declarations.ts';
import { checkExclusion } from './exclusion.ts';
import type { Project } from './project.ts';
import { checkOnce, fault, type ProjectScope, type Scope, scopeOf, userProperty } from './scope.ts';
import type { KeptChecks, Table } from './kept-checks.ts';
import { referencedSegments, reportSegmentCycles } from './segment-cycles.ts';
import { checkLists, type IdList, type ReadList } from './lists.ts';
import { writtenPath } from './fields.ts';
import { resolveName } from './names.ts';
import { lint } from './lint/lint.ts';
import { checkParam } from './params.ts';
import { checkChange, checkSize } from './sections/expectations.ts';
import type { SegmentFacts } from './sections/facts.ts';
import { checkRefresh } from './sections/schedules.ts';
import { checkTest } from './tests/check-test.ts';
import type { TypedTest } from './tests/typed-test.ts';
import { checkTrait } from './traits.ts';
import type { ExportedValue, SegmentRule, Value } from './typed.ts';
import { operandValue, type Computed, type PropertyRead } from './values.ts';

/** A checked project: what exists, and every segment that is free of faults, in order of declaration. */
export interface Program {
  readonly catalog: Catalog;
  /** The names of the declared parameters. */
  readonly parameters: readonly string[];
  /** The values of those that are sound, by name. In a typed rule, a parameter stands as this very object. */
  readonly parameterValues: ReadonlyMap<string, Constant>;
  /** The traits that are sound, by name. In a typed rule, a trait stands as this very object. */
  readonly traits: ReadonlyMap<string, Value>;
  readonly segments: ReadonlyMap<string, SegmentRule>;
  /** The lists of ids that are sound, by name. */
  readonly lists: ReadonlyMap<string, IdList>;
  /** The segment whose members are left out of all others, but for those that it needs itself. */
  readonly exclusion: string | undefined;
  /** In order of files, then as declared. */
  readonly tests: readonly TypedTest[];
}

/** What a check depends on beside the files. */
export interface CheckSettings extends Pick<Settings, 'timeZone' | 'users' | 'exclude'> {
  /** Values for parameters, as text; the others keep their defaults. */
  readonly parameters?: ReadonlyMap<string, string>;
  /** Reads lists of ids; without it, there is no file of them. */
  readonly lists?: ReadList;
  /** Whether to warn of what is sound and yet suspicious: in some files, or in all that a project has. */
  readonly lint?: 'files' | 'project';
}

/** Checks every trait and segment of every file, by the project's settings. */
export function checkProject(
  project: Project,
  settings: CheckSettings,
  report: Report,
  checks?: KeptChecks,
): Program {
  const declarations = gatherDeclarations(project, report, checks);
  reportAlikeNames(project, report);
  const parameters = settings.parameters ?? new Map<string, string>();
  const hasUserSource = settings.users !== undefined;
  checks?.begin(JSON.stringify([settings.timeZone, hasUserSource, [...parameters]]));
  const scope: ProjectScope = {
    report,
    declarations:
      checks?.watched(declarations, (table, name) => outcomeOf(table, name, scope)) ?? declarations,
    files: project,
    projectZone: settings.timeZone,
    hasUserSource,
    parameters,
    lists: new Map(),
    params: new Map(),
    traits: new Map(),
    named: new Set(),
    written: checks?.written ?? new Map(),
    checks,
  };
  for (const [name, list] of checkLists(scope, settings.lists ?? (() => undefined)))
    scope.lists.set(name, list);
  for (const declared of declarations.params.values()) checkParam(declared, scope);
  for (const name of declarations.traits.keys()) checkTrait(name, scope);
  const segments = new Map<string, SegmentRule>();
  for (const declared of declarations.segments.values()) {
    const own = scopeOf(scope, declared);
    const rule = checkOnce(declared.value, own, () => checkSegment(declared.value, own));
    if (rule !== undefined) segments.set(rule.name, rule);
  }
  const cyclic = reportSegmentCycles(segments, declarations, report);
  for (const name of cyclic) segments.delete(name);
  if (settings.exclude !== undefined) checkExclusion(settings.exclude, project, declarations, report);
  if (settings.lint !== undefined && !report.failed)
    lint(segments.values(), scope, settings.lint === 'project');
  const tests = checkTests(project, scope);
  return {
    catalog: catalogOf(declarations),
    parameters: [...declarations.params.keys()],
    parameterValues: sound(scope.params, (constant) => constant),
    traits: sound(scope.traits, ({ value }) => value),
    segments,
    lists: scope.lists,
    exclusion: settings.exclude?.segment,
    tests,
  };
}

function checkTests({ files }: Project, scope: ProjectScope): TypedTest[] {
  return [...files].flatMap(([path, { source, declarations }]) =>
    declarations.flatMap((test) => {
      if (test.kind !== 'test') return [];
      const own = scopeOf(scope, { path, source });
      return [checkOnce(test, own, () => checkTest(test, own))];
    }),
  );
}

/** What a name has come to in this round. What a segment or an event is, its declaration says. */
function outcomeOf(table: Table, name: string, scope: ProjectScope): unknown {
  switch (table) {
    case 'traits':
      return checkTrait(name, scope);
    case 'params': {
      const declared = scope.declarations.params.get(name);
      if (declared !== undefined) checkParam(declared, scope);
      return scope.params.get(name);
    }
    case 'lists':
      return scope.lists.get(name)?.contentHash;
    case 'segments':
    case 'events':
    case 'userProperties':
      return undefined;
  }
}

/** What is left of a table when its faulty entries are gone. */
function sound<T extends object, R>(
  table: ReadonlyMap<string, T | string>,
  read: (entry: T) => R,
): ReadonlyMap<string, R> {
  return new Map(
    [...table].flatMap(([name, entry]) => (typeof entry === 'string' ? [] : [[name, read(entry)] as const])),
  );
}

function checkSegment(node: SegmentDeclaration, outer: Scope): SegmentRule | undefined {
  const facts = checkFacts(node, outer);
  const zone = checkZone(onlySection(node, 'time zone', outer), outer);
  const scope = { ...outer, zone };
  const exports = checkExports(onlySection(node, 'export', scope)?.paths ?? [], scope);
  const members = onlySection(node, 'members', scope);
  if (members === undefined) {
    if (!node.whole) return undefined;
    fault(
      scope,
      'missing-members',
      node.name.span,
      { name: node.name.text },
      { hint: 'add `members` and a condition' },
    );
    return undefined;
  }
  const condition = checkCondition(members.condition, scope);
  if (condition === undefined) return undefined;
  return {
    name: node.name.text,
    facts,
    zone,
    exports,
    members: condition,
    references: referencedSegments(
      condition,
      exports.map(({ value }) => value),
    ),
  };
}

/** What is said of the segment beside who is in it. */
function checkFacts(node: SegmentDeclaration, scope: Scope): SegmentFacts {
  return {
    title: node.title?.text,
    description: onlySection(node, 'description', scope)?.description.text,
    owner: onlySection(node, 'owner', scope)?.owner.text,
    tags: checkTags(onlySection(node, 'tags', scope)?.tags ?? [], scope),
    refresh: checkRefresh(onlySection(node, 'refresh', scope), scope),
    size: checkSize(onlySection(node, 'expect size', scope), scope),
    change: checkChange(onlySection(node, 'expect change', scope), scope),
  };
}

function checkTags(tags: readonly Text[], scope: Scope): string[] {
  const first = new Map<string, Text>();
  for (const tag of tags) {
    const before = first.get(tag.text);
    if (before === undefined) first.set(tag.text, tag);
    else {
      const also = [{ source: scope.source, span: before.span, note: 'the first is here' }];
      fault(scope, 'duplicate-name', tag.span, { what: 'tag', name: tag.text }, { also });
    }
  }
  return [...first.keys()];
}

function onlySection<K extends Section['kind']>(
  node: SegmentDeclaration,
  kind: K,
  scope: Scope,
): Extract<Section, { kind: K }> | undefined {
  const [first, ...others] = node.sections.filter((section) => section.kind === kind);
  for (const other of others) {
    const also =
      first === undefined ? [] : [{ source: scope.source, span: first.span, note: 'the first is here' }];
    fault(scope, 'repeated-section', other.span, { section: kind }, { also });
  }
  return first as Extract<Section, { kind: K }> | undefined;
}

function checkZone(section: Extract<Section, { kind: 'time zone' }> | undefined, scope: Scope): string {
  if (section === undefined) return scope.zone;
  if (isTimeZone(section.zone.text)) return section.zone.text;
  fault(
    scope,
    'unknown-time-zone',
    section.zone.span,
    { zone: section.zone.text },
    {
      hint: 'time zones have names such as "Asia/Jakarta"',
    },
  );
  return scope.zone;
}

function checkExports(paths: readonly Path[], scope: Scope): ExportedValue[] {
  const exported = new Map<string, Path>();
  return paths.flatMap((path): ExportedValue[] => {
    const column = columnOf(path);
    if (column.toLowerCase() === 'user_id') {
      const hint = 'the first column of every result is `user_id`';
      fault(scope, 'duplicate-name', path.span, { what: 'export', name: column }, { hint });
      return [];
    }
    const before = exported.get(column);
    if (before !== undefined) {
      const also = [{ source: scope.source, span: before.span, note: 'the first is here' }];
      fault(scope, 'duplicate-name', path.span, { what: 'export', name: column }, { also });
      return [];
    }
    exported.set(column, path);
    const operand = exportedOperand(path, scope);
    return operand === undefined ? [] : [{ column, value: operandValue(operand), type: operand.type }];
  });
}

/** `city` for `user.city`, `address_city` for `user.address.city`. */
function columnOf({ names: [first, ...rest] }: Path): string {
  if (first === undefined || rest.length === 0) return first?.text ?? '';
  return rest.map(({ text }) => text).join('_');
}

/** A user property or a trait: what a member takes along. */
function exportedOperand(path: Path, scope: Scope): PropertyRead | Computed | undefined {
  const [first, second] = path.names;
  const isTrait =
    (path.names.length === 1 && first !== undefined && scope.declarations.traits.has(first.text)) ||
    (path.names.length === 2 && first?.text === 'trait');
  if (!isTrait && (first?.text !== 'user' || second === undefined)) {
    const name = path.names.map(({ text }) => text).join('.');
    const last = path.names.at(-1)?.text ?? '';
    const text = `user.${spellName(last)}`;
    const fixes =
      userProperty(scope, last) === undefined
        ? []
        : [{ title: `write \`${text}\``, edits: [{ span: path.span, text }] }];
    const hint = 'a property of the user is written `user.` and its name; a trait is written as its name';
    fault(scope, 'not-exported', path.span, { name }, { hint, fixes });
    return undefined;
  }
  const operand = resolveName(path, scope);
  if (operand?.kind !== 'property' && operand?.kind !== 'computed') return undefined;
  if (typeof operand.type === 'string') return operand;
  const hint =
    operand.type.kind === 'record'
      ? `a column holds one value: export a field, as \`${path.names.map(({ text }) => spellName(text)).join('.')}.…\``
      : 'a column holds one value';
  fault(scope, 'not-exported', path.span, { name: writtenPath(path.names) }, { hint });
  return undefined;
}
