import { written } from './names.ts';
import type { DeclaredProperty, SpokenProperty } from './vocabulary.ts';

/** What rules can speak of: properties, and of records every field. */
export function spokenProperties(declared: readonly DeclaredProperty[]): SpokenProperty[] {
  return declared.flatMap(({ name, type }): SpokenProperty[] => {
    const own = { text: written(name), type };
    if (typeof type === 'string' || type.kind === 'list') return [own];
    const fields = spokenProperties([...type.fields].map(([field, inner]) => ({ name: field, type: inner })));
    return [own, ...fields.map((field) => ({ ...field, text: `${own.text}.${field.text}` }))];
  });
}
