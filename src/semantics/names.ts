import { spellName } from '../ast/spell-name.ts';
import type { Name, Path } from '../ast/nodes.ts';
import type { EventDeclaration } from '../catalog/catalog.ts';
import { typeName, type ValueType } from '../catalog/value-type.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { propertyKey } from './declarations.ts';
import { eventProperty } from './event-properties.ts';
import { reportUnknownField, typeOfField, writtenPath } from './fields.ts';
import { isOfItem, itemRead, outsideItems } from './items.ts';
import { paramOperand } from './params.ts';
import {
  fault,
  nameHelp,
  type Scope,
  spellingFix,
  unknownName,
  userProperty,
  visible,
  visibleNames,
} from './scope.ts';
import { namedStep, stepRead } from './steps.ts';
import { traitOperand } from './traits.ts';
import type { Operand, PropertyRead } from './values.ts';

/** What a path stands for: a property, a parameter or a trait. A name that could be two of them is reported. */
export function resolveName(path: Path, scope: Scope): Operand | undefined {
  const [first, second, ...rest] = path.names;
  if (first === undefined) return undefined;
  if (second !== undefined) {
    if (first.text === 'param' && rest.length === 0) return paramOperand(second, scope);
    if (first.text === 'trait' && rest.length === 0) return traitOperand(second, scope);
    const step = namedStep(path, scope);
    if (step !== undefined) return stepRead(step, path, scope);
    return propertyRead(path, scope);
  }
  const readings = [
    ...(isEventProperty(first, scope) ? ['event'] : []),
    ...(scope.standing.kind === 'item' && isOfItem(first, scope.standing) ? [scope.standing.name] : []),
    ...(visible(scope, scope.declarations.params.get(first.text)) === undefined ? [] : ['param']),
    ...(visible(scope, scope.declarations.traits.get(first.text)) === undefined ? [] : ['trait']),
  ];
  if (readings.length > 1) {
    const written = readings.map((reading) => `${reading}.${spellName(first.text)}`);
    fault(
      scope,
      'ambiguous-name',
      path.span,
      { name: first.text, readings: written.join(' or ') },
      {
        fixes: written.map((text) => ({ title: `write \`${text}\``, edits: [{ span: path.span, text }] })),
      },
    );
    return undefined;
  }
  if (readings[0] === 'param') return paramOperand(first, scope);
  if (readings[0] === 'trait') return traitOperand(first, scope);
  return propertyRead(path, scope);
}

function isEventProperty(name: Name, scope: Scope): boolean {
  return (
    scope.standing.kind === 'event' &&
    scope.standing.events.some(({ properties }) => properties.has(name.text))
  );
}

/** The property, or the field of one, that a path names, looked up where the path stands. */
export function propertyRead(path: Path, scope: Scope): PropertyRead | undefined {
  const { standing } = scope;
  const [first, second, ...rest] = path.names;
  if (first === undefined) return undefined;
  if (first.text === 'user' && second !== undefined) return userRead(second, rest, path, scope);
  if (standing.kind === 'item') {
    const outside = outsideItems(standing);
    const isEvents = first.text === 'event' && second !== undefined && outside.kind === 'event';
    return isEvents ? eventRead(second, rest, outside.events, scope) : itemRead(path, standing, scope);
  }
  if (standing.kind === 'user') {
    reportNoUserPrefix(first, path, scope);
    return undefined;
  }
  if (first.text === 'event' && second !== undefined) return eventRead(second, rest, standing.events, scope);
  if (second === undefined || isEventProperty(first, scope))
    return eventRead(first, path.names.slice(1), standing.events, scope);
  const records = standing.events.flatMap(({ properties }) =>
    [...properties.values()].filter(({ type }) => isRecord(type)).map(({ name }) => name),
  );
  reportUnknownHead(path, first, ['event', 'user', ...records], scope);
  return undefined;
}

/** Where a condition is about the user, only `user.` leads to properties: whatever else is written is told. */
function reportNoUserPrefix(first: Name, path: Path, scope: Scope): void {
  if (path.names.length > 1 && !isRecord(userProperty(scope, first.text)?.type) && !isOfEvent(first, scope))
    reportUnknownHead(path, first, ['user'], scope);
  else reportBareName(path, first, scope);
}

function isRecord(type: ValueType | undefined): boolean {
  return typeof type === 'object' && type.kind === 'record';
}

