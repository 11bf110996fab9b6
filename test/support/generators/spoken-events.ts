import * as fc from 'fast-check';
import { pick, type SpokenProperty, type Vocabulary, type Written } from './vocabulary.ts';
import { written } from './names.ts';

/** What a behaviour or an aggregate speaks of, and the properties that its `where` can ask for. */
interface SpokenEvents {
  readonly text: string;
  readonly properties: readonly SpokenProperty[];
}

/** One event, any of several, or any event. Events share their properties, so one name has one type. */
export const spokenEvents: fc.Arbitrary<Written<Vocabulary, SpokenEvents>> = fc
  .record({
    form: fc.constantFrom('one', 'one', 'one', 'one', 'any of', 'any of', 'any event'),
    chosen: fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ form, chosen }) => ({ events }: Vocabulary) => {
    if (form === 'any event') return { text: form, properties: shared(events) };
    const named = chosen.map((at) => pick(events, at));
    const [first] = named;
    if (form === 'one' && first !== undefined)
      return { text: written(first.name), properties: first.properties };
    return {
      text: `any of (${named.map(({ name }) => written(name)).join(', ')})`,
      properties: shared(named),
    };
  });

function shared([first, ...others]: Vocabulary['events']): readonly SpokenProperty[] {
  return (first?.properties ?? []).filter(({ text }) =>
    others.every(({ properties }) => properties.some((other) => other.text === text)),
  );
}
