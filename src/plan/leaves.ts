import type { PredicateLeaf } from './nodes.ts';
import { mapSpan } from './user-spans.ts';
import { mapParts, mapTest, type PartMaps } from './values.ts';

/** The same test of a predicate over other states, windows and rankings. */
export function mapLeaf<A, B>(leaf: PredicateLeaf<A>, maps: PartMaps<A, B>): PredicateLeaf<B> {
  switch (leaf.kind) {
    case 'member of':
    case 'in list':
    case 'in sample':
      return leaf;
    case 'count test':
      return { ...leaf, state: maps.state(leaf.state) };
    case 'time test':
      return {
        ...leaf,
        time: { ...leaf.time, state: maps.state(leaf.time.state) },
        within: maps.window(leaf.within),
      };
    case 'follow test':
      return {
        ...leaf,
        time: { ...leaf.time, state: maps.state(leaf.time.state) },
        after: mapSpan(leaf.after, maps.state),
      };
    case 'rank test':
      return { ...leaf, ranking: maps.ranking(leaf.ranking) };
    default:
      return mapTest(leaf, (value) => mapParts(value, maps));
  }
}
