import type { AllWithinClause, Sequence as SequenceNode, Step, WithinClause } from '../ast/sequence-nodes.ts';
import type { Expression } from '../ast/nodes.ts';
import type { EventDeclaration } from '../catalog/catalog.ts';
import { checkScanWindow, onlyClause, reportMissingWindow } from './behaviours.ts';
import { checkEventCondition } from './conditions.ts';
import { checkCount } from './counts.ts';
import { checkEvents, namesOf } from './event-names.ts';
import { checkFixedLength } from './fixed-lengths.ts';
import { isWithin } from './ranges/windows-within.ts';
import { fault, type Scope } from './scope.ts';
import { reportInnerClauses, withoutFix } from './step-clauses.ts';
import { checkStepComparisons, splitWhere } from './step-comparisons.ts';
import { namedSteps } from './steps.ts';
import type { FixedLength, ScanWindow, Window } from './typed.ts';
import type { Sequence, SequenceStep, StepEvents } from './sequence.ts';
import { writtenText } from './written.ts';

/** No rule of a person's has more; each is a pass over the events of a user. */
const mostSteps = 16;

/** `did a then b …`; undefined when a part of it is faulty. */
export function checkSequence(node: SequenceNode, scope: Scope): Sequence | undefined {
  const isShaped = checkShape(node, scope);
  checkNames(node, scope);
  const events = new Map<Step, readonly EventDeclaration[]>();
  for (const step of node.steps) {
    const declared = checkEvents(step.events, scope);
    if (declared !== undefined) events.set(step, declared);
  }
  const steps = node.steps.map((step) => checkStep(step, { whole: node, events }, scope));
  const countClause = onlyClause(node, 'count', scope);
  const count = checkCount(countClause, false, scope);
  if (countClause?.same !== undefined) {
    const hint = 'name a step with `as`, and compare the others with it: `where product = v.product`';
    const clause = `with the same ${writtenText(countClause.same.span, scope)}`;
    fault(scope, 'not-of-a-sequence', countClause.same.span, { clause }, { hint });
  }
  const window = checkSequenceWindow(node, scope);
  const allWithin = onlyClause(node, 'all within', scope);
  const bound = allWithin && checkFixedLength('a sequence', allWithin.length, scope);
  const sound = steps.filter((step) => step !== undefined);
  if (!isShaped || sound.length < steps.length || count === undefined || window === undefined)
    return undefined;
  if (allWithin !== undefined && bound === undefined) return undefined;
  const joined = joinSteps(node.steps, sound);
  if (allWithin !== undefined && bound !== undefined) checkBound(node, joined, allWithin, bound, scope);
  checkEnoughTime(node, sound, window, scope);
  return { kind: 'sequence', steps: joined, window, allWithin: bound, count };
}

/** What is not done after a step belongs to it. */
function joinSteps(nodes: readonly Step[], checked: readonly StepEvents[]): readonly SequenceStep[] {
  const steps: SequenceStep[] = [];
  for (const [at, step] of checked.entries()) {
    const last = steps.at(-1);
    if (nodes[at]?.negated === true && last !== undefined)
      steps[steps.length - 1] = { ...last, absent: [...last.absent, step] };
    else steps.push({ ...step, absent: [] });
  }
  return steps;
}

/** Whether a sequence starts with something that is done, is not too long, and is asked only what sequences can be. */
function checkShape(node: SequenceNode, scope: Scope): boolean {
  const [first] = node.steps;
  const tooLong = node.steps[mostSteps];
  if (first?.negated === true) {
    const start = node.span.start;
    const edits = [
      { span: { start, end: first.events.span.start }, text: 'not (did ' },
      { span: { start: node.span.end, end: node.span.end }, text: ')' },
    ];
    const fixes = [{ title: 'deny the whole: `not (did … then …)`', edits }];
    const at = { start, end: first.events.span.end };
    fault(scope, 'sequence-starts-with-not', at, { event: writtenText(first.events.span, scope) }, { fixes });
  }
  if (tooLong !== undefined)
    fault(scope, 'too-many-steps', tooLong.span, { most: mostSteps, steps: node.steps.length });
  const others = node.clauses.filter(({ kind }) =>
    ['count of periods', 'occurrence', 'regularity'].includes(kind),
  );
  for (const { span } of others) {
    const hint = 'a sequence can be counted: `at least 2 times`';
    fault(scope, 'not-of-a-sequence', span, { clause: writtenText(span, scope) }, { hint });
  }
  return first?.negated !== true && tooLong === undefined && others.length === 0;
}

interface Around {
  readonly whole: SequenceNode;
  /** The events of each step whose names are sound. */
  readonly events: ReadonlyMap<Step, readonly EventDeclaration[]>;
}

