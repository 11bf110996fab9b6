import {
  Alternation,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  type Rule,
  Terminal,
} from 'chevrotain';

/** A place of the grammar where a word or another rule stands. */
export type Leaf = Terminal | NonTerminal;

type Rules = Readonly<Record<string, Rule>>;

/** What nobody may write: it is read so that the right form can be offered. */
const mendedRules = ['unlinked', 'whereClauseNegated'];
const mendedPlaces = [
  'link > unlinked',
  'whereClause > Not',
  'whereClause > whereClauseNegated',
  'firstEvent > Last',
  'isTail > Not',
];

/** What a part is made of; nothing for a word and for the name of another rule. */
export function partsOf(part: IProduction): readonly IProduction[] {
  if (isLeaf(part)) return [];
  return (part as IProduction & { readonly definition: readonly IProduction[] }).definition;
}

function isLeaf(part: IProduction): part is Leaf {
  return part instanceof Terminal || part instanceof NonTerminal;
}

/** Every place of the grammar, by a name that says where it is. */
export function leavesOf(rules: Rules): ReadonlyMap<Leaf, string> {
  const leaves = new Map<Leaf, string>();
  for (const { name, definition } of Object.values(rules)) {
    const visit = (part: IProduction): void => {
      if (!isLeaf(part)) {
        partsOf(part).forEach(visit);
        return;
      }
      const word = part instanceof Terminal ? part.terminalType.name : part.nonTerminalName;
      leaves.set(part, `${name} > ${word}${part.idx === 0 ? '' : ` ${String(part.idx)}`}`);
    };
    definition.forEach(visit);
  }
  return leaves;
}

/** The places of what nobody may write. */
export function mendedLeaves(rules: Rules): ReadonlySet<Leaf> {
  const isMended = (name: string) =>
    mendedPlaces.includes(name) || mendedRules.some((rule) => name.startsWith(`${rule} > `));
  return new Set([...leavesOf(rules)].filter(([, name]) => isMended(name)).map(([leaf]) => leaf));
}

/** Whether a part may be written. One that can be left out does not matter to what it is a part of. */
export function isWritten(part: IProduction, mended: ReadonlySet<Leaf>): boolean {
  if (isLeaf(part)) return !mended.has(part);
  const parts = partsOf(part);
  if (part instanceof Alternation) return parts.some((arm) => isWritten(arm, mended));
  return parts.every(
    (inner) => inner instanceof Option || inner instanceof Repetition || isWritten(inner, mended),
  );
}

/** The rules that can be reached from one, each after the first that names it. */
export function rulesFrom(first: string, rules: Rules): readonly Rule[] {
  const mended = mendedLeaves(rules);
  const found = new Map<string, Rule>();
  const visit = (name: string): void => {
    const rule = rules[name];
    if (rule === undefined || found.has(name)) return;
    found.set(name, rule);
    rule.definition.flatMap(namesIn).forEach(visit);
  };
  const namesIn = (part: IProduction): readonly string[] => {
    if (!isWritten(part, mended)) return [];
    return part instanceof NonTerminal ? [part.nonTerminalName] : partsOf(part).flatMap(namesIn);
  };
  visit(first);
  return [...found.values()];
}
