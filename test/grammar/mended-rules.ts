/** Rules of the grammar that nobody may write: they are read so that the right form can be offered. */
export const mendedRules: ReadonlySet<string> = new Set(['unlinked', 'whereClauseNegated']);
