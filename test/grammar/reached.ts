import {
  Alternation,
  type CstElement,
  type CstNode,
  type IProduction,
  type IToken,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
} from 'chevrotain';
import { splitDeclarations } from '../../grammar/declarations.ts';
import { lex } from '../../grammar/lexer.ts';
import { parseDeclaration } from '../../grammar/parser.ts';
import { type Leaf, partsOf } from './written-parts.ts';

type Rules = Readonly<Record<string, Rule>>;

/** Notes which places of the grammar a text's declarations use. Those that the parser stumbles over are left out. */
export function noteReached(text: string, rules: Rules, reached: Set<Leaf>): void {
  for (const { kind, tokens } of splitDeclarations(lex(text).tokens)) {
    if (kind !== 'declaration') continue;
    const { cst, stumble } = parseDeclaration(tokens);
    if (stumble === undefined) noteNode(cst, rules, reached);
  }
}

/** A tree's children have no order and no place in the rule: what was used is found by reading them once more. */
function noteNode(node: CstNode, rules: Rules, reached: Set<Leaf>): void {
  const children = Object.entries(node.children)
    .flatMap(([key, elements]) => elements.map((element) => ({ key, element })))
    .sort((a, b) => startOf(a.element) - startOf(b.element));
  const rule = rules[node.name];
  const used =
    rule &&
    readingOf(
      rule,
      children.map(({ key }) => key),
    );
  if (used === undefined) throw new Error(`${node.name} has no reading`);
  for (const leaf of used) reached.add(leaf);
  for (const { element } of children) if ('children' in element) noteNode(element, rules, reached);
}

function startOf(element: CstElement): number {
  return 'children' in element
    ? (element.location?.startOffset ?? 0)
    : (element satisfies IToken).startOffset;
}

/** The places of a rule that read the children in order; undefined when none do. */
function readingOf(rule: Rule, keys: readonly string[]): readonly Leaf[] | undefined {
  const used: Leaf[] = [];
  type Then = (at: number) => boolean;

  const leaf = (part: Leaf, key: string, at: number, then: Then): boolean => {
    if (keys[at] !== key) return false;
    used.push(part);
    return then(at + 1) || (used.pop(), false);
  };
  const all = (parts: readonly IProduction[], at: number, then: Then): boolean => {
    const [first, ...rest] = parts;
    return first === undefined ? then(at) : one(first, at, (next) => all(rest, next, then));
  };
  const more = (part: IProduction, separator: string | undefined, at: number, then: Then): boolean => {
    const again = separator === undefined ? at : keys[at] === separator ? at + 1 : undefined;
    const reads = (next: number) => next > at && more(part, separator, next, then);
    return (again !== undefined && all(partsOf(part), again, reads)) || then(at);
  };
  const one = (part: IProduction, at: number, then: Then): boolean => {
    if (part instanceof Terminal) return leaf(part, part.terminalType.name, at, then);
    if (part instanceof NonTerminal) return leaf(part, part.label ?? part.nonTerminalName, at, then);
    if (part instanceof Alternation) return partsOf(part).some((arm) => all(partsOf(arm), at, then));
    const inner = (next: Then) => all(partsOf(part), at, next);
    if (part instanceof Option) return inner(then) || then(at);
    if (part instanceof Repetition) return more(part, undefined, at, then);
    if (part instanceof RepetitionMandatory) return inner((next) => more(part, undefined, next, then));
    if (part instanceof RepetitionMandatoryWithSeparator)
      return inner((next) => more(part, part.separator.name, next, then));
    if (part instanceof RepetitionWithSeparator)
      return inner((next) => more(part, part.separator.name, next, then)) || then(at);
    return inner(then);
  };
  return all(rule.definition, 0, (end) => end === keys.length) ? used : undefined;
}
