import { parse } from '../../../src/ast/parse.ts';
import type { Expression } from '../../../src/ast/nodes.ts';
import { Report } from '../../../src/diagnostics/report.ts';
import { Source } from '../../../src/source/source.ts';
import type { Span } from '../../../src/source/span.ts';
import type { ProofCase } from '../../support/generators/case.ts';

/**
 * The smallest case that is still `interesting`, found by taking away segments, parts of conditions and rows as long
 * as anything can go. `interesting` is asked again and again; a case that throws is not.
 */
export async function shrinkCase(
  from: ProofCase,
  interesting: (candidate: ProofCase) => Promise<boolean>,
): Promise<ProofCase> {
  let smallest = from;
  for (
    let next = await smaller(smallest, interesting);
    next !== undefined;
    next = await smaller(smallest, interesting)
  ) {
    smallest = next;
  }
  return smallest;
}

async function smaller(
  current: ProofCase,
  interesting: (candidate: ProofCase) => Promise<boolean>,
): Promise<ProofCase | undefined> {
  for (const candidate of candidates(current)) {
    if (await interesting(candidate).catch(() => false)) return candidate;
  }
  return undefined;
}

function* candidates(from: ProofCase): Generator<ProofCase> {
  for (const rules of fewerSegments(from.rules)) yield { ...from, rules };
  for (const events of fewer(from.events)) yield { ...from, events };
  if (from.users !== null) for (const users of fewer(from.users)) yield { ...from, users };
  for (const rules of simplerConditions(from.rules)) yield { ...from, rules };
  for (const catalog of fewerFields(from.catalog)) yield { ...from, catalog };
}

/** The list without its halves, its quarters, … its single items. */
function* fewer<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let size = items.length; size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < items.length; start += size)
      yield [...items.slice(0, start), ...items.slice(start + size)];
  }
}

function* fewerSegments(rules: string): Generator<string> {
  const parts = rules.split(/^(?=segment )/m);
  if (parts.length <= 2) return;
  for (let at = parts.length - 1; at > 0; at -= 1) yield parts.filter((_, index) => index !== at).join('');
}

function* fewerFields(catalog: string): Generator<string> {
  const lines = catalog.split('\n');
  for (const [at, line] of lines.entries())
    if (line.startsWith('  ')) yield lines.filter((_, index) => index !== at).join('\n');
}

/** Each `and`, `or` and `not` replaced by one of its arms, and each behaviour without its `where` or its count. */
function* simplerConditions(rules: string): Generator<string> {
  const file = parse(new Source('rules.seg', rules), new Report());
  for (const declaration of file.declarations) {
    if (declaration.kind !== 'segment') continue;
    for (const section of declaration.sections) {
      if (section.kind === 'members') yield* simpler(section.condition, rules);
      else yield without(rules, section.span);
    }
  }
}

function* simpler(expression: Expression, rules: string): Generator<string> {
  switch (expression.kind) {
    case 'and':
    case 'or':
      for (const arm of expression.arms) yield replaced(rules, expression.span, arm.span);
      for (const arm of expression.arms) yield* simpler(arm, rules);
      break;
    case 'not':
      yield replaced(rules, expression.span, expression.arm.span);
      yield* simpler(expression.arm, rules);
      break;
    case 'did':
      if (expression.events.kind === 'any of')
        for (const { span } of expression.events.names)
          yield written(rules, expression.events.span, rules.slice(span.start, span.end));
      for (const clause of expression.clauses) {
        if (clause.kind === 'window') continue;
        yield without(rules, clause.span);
        if (clause.kind === 'where') yield* simpler(clause.condition, rules);
      }
      break;
    default:
      break;
  }
}

/** A part in the place of the whole, in parentheses of its own: its span holds none. */
function replaced(text: string, whole: Span, part: Span): string {
  return `${text.slice(0, whole.start)}(${text.slice(part.start, part.end)})${text.slice(whole.end)}`;
}

function written(text: string, { start, end }: Span, part: string): string {
  return text.slice(0, start) + part + text.slice(end);
}

function without(text: string, { start, end }: Span): string {
  return written(text, { start, end }, '');
}