function checkStep(step: Step, { whole, events: known }: Around, scope: Scope): StepEvents | undefined {
  const isMisplaced = reportInnerClauses(step, whole, scope);
  const events = known.get(step);
  const whereClause = onlyClause(step, 'where', scope);
  const withinClause = onlyClause(step, 'within', scope);
  const standing = { kind: 'event', events: events ?? [], steps: namedSteps(whole, known, step) } as const;
  const where =
    whereClause === undefined || events === undefined
      ? { where: undefined, compared: [] }
      : checkWhere(whereClause.condition, step, whole, { ...scope, standing });
  const within = withinClause && checkFixedLength('the time between steps', withinClause.length, scope);
  if (step === whole.steps[0] && withinClause !== undefined) {
    const hint = 'the first step has none before it; `all within` bounds the whole';
    reportUnbounding(withinClause, hint, scope);
    return undefined;
  }
  if (isMisplaced || events === undefined || where === undefined) return undefined;
  if (withinClause !== undefined && within === undefined) return undefined;
  return { events: namesOf(events), ...where, within };
}

function checkWhere(
  condition: Expression,
  step: Step,
  { steps }: SequenceNode,
  scope: Scope,
): Pick<StepEvents, 'where' | 'compared'> | undefined {
  const { alone, compared } = splitWhere(condition, scope);
  const where = alone && checkEventCondition(alone, scope);
  const before = steps.slice(0, steps.indexOf(step)).filter(({ negated }) => !negated).length;
  const comparisons = checkStepComparisons(compared, { negated: step.negated, before }, scope);
  if (comparisons === undefined || (alone !== undefined && where === undefined)) return undefined;
  return { where, compared: comparisons };
}

/** Reports a name that two steps have. */
function checkNames({ steps }: SequenceNode, scope: Scope): void {
  const named = new Set<string>();
  for (const clause of steps.flatMap(({ clauses }) => clauses)) {
    if (clause.kind !== 'as') continue;
    const { text, span } = clause.name;
    if (named.has(text)) fault(scope, 'repeated-step-name', span, { name: text });
    named.add(text);
  }
}

function checkSequenceWindow(node: SequenceNode, scope: Scope): ScanWindow | undefined {
  const clause = onlyClause(node, 'window', scope);
  if (clause !== undefined) return checkScanWindow(clause.window, scope);
  // A window that stands with a step is reported there.
  if (node.steps.some(({ clauses }) => clauses.some(({ kind }) => kind === 'window'))) return undefined;
  reportMissingWindow(node.span, node.steps.at(-1)?.span.end ?? node.span.end, scope);
  return undefined;
}

/** Reports an `all within` that bounds nothing, and a `within` that it makes idle. */
function checkBound(
  node: SequenceNode,
  steps: readonly SequenceStep[],
  clause: AllWithinClause,
  bound: FixedLength,
  scope: Scope,
): void {
  if (steps.length === 1) {
    reportUnbounding(clause, 'it bounds the time from the first thing that is done to the last', scope);
    return;
  }
  const done = node.steps.filter(({ negated }) => !negated);
  for (const [at, { within }] of steps.entries()) {
    const idle = done[at]?.clauses.find(({ kind }) => kind === 'within');
    if (idle?.kind !== 'within' || within === undefined) continue;
    if (isWithin(lastOf(bound), lastOf(within)))
      reportUnbounding(idle, `\`${writtenText(clause.span, scope)}\` is no longer than that`, scope);
  }
}

function reportUnbounding({ span }: WithinClause | AllWithinClause, hint: string, scope: Scope): void {
  const fixes = [withoutFix(span, scope)];
  fault(scope, 'nothing-to-bound', span, { clause: writtenText(span, scope) }, { hint, fixes });
}

/** Reports a step that is to be not done for longer than the window reaches back: it is never over. */
function checkEnoughTime(
  node: SequenceNode,
  steps: readonly StepEvents[],
  window: ScanWindow,
  scope: Scope,
): void {
  if (window.kind !== 'last') return;
  for (const [at, { within }] of steps.entries()) {
    const written = node.steps[at];
    const clause = written?.clauses.find(({ kind }) => kind === 'within');
    if (written?.negated !== true || within === undefined || clause?.kind !== 'within') continue;
    const length = lastOf(within);
    if (!isWithin(window, length) || isWithin(length, window)) continue;
    const text = writtenText(clause.length.span, scope);
    const also = node.clauses
      .filter(({ kind }) => kind === 'window')
      .map(({ span }) => ({ source: scope.source, span, note: 'the step before it is no longer ago' }));
    const hint = `that it is not done can be told only ${text} after the step before it`;
    const facts = { window: `not … ${writtenText(clause.span, scope)}` };
    fault(scope, 'impossible-window', clause.span, facts, { hint, also });
  }
}

function lastOf({ amount, unit }: FixedLength): Window {
  return { kind: 'last', amount, unit, zone: 'UTC' };
}
