import type { Clause } from '../nodes.ts';

/** Where a clause stands among those of its behaviour: how often, which events, when. */
function rank(clause: Clause): number {
  switch (clause.kind) {
    case 'as':
      return 0;
    case 'count':
      return 1;
    case 'count of periods':
    case 'regularity':
      return 2;
    case 'occurrence':
      return 3;
    case 'where':
      return 4;
    case 'within':
      return 5;
    case 'all within':
      return 6;
    case 'window':
      return 7;
  }
}

/** The clauses in the one order in which they are printed; those of one kind keep theirs. */
export function clauseOrder(clauses: readonly Clause[]): readonly Clause[] {
  return [...clauses].sort((a, b) => rank(a) - rank(b));
}
