import { spellName } from '../ast/spell-name.ts';
import type { Name, Path } from '../ast/nodes.ts';
import type { Property } from '../catalog/catalog.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { propertyKey } from './declarations.ts';
import { eventProperty } from './event-properties.ts';
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
import { traitOperand } from './traits.ts';
import type { Operand, PropertyRead } from './values.ts';

/** What a path stands for: a property, a parameter or a trait. A name that could be two of them is reported. */
export function resolveName(path: Path, scope: Scope): Operand | undefined {
  const [first, second, ...rest] = path.names;
  if (first === undefined) return undefined;
  if (second !== undefined) {
    if (first.text === 'param' && rest.length === 0) return paramOperand(second, scope);
    if (first.text === 'trait' && rest.length === 0) return traitOperand(second, scope);
    return propertyRead(path, scope);
  }
  const readings = [
    ...(isEventProperty(first, scope) ? ['event'] : []),
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

/** The property that a path names, looked up where the path stands. */
export function propertyRead(path: Path, scope: Scope): PropertyRead | undefined {
  const [first, second, ...rest] = path.names;
  if (first === undefined) return undefined;
  if (second === undefined) return bareName(path, first, scope);
  if (first.text === 'user' && rest.length === 0) return userRead(second, path, scope);
  if (first.text === 'event' && rest.length === 0 && scope.standing.kind === 'event')
    return bareName(path, second, scope);
  if (scope.standing.kind === 'event' && scope.standing.steps?.includes(first.text) === true) {
    const hint = `\`${first.text}\` is a step, and steps are not compared with each other yet`;
    fault(scope, 'unknown-name', path.span, { name: writtenPath(path) }, { hint });
    return undefined;
  }
  const prefix = nearest(first.text, scope.standing.kind === 'event' ? ['event', 'user'] : ['user']);
  const name = writtenPath(path);
  const fixes =
    prefix === undefined || prefix === first.text
      ? []
      : [{ title: `write \`${prefix}.\``, edits: [{ span: first.span, text: prefix }] }];
  fault(scope, 'unknown-name', path.span, { name }, { fixes });
  return undefined;
}

function writtenPath({ names }: Path): string {
  return names.map(({ text }) => text).join('.');
}

function userRead(name: Path['names'][number], path: Path, scope: Scope): PropertyRead | undefined {
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
  return read('user', property);
}

function bareName(path: Path, name: Path['names'][number], scope: Scope): PropertyRead | undefined {
  if (scope.standing.kind === 'event') {
    const property = eventProperty(name, scope.standing.events, scope);
    return property && read('event', property);
  }
  const property = userProperty(scope, name.text);
  const span = path.span;
  if (property !== undefined) {
    const text = `user.${spellName(name.text)}`;
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
    return undefined;
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
  return undefined;
}

function read(of: 'event' | 'user', { name, type }: Property): PropertyRead {
  return { kind: 'property', of, name, type };
}
