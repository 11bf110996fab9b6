import type { Name, Path } from '../ast/nodes.ts';
import { spellName } from '../ast/spell-name.ts';
import type { Details } from '../diagnostics/report.ts';
import { reportUnknownField, typeOfField, writtenPath } from './fields.ts';
import { fault, type ItemStanding, type Scope, type Standing } from './scope.ts';
import type { ItemRead } from './values.ts';

/** How many `any item in` there are around a place. */
export function itemsAround(standing: Standing): number {
  return standing.kind === 'item' ? standing.depth + 1 : 0;
}

/** Where the outermost `any item in` around a place stands. */
export function outsideItems(standing: Standing): Exclude<Standing, ItemStanding> {
  return standing.kind === 'item' ? outsideItems(standing.around) : standing;
}

/** Whether a name alone is an item, or a field of the innermost one. */
export function isOfItem({ text }: Name, standing: ItemStanding): boolean {
  return itemNamed(text, standing) !== undefined || typeOfField(standing.type, [text]) !== undefined;
}

/** An item by its name, the nearest first. */
function itemNamed(name: string, standing: Standing): ItemStanding | undefined {
  if (standing.kind !== 'item') return undefined;
  return standing.name === name ? standing : itemNamed(name, standing.around);
}

/** What a path reads of an item: `item`, `item.price`, or `price` alone of the innermost one. */
export function itemRead(path: Path, standing: ItemStanding, scope: Scope): ItemRead | undefined {
  const [first, ...rest] = path.names;
  if (first === undefined) return undefined;
  const named = itemNamed(first.text, standing);
  if (named !== undefined) return fieldOfItem(named, rest, scope);
  if (typeOfField(standing.type, [first.text]) !== undefined) return fieldOfItem(standing, path.names, scope);
  reportNoField(path, first, standing, scope);
  return undefined;
}

function fieldOfItem(
  { name, depth, type: whole }: ItemStanding,
  fields: readonly Name[],
  scope: Scope,
): ItemRead | undefined {
  const path = fields.map(({ text }) => text);
  const type = typeOfField(whole, path);
  if (type !== undefined) return { kind: 'property', of: 'item', name, depth, path, type };
  reportUnknownField(name, whole, fields, scope);
  return undefined;
}

/** A name that is no field of the item may be one of what is around it, which is read by its prefix. */
function reportNoField(path: Path, first: Name, standing: ItemStanding, scope: Scope): void {
  const prefix = prefixAround(first.text, standing.around);
  if (prefix !== undefined) {
    const text = [prefix, ...path.names.map((name) => name.text)].map(spellName).join('.');
    const details: Details = {
      hint: 'in the `where` of an item, a name alone is a field of the item',
      fixes: [{ title: `write \`${text}\``, edits: [{ span: path.span, text }] }],
    };
    fault(scope, 'unknown-name', path.span, { name: writtenPath(path.names) }, details);
    return;
  }
  if (typeof standing.type === 'object' && standing.type.kind === 'record') {
    reportUnknownField(standing.name, standing.type, [first], scope);
    return;
  }
  const hint = `an item is called \`${standing.name}\` here; a text stands in double quotes`;
  fault(scope, 'unknown-name', path.span, { name: writtenPath(path.names) }, { hint });
}

/** What a property of the event, or a field of an item further out, is read with. */
function prefixAround(name: string, standing: Standing): string | undefined {
  switch (standing.kind) {
    case 'user':
      return undefined;
    case 'event':
      return standing.events.some(({ properties }) => properties.has(name)) ? 'event' : undefined;
    case 'item':
      return typeOfField(standing.type, [name]) === undefined
        ? prefixAround(name, standing.around)
        : standing.name;
  }
}
