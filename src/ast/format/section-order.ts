import type { Section } from '../sections/nodes.ts';

/** What a segment is, when it is worked out, what is expected of it, what goes out, and who is in. */
const order: readonly Section['kind'][] = [
  'description',
  'owner',
  'tags',
  'time zone',
  'refresh',
  'expect size',
  'expect change',
  'export',
  'members',
];

/** The sections in the one order in which they are printed; those of one kind keep theirs. */
export function sectionOrder(sections: readonly Section[]): readonly Section[] {
  return [...sections].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
