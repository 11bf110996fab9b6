import type { Name } from '../ast/nodes.ts';
import type { EventDeclaration, Property } from '../catalog/catalog.ts';
import { typeName } from '../catalog/value-type.ts';
import type { Details } from '../diagnostics/report.ts';
import { propertyKey } from './declarations.ts';
import { fault, type Scope, spellingFix } from './scope.ts';

/** The property of a name that all of some events declare with one type; undefined (reported) when there is none. */
export function eventProperty(
  name: Name,
  events: readonly EventDeclaration[],
  scope: Scope,
): Property | undefined {
  const declared = events.map((event) => event.properties.get(name.text));
  const [first] = declared;
  if (first !== undefined && declared.every((one) => one !== undefined && isSameType(one, first)))
    return first;
  if (events.some((event) => mayDeclare(event, name, scope))) return undefined;
  if (declared.some((one) => one !== undefined)) {
    const hint = 'a `where` over several events can ask only what all of them declare, with one type';
    fault(
      scope,
      'unshared-property',
      name.span,
      { name: name.text, why: difference(name, events) },
      { hint },
    );
    return undefined;
  }
  const names = events.map((event) => event.name);
  fault(scope, 'unknown-property', name.span, { events: names, name: name.text }, propertyHelp(name, events));
  return undefined;
}

/** The properties that all of some events declare with one type, by name. */
function sharedProperties([first, ...others]: readonly EventDeclaration[]): Property[] {
  return [...(first?.properties.values() ?? [])].filter((property) =>
    others.every(({ properties }) => {
      const other = properties.get(property.name);
      return other !== undefined && isSameType(other, property);
    }),
  );
}

function isSameType(a: Property, b: Property): boolean {
  return typeName(a.type) === typeName(b.type);
}

/** Whether the declaration of a property was lost, which was reported. */
function mayDeclare(
  { name: event, properties }: EventDeclaration,
  { text }: Name,
  { declarations }: Scope,
): boolean {
  if (properties.has(text)) return false;
  return declarations.faulty.has(propertyKey(event, text)) || declarations.partial.has(event);
}

function difference({ text }: Name, events: readonly EventDeclaration[]): string {
  const without = events.find(({ properties }) => !properties.has(text));
  if (without !== undefined) return `\`${without.name}\` has none`;
  const types = events.map(({ name, properties }) => [name, typeName(properties.get(text)?.type ?? 'text')]);
  const [one, ...others] = types;
  const other = others.find(([, type]) => type !== one?.[1]);
  return `it is ${String(one?.[1])} in \`${String(one?.[0])}\` and ${String(other?.[1])} in \`${String(other?.[0])}\``;
}

/** The nearest property; with none near, what there is. */
function propertyHelp(name: Name, events: readonly EventDeclaration[]): Details {
  if (name.text === 'hour' || name.text === 'weekday') {
    const text = `local ${name.text}`;
    const fixes = [{ title: `write \`${text}\``, edits: [{ span: name.span, text }] }];
    return { hint: `did you mean the event's \`${text}\`?`, fixes };
  }
  const shared = sharedProperties(events).map((property) => property.name);
  const near = spellingFix(name, shared);
  if (near.hint !== undefined) return near;
  const known = shared.slice(0, 8).map((property) => `\`${property}\``);
  const more = shared.length > known.length ? ', …' : '';
  const [has, none] =
    events.length === 1 ? (['it has', 'it has none'] as const) : (['all have', 'they share none'] as const);
  const listed = known.length === 0 ? none : `${has} ${known.join(', ')}${more}`;
  return { hint: `${listed}; a text stands in double quotes` };
}
