import {
  Alternation,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
  type TokenType,
} from 'chevrotain';
import railroad from 'railroad-diagrams';
import { isWritten, type Leaf, mendedLeaves, partsOf, rulesFrom } from './written-parts.ts';

type Drawing = ReturnType<typeof railroad.Skip>;
type Rules = Readonly<Record<string, Rule>>;

/** The grammar as pictures, a rule each from the top down: one page without scripts. */
export function railroadPage(rules: Rules): string {
  const mended = mendedLeaves(rules);
  const pictures = rulesFrom('declaration', rules).map(
    (rule) => `<h2 id="${rule.name}">${inWords(rule.name)}</h2>
${picture(rule, rules, mended)}
`,
  );
  return `${head}${pictures.join('')}</html>\n`;
}

const head = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The grammar of Cinnabar's rules</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { margin: 2rem auto; max-width: 78rem; padding: 0 1rem }
  h2 { font-size: 1rem; margin: 1.5rem 0 0 }
  svg { display: block; max-width: none }
  body { overflow-x: auto }
  path { fill: none; stroke: currentColor; stroke-width: 1.5 }
  rect { fill: none; stroke: currentColor; stroke-width: 1.5 }
  rect[rx] { fill: rgb(230 80 40 / 15%) }
  text { fill: currentColor; font: 14px ui-monospace, monospace; text-anchor: middle }
</style>
<h1>The grammar of Cinnabar's rules</h1>
<p>Made from the parser's own grammar. Round is what is written, square what stands elsewhere. What it means is in
<a href="language.md">the language page</a>.</p>
`;

function picture({ definition }: Rule, rules: Rules, mended: ReadonlySet<Leaf>): string {
  return railroad
    .Diagram(...definition.map((part) => drawn(part, mended)))
    .toString()
    .replace(/<path d="M\S+ \S+h0"><\/path>\n/g, '')
    .replace(/(<rect [^>]*"><\/rect>)\n(<text [^>]*>)([^<]*)(<\/text>)/g, (box, ...parts: string[]) => {
      const [rect = '', open = '', words = '', close = ''] = parts;
      if (rect.includes(' rx=')) return box;
      return `<a href="${placeOf(words, rules)}">${rect}${open}${words}${close}</a>`;
    })
    .replaceAll('\n', '');
}

/** Where a square box leads: to the rule that it names, or to how a word of its kind is written. */
function placeOf(words: string, rules: Rules): string {
  const name = words.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
  return name in rules ? `#${name}` : 'language.md#text';
}

function drawn(part: IProduction, mended: ReadonlySet<Leaf>): Drawing {
  if (part instanceof Terminal) return drawnToken(part.terminalType);
  if (part instanceof NonTerminal) return railroad.NonTerminal(inWords(part.nonTerminalName));
  const parts = partsOf(part)
    .filter((inner) => isWritten(inner, mended))
    .map((inner) => drawn(inner, mended));
  const [only] = parts;
  const inner = parts.length === 1 && only ? only : railroad.Sequence(...parts);
  if (part instanceof Alternation) return parts.length === 1 ? inner : railroad.Choice(0, ...parts);
  if (part instanceof Option) return railroad.Optional(inner);
  if (part instanceof Repetition) return railroad.ZeroOrMore(inner);
  if (part instanceof RepetitionMandatory) return railroad.OneOrMore(inner);
  if (part instanceof RepetitionWithSeparator) return railroad.ZeroOrMore(inner, drawnToken(part.separator));
  if (part instanceof RepetitionMandatoryWithSeparator)
    return railroad.OneOrMore(inner, drawnToken(part.separator));
  return inner;
}

function drawnToken({ LABEL, name }: TokenType): Drawing {
  const word = /^`(.*)`$/.exec(LABEL ?? '')?.[1];
  return word === undefined ? railroad.NonTerminal(LABEL ?? name) : railroad.Terminal(word);
}

/** `occurrenceClause` as `occurrence clause`. */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
