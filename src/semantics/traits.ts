import type { TraitDeclaration } from '../ast/declaration-nodes.ts';
import type { Name } from '../ast/nodes.ts';
import { isTimeZone } from '../catalog/time-zone.ts';
import { literalAs } from './literals.ts';
import {
  checkOnce,
  fault,
  nameHelp,
  noteNamed,
  type ProjectScope,
  type Scope,
  scopeOf,
  visible,
} from './scope.ts';
import { describe, operandOf, operandType, operandValue, type Computed } from './values.ts';

/** The value of a trait. It is checked once, in its own file and zone, whoever asks. */
export function traitOperand(name: Name, scope: Scope): Computed | undefined {
  const declared = scope.declarations.traits.get(name.text);
  if (declared === undefined || visible(scope, declared) === undefined) {
    const help = nameHelp(name, scope.declarations.traits, scope);
    fault(scope, 'unknown-trait', name.span, { name: name.text }, help);
    return undefined;
  }
  if (scope.standing.kind !== 'user') {
    fault(scope, 'trait-in-where', name.span, { name: name.text });
    return undefined;
  }
  noteNamed(scope.project, `trait ${name.text}`);
  return checkTrait(name.text, scope.project);
}

/** Checks a trait by name; undefined when it is faulty, which is reported once. */
export function checkTrait(name: string, project: ProjectScope): Computed | undefined {
  const known = project.traits.get(name);
  const declared = project.declarations.traits.get(name);
  if (declared === undefined) return undefined;
  const own = scopeOf(project, declared);
  if (known === 'being checked') {
    fault(own, 'cyclic-traits', declared.name.span, { name });
    return undefined;
  }
  if (known !== undefined) return known === 'faulty' ? undefined : known;
  project.traits.set(name, 'being checked');
  const checked = checkOnce(declared.value, own, () => valueOfTrait(declared.value, own));
  project.traits.set(name, checked ?? 'faulty');
  return checked;
}

function valueOfTrait(trait: TraitDeclaration, outer: Scope): Computed | undefined {
  const { zone } = trait;
  if (zone !== undefined && !isTimeZone(zone.text)) {
    const hint = 'time zones have names such as "Asia/Jakarta"';
    fault(outer, 'unknown-time-zone', zone.span, { zone: zone.text }, { hint });
  }
  const scope = zone === undefined ? outer : { ...outer, zone: zone.text };
  const operand = operandOf(trait.value, scope);
  if (operand === undefined) return undefined;
  if (operand.kind === 'number') {
    const constant = literalAs(operand.digits, 'number');
    return constant && { kind: 'computed', value: { kind: 'constant', constant }, type: 'number' };
  }
  const type = operandType(operand);
  if (typeof type === 'string') return { kind: 'computed', value: operandValue(operand), type };
  fault(scope, 'not-comparable', trait.value.span, { type: describe(operand) });
  return undefined;
}
