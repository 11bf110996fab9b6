import type { Events, Name } from '../ast/nodes.ts';
import type { EventDeclaration } from '../catalog/catalog.ts';
import { fault, nameHelp, type Scope, unknownName, visible, visibleNames } from './scope.ts';

/**
 * The declared events that a behaviour names; undefined (reported) when there is one that this file does not see.
 * `any event` is every event that it sees, so that it means the same whatever else is in the project.
 */
export function checkEvents(events: Events, scope: Scope): readonly EventDeclaration[] | undefined {
  switch (events.kind) {
    case 'one event':
      return allOf([checkEvent(events.name, scope)]);
    case 'any of':
      return allOf(events.names.map((name) => checkEvent(name, scope)));
    case 'any event':
      return everyEvent(events, scope);
  }
}

/** The names of events, sorted and each once: in which order they were written changes nothing. */
export function namesOf(events: readonly EventDeclaration[]): readonly string[] {
  return [...new Set(events.map(({ name }) => name))].sort();
}

/** What is named, as it was written. */
export function writtenEvents({ span }: Events, { source }: Scope): string {
  return source.text.slice(span.start, span.end);
}

function checkEvent(name: Name, scope: Scope): EventDeclaration | undefined {
  const declared = scope.declarations.events.get(name.text);
  const event = visible(scope, declared);
  if (event !== undefined) return event;
  const help = nameHelp(name, scope.declarations.events, scope);
  unknownName(scope, 'unknown-event', name.span, { name: name.text }, help);
  return undefined;
}

function everyEvent({ span }: Events, scope: Scope): readonly EventDeclaration[] | undefined {
  const { events } = scope.declarations;
  const seen = visibleNames(scope, events).flatMap((name) => events.get(name)?.value ?? []);
  if (seen.length > 0) return seen;
  if (scope.complete) fault(scope, 'no-events', span, {}, { hint: 'import the file that declares them' });
  return undefined;
}

function allOf<T>(found: readonly (T | undefined)[]): readonly T[] | undefined {
  const sound = found.filter((one) => one !== undefined);
  return sound.length === found.length ? sound : undefined;
}
