import type { Path, Section, SegmentDeclaration } from '../ast/nodes.ts';
import { spellName } from '../ast/spell-name.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Settings } from '../catalog/settings.ts';
import { isTimeZone } from '../catalog/time-zone.ts';
import type { Report } from '../diagnostics/report.ts';
import { checkCondition } from './conditions.ts';
import { catalogOf, gatherDeclarations, type Declarations, type Declared } from './declarations.ts';
import type { Project } from './project.ts';
import { fault, type Scope, userProperty } from './scope.ts';
import { referencedSegments, reportSegmentCycles } from './segment-cycles.ts';
import type { ExportedProperty, SegmentRule } from './typed.ts';
import { propertyRead } from './values.ts';

/** A checked project: what exists, and every segment that is free of faults, in order of declaration. */
export interface Program {
  readonly catalog: Catalog;
  readonly segments: ReadonlyMap<string, SegmentRule>;
}

/** Checks every segment of every file, by the project's settings. */
export function checkProject(
  project: Project,
  settings: Pick<Settings, 'timeZone' | 'users'>,
  report: Report,
): Program {
  const declarations = gatherDeclarations(project, report);
  const segments = new Map<string, SegmentRule>();
  for (const declared of declarations.segments.values()) {
    const rule = checkSegment(declared, declarations, project, settings, report);
    if (rule !== undefined) segments.set(rule.name, rule);
  }
  const cyclic = reportSegmentCycles(segments, declarations, report);
  for (const name of cyclic) segments.delete(name);
  return { catalog: catalogOf(declarations), segments };
}

function checkSegment(
  { value: node, path, source }: Declared<SegmentDeclaration>,
  declarations: Declarations,
  project: Project,
  settings: Pick<Settings, 'timeZone' | 'users'>,
  report: Report,
): SegmentRule | undefined {
  const visible = new Set([path, ...(project.imports.get(path) ?? []).map(({ target }) => target)]);
  const outer: Scope = {
    source,
    report,
    declarations,
    visible,
    complete: [...visible].every((seen) => !project.incomplete.has(seen)),
    zone: settings.timeZone,
    hasUserSource: settings.users !== undefined,
    standing: { kind: 'user' },
  };
  const owner = onlySection(node, 'owner', outer)?.owner.text;
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
    title: node.title?.text,
    owner,
    zone,
    exports,
    members: condition,
    references: referencedSegments(condition),
  };
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

function checkExports(paths: readonly Path[], scope: Scope): ExportedProperty[] {
  const exported = new Map<string, Path>();
  return paths.flatMap((path): ExportedProperty[] => {
    const [first, second] = path.names;
    if (first?.text !== 'user' || second === undefined || path.names.length > 2) {
      const name = path.names.map(({ text }) => text).join('.');
      const last = path.names.at(-1)?.text ?? '';
      const text = `user.${spellName(last)}`;
      const fixes =
        userProperty(scope, last) === undefined
          ? []
          : [{ title: `write \`${text}\``, edits: [{ span: path.span, text }] }];
      const hint = 'a property of the user is written `user.` and its name';
      fault(scope, 'export-not-user', path.span, { name }, { hint, fixes });
      return [];
    }
    const before = exported.get(second.text);
    if (before !== undefined) {
      const also = [{ source: scope.source, span: before.span, note: 'the first is here' }];
      fault(scope, 'duplicate-name', path.span, { what: 'export', name: second.text }, { also });
      return [];
    }
    exported.set(second.text, path);
    const property = propertyRead(path, scope);
    return property === undefined
      ? []
      : [{ column: property.name, property: property.name, type: property.type }];
  });
}