function isOfEvent({ text }: Name, { declarations }: Scope): boolean {
  return [...declarations.events.values()].some(({ value }) => isRecord(value.properties.get(text)?.type));
}

/** Several names of which the first is nothing that has any: what it may have been. */
function reportUnknownHead(path: Path, first: Name, known: readonly string[], scope: Scope): void {
  const near = nearest(first.text, known);
  const fixes =
    near === undefined || near === first.text
      ? []
      : [{ title: `write \`${near}.\``, edits: [{ span: first.span, text: spellName(near) }] }];
  fault(scope, 'unknown-name', path.span, { name: writtenPath(path.names) }, { fixes });
}

/** A property that the events share, or a field of one. */
export function eventRead(
  name: Name,
  fields: readonly Name[],
  events: readonly EventDeclaration[],
  scope: Scope,
): PropertyRead | undefined {
  const shared = sharedField(name, fields, events);
  if (shared !== undefined) return read('event', name, fields, shared);
  const property = eventProperty(name, events, scope);
  const isLost = events.some((event) => scope.declarations.partial.has(event.name));
  if (property !== undefined && !isLost) reportUnknownField(name.text, property.type, fields, scope);
  return undefined;
}

function textsOf(names: readonly Name[]): string[] {
  return names.map(({ text }) => text);
}

/** The type that a field has in all of some events, whatever else their records have; undefined when they differ. */
function sharedField(
  { text }: Name,
  fields: readonly Name[],
  events: readonly EventDeclaration[],
): ValueType | undefined {
  const [type, ...others] = events.map(({ properties }) => {
    const property = properties.get(text);
    return property && typeOfField(property.type, textsOf(fields));
  });
  if (type === undefined) return undefined;
  return others.every((other) => other !== undefined && typeName(other) === typeName(type))
    ? type
    : undefined;
}

function userRead(name: Name, fields: readonly Name[], path: Path, scope: Scope): PropertyRead | undefined {
  const property = userProperty(scope, name.text);
  if (property === undefined) {
    if (scope.declarations.faulty.has(propertyKey(undefined, name.text))) return undefined;
    const help = nameHelp(name, scope.declarations.userProperties, scope);
    const complete = scope.complete && !scope.declarations.partial.has(undefined);
    unknownName(scope, 'unknown-user-property', name.span, { name: name.text }, { ...help, complete });
    return undefined;
  }
  if (!scope.project.hasUserSource) {
    fault(
      scope,
      'no-user-source',
      path.span,
      { name: name.text },
      {
        hint: 'add `users:` with a table or files, and the column `id`, to cinnabar.yaml',
        once: true,
      },
    );
    return undefined;
  }
  const type = typeOfField(property.type, textsOf(fields));
  if (type !== undefined) return read('user', name, fields, type);
  if (!scope.declarations.partial.has(undefined))
    reportUnknownField(`user.${name.text}`, property.type, fields, scope);
  return undefined;
}

function reportBareName(path: Path, name: Name, scope: Scope): void {
  const property = userProperty(scope, name.text);
  const span = path.span;
  if (property !== undefined) {
    const text = ['user', ...path.names.map((one) => spellName(one.text))].join('.');
    fault(
      scope,
      'unknown-name',
      span,
      { name: name.text },
      {
        hint: 'a property of the user starts with `user.`',
        fixes: [{ title: `write \`${text}\``, edits: [{ span, text }] }],
      },
    );
    return;
  }
  const owner = [...scope.declarations.events.values()].find(({ value }) => value.properties.has(name.text));
  if (owner === undefined) {
    const near = spellingFix(name, visibleNames(scope, scope.declarations.userProperties));
    const fixes = near.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, text: `user.${edit.text}` })),
    }));
    if (near.hint !== undefined || !scope.complete)
      unknownName(scope, 'unknown-name', span, { name: name.text }, { ...near, fixes });
    else {
      const hint = 'a property of the user starts with `user.`; a text stands in double quotes';
      fault(scope, 'unknown-name', span, { name: name.text }, { hint });
    }
  } else {
    fault(
      scope,
      'event-property-elsewhere',
      span,
      { name: name.text },
      {
        hint: `ask for it where the event is asked for: \`did ${spellName(owner.value.name)} where ${spellName(name.text)} …\``,
      },
    );
  }
}

function read(of: 'event' | 'user', name: Name, fields: readonly Name[], type: ValueType): PropertyRead {
  return { kind: 'property', of, path: textsOf([name, ...fields]), type };
}
