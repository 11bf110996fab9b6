import type { Path } from '../ast/nodes.ts';
import type { Sequence as SequenceNode, Step } from '../ast/sequence-nodes.ts';
import type { EventDeclaration } from '../catalog/catalog.ts';
import { eventRead } from './names.ts';
import { fault, type NamedStep, type Scope } from './scope.ts';
import type { StepRead } from './values.ts';
import { writtenText } from './written.ts';

/** The steps with names as one of them sees them: it may be compared with those that are done before it. */
export function namedSteps(
  { steps }: SequenceNode,
  events: ReadonlyMap<Step, readonly EventDeclaration[]>,
  seenFrom: Step,
): readonly NamedStep[] {
  let done = 0;
  return steps.flatMap((step, at) => {
    const place = step.negated ? undefined : done;
    if (!step.negated) done += 1;
    const name = nameOf(step);
    if (name === undefined) return [];
    const isEarlier = at < steps.indexOf(seenFrom);
    const why = step.negated ? 'it is not done' : 'it is not done before this one';
    return [{ name, step: isEarlier ? place : undefined, why, events: events.get(step) ?? [] }];
  });
}

/** What a step is called. */
function nameOf({ clauses }: Step): string | undefined {
  const called = clauses.find(({ kind }) => kind === 'as');
  return called?.kind === 'as' ? called.name.text : undefined;
}

/** The step that a path such as `v.product` names; undefined when there is none of that name. */
export function namedStep({ names: [first] }: Path, { standing }: Scope): NamedStep | undefined {
  if (standing.kind !== 'event') return undefined;
  return standing.steps?.find(({ name }) => name === first?.text);
}

/** The property of another step that a path names; undefined when it cannot be asked for, which is reported. */
export function stepRead(named: NamedStep, path: Path, scope: Scope): StepRead | undefined {
  const [, second, ...fields] = path.names;
  const { step, why, events } = named;
  if (scope.standing.kind !== 'event' || second === undefined) return undefined;
  if (step === undefined || scope.standing.compares !== true) {
    const alone = 'it stands by itself, joined by `and`: `product = v.product`';
    const facts = { name: writtenText(path.span, scope), why: step === undefined ? why : alone };
    fault(scope, 'wrong-step-comparison', path.span, facts);
    return undefined;
  }
  const property = eventRead(second, fields, events, scope);
  if (property === undefined) return undefined;
  const value = {
    kind: 'step property',
    step,
    called: named.name,
    path: property.path,
    type: property.type,
  } as const;
  return { kind: 'step', value, type: property.type };
}
