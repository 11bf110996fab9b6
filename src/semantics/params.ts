import type { ParamDeclaration } from '../ast/declaration-nodes.ts';
import type { Name } from '../ast/nodes.ts';
import { isNumeric, type ScalarType } from '../catalog/value-type.ts';
import type { Constant } from './constant.ts';
import { scalarTypeOf, type Declared } from './declarations.ts';
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
import { storedConstant } from './stored-constant.ts';
import { describe, operandOf, type Operand } from './values.ts';

/** A parameter as the constant that it is in this compile: what was given, else its default. */
export function paramOperand(name: Name, scope: Scope): Operand | undefined {
  const declared = scope.declarations.params.get(name.text);
  if (declared === undefined || visible(scope, declared) === undefined) {
    const help = nameHelp(name, scope.declarations.params, scope);
    fault(scope, 'unknown-param', name.span, { name: name.text }, help);
    return undefined;
  }
  noteNamed(scope.project, `parameter ${name.text}`);
  return checkParam(declared, scope.project);
}

/** Checks a parameter's default and what was given for it; undefined when it is faulty, which is reported once. */
export function checkParam(declared: Declared<ParamDeclaration>, project: ProjectScope): Operand | undefined {
  const name = declared.value.name.text;
  const known = project.params.get(name);
  if (known === 'being checked')
    fault(scopeOf(project, declared), 'cyclic-params', declared.name.span, { name });
  if (known !== undefined)
    return typeof known === 'string' ? undefined : { kind: 'constant', constant: known };
  project.params.set(name, 'being checked');
  const own = scopeOf(project, declared);
  const constant = checkOnce(declared.value, own, () => constantOfParam(declared.value, own));
  project.params.set(name, constant ?? 'faulty');
  return constant && { kind: 'constant', constant };
}

function constantOfParam(param: ParamDeclaration, scope: Scope): Constant | undefined {
  const { project } = scope;
  const type = scalarTypeOf(param.type, scope.source, project.report);
  if (type === undefined) return undefined;
  const { name } = param;
  const given = project.parameters.get(name.text);
  if (given !== undefined) {
    const constant = storedConstant(given, type);
    if (constant === undefined) {
      const facts = { left: `\`${given}\`, which was given for it,`, right: `a parameter that is ${type}` };
      fault(scope, 'type-mismatch', name.span, facts);
    }
    return constant;
  }
  if (param.value === undefined) {
    fault(
      scope,
      'missing-parameter',
      name.span,
      { name: name.text },
      {
        hint: `give it on the command line: \`--param ${name.text}=…\``,
      },
    );
    return undefined;
  }
  const operand = operandOf(param.value, scope);
  if (operand === undefined) return undefined;
  const constant = asConstant(operand, type);
  if (constant !== undefined) return constant;
  const right = `a parameter that is ${type}`;
  fault(scope, 'type-mismatch', param.value.span, { left: describe(operand), right });
  return undefined;
}

function asConstant(operand: Operand, type: ScalarType): Constant | undefined {
  if (operand.kind === 'number') return isNumeric(type) ? literalAs(operand.digits, type) : undefined;
  return operand.kind === 'constant' && operand.constant.type === type ? operand.constant : undefined;
}
