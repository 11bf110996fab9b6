import type { Name, Path } from '../ast/nodes.ts';
import { typeName, type ValueType } from '../catalog/value-type.ts';
import type { Details } from '../diagnostics/report.ts';
import { fault, type Scope, spellingFix } from './scope.ts';

/** The type of a field of a field of a value; undefined when there is no such field. */
export function typeOfField(type: ValueType, fields: readonly string[]): ValueType | undefined {
  return fields.reduce<ValueType | undefined>(fieldOf, type);
}

function fieldOf(type: ValueType | undefined, name: string): ValueType | undefined {
  return typeof type === 'object' && type.kind === 'record' ? type.fields.get(name) : undefined;
}

/** Reports the first of some fields that what is before it does not have. `head` is what they are read from, as written. */
export function reportUnknownField(
  head: string,
  type: ValueType,
  fields: readonly Name[],
  scope: Scope,
): void {
  let of = { text: head, type };
  for (const field of fields) {
    const inner = fieldOf(of.type, field.text);
    if (inner === undefined) {
      const facts = { of: of.text, type: kindName(of.type), name: field.text };
      fault(scope, 'unknown-field', field.span, facts, fieldHelp(of.type, field));
      return;
    }
    of = { text: `${of.text}.${field.text}`, type: inner };
  }
}

/** What a record is, without its fields. */
function kindName(type: ValueType): string {
  return typeof type === 'object' && type.kind === 'record' ? 'record' : typeName(type);
}

/** The nearest field; with none near, what there is. */
function fieldHelp(type: ValueType, field: Name): Details {
  if (typeof type === 'string' || type.kind !== 'record') return { hint: 'only a `record { … }` has fields' };
  const near = spellingFix(field, type.fields.keys());
  if (near.hint !== undefined) return near;
  const known = [...type.fields.keys()].slice(0, 8).map((name) => `\`${name}\``);
  return { hint: `it has ${known.length === 0 ? 'none' : known.join(', ')}` };
}

/** A path as it was written, without backticks. */
export function writtenPath(names: Path['names']): string {
  return names.map(({ text }) => text).join('.');
}
