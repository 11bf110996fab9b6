import { instantText } from '../../runtime/warehouse/instant-text.ts';
import { printable } from '../diagnostics/display.ts';
import { bind } from '../plan/bind.ts';
import { explain as explainRule } from '../plan/explain/explain.ts';
import type { Clause, ExplainedSegment, Explanation } from '../plan/explain/explanation.ts';
import { printExplanation } from '../plan/explain/print-explanation.ts';
import { planFromRule } from '../plan/from-rule.ts';
import { printRule } from '../plan/print-rule.ts';
import { printPlan, printTimeRange, printWindow } from '../plan/print.ts';
import { asOfInstant } from './as-of.ts';
import { chooseRules, type RuleFlags } from './choose-rules.ts';
import { factsJson } from './facts-json.ts';
import { openProject } from './open-project.ts';
import type { Surroundings } from './surroundings.ts';

export interface ExplainFlags extends RuleFlags {
  readonly json?: true;
  readonly plan?: true;
  readonly tree?: true;
  readonly asOf?: string;
}

/** `cinnabar explain`: says in plain English whom a segment, or every segment of a rule file, is about. */
export function explain(wanted: string, flags: ExplainFlags, surroundings: Surroundings): number {
  const { folder, out, clock } = surroundings;
  const project = openProject(folder, flags.settings);
  const { settings } = project;
  const asOf = asOfInstant(flags.asOf, settings.timeZone, clock);
  const { checked, names } = chooseRules(wanted, flags, project, surroundings);
  const { program } = checked;
  const rules = names.flatMap((name) => program.segments.get(name) ?? []);
  if (flags.json === true) {
    const described = rules.map((rule) => explanationJson(explainRule(rule, program, settings.users, asOf)));
    out(`${JSON.stringify(described.length === 1 ? described[0] : described, undefined, 2)}\n`);
    return 0;
  }
  const pages = rules.map((rule) => {
    if (flags.tree === true) return printRule(rule);
    if (flags.plan !== true) return printExplanation(explainRule(rule, program, settings.users, asOf));
    const plan = planFromRule(rule, program);
    // Windows stay as they were written until somebody says when.
    return flags.asOf === undefined
      ? printPlan(plan, printWindow)
      : printPlan(bind(plan, asOf), printTimeRange);
  });
  out(printableLines(pages.join(flags.plan === true || flags.tree === true ? '\n' : '\n---\n\n')));
  return 0;
}

/** Names and texts come from rules: none of their characters may move a cursor. */
function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

function explanationJson({ asOf, segment, universe, others, ...rest }: Explanation): object {
  return {
    ...segmentJson(segment),
    asOf: instantText(asOf),
    universe,
    exports: rest.exports.map((column) => ({ ...column, meaning: clauseJson(column.meaning) })),
    traits: rest.traits.map((trait) => ({ ...trait, meaning: clauseJson(trait.meaning) })),
    parameters: rest.parameters,
    events: rest.events.map(({ name, title }) => ({ name, title: title ?? null })),
    others: others.map(segmentJson),
    notes: rest.notes,
  };
}

function segmentJson({ name, facts, zone, members }: ExplainedSegment): object {
  return { segment: name, ...factsJson(facts), timeZone: zone, members: clauseJson(members) };
}

function clauseJson({ text, windows, items }: Clause): object {
  const ends = windows.map(({ from, to }) => ({
    from: from === undefined ? null : instantText(from),
    to: instantText(to),
  }));
  return { text, windows: ends, items: items.map(clauseJson) };
}
