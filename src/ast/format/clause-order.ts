import type { Clause } from '../nodes.ts';

/** Where a clause stands among those of its behaviour: how often, which events, when. */
function rank(clause: Clause): number {
  switch (clause.kind) {
    case 'count':
      return 0;
    case 'count of periods':
      return 1;
    case 'occurrence':
      return 2;
    case 'where':
      return 3;
    case 'window':
      return 4;
  }
}

/** The clauses in the one order in which they are printed; those of one kind keep theirs. */
export function clauseOrder(clauses: readonly Clause[]): readonly Clause[] {
  return [...clauses].sort((a, b) => rank(a) - rank(b));
}
