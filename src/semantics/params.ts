import type { Name, ParamDeclaration } from '../ast/nodes.ts';
import type { GivenValue } from '../ast/tests/nodes.ts';
import { isNumeric, type ScalarType } from '../catalog/value-type.ts';
import type { Constant } from './constant.ts';
import { scalarTypeOf, type Declared } from './declarations.ts';
import { literalAs } from './literals.ts';
import {
  fault,
  importHint,
  type ProjectScope,
  type Scope,
  scopeOf,
  spellingFix,
  visible,
  visibleNames,
} from './scope.ts';
import { storedConstant } from './stored-constant.ts';
import { givenValue } from './tests/given-values.ts';
import { describe, operandOf, type Operand } from './values.ts';

/** A parameter as the constant that it is in this compile: what was given, else its default. */
export function paramOperand(name: Name, scope: Scope): Operand | undefined {
  const declared = scope.declarations.params.get(name.text);
  if (declared === undefined || visible(scope, declared) === undefined) {
    const hint = importHint(scope, declared);
    const near = spellingFix(name, visibleNames(scope, scope.declarations.params));
    fault(scope, 'unknown-param', name.span, { name: name.text }, hint === undefined ? near : { hint });
    return undefined;
  }
  return checkParam(declared, scope.project);
}

/** The value that a test gives to a parameter, as the command line would; undefined (reported) when it cannot be its. */
export function givenParam(name: Name, value: GivenValue, scope: Scope): string | undefined {
  const declared = scope.declarations.params.get(name.text);
  if (declared === undefined || visible(scope, declared) === undefined) {
    paramOperand(name, scope);
    return undefined;
  }
  const type = scalarTypeOf(declared.value.type, declared.source, scope.project.report);
  if (type === undefined) return undefined;
  if (value.kind === 'missing') {
    fault(scope, 'wrong-value', value.span, { found: '`missing`', name: name.text, type });
    return undefined;
  }
  const constant = givenValue(value, type, name.text, scope);
  if (constant === undefined || constant.type === 'list' || constant.type === 'record') return undefined;
  // As it was written: the very text that the command line would give.
  switch (value.kind) {
    case 'text':
      return value.value;
    case 'number':
      return value.digits;
    case 'date':
    case 'timestamp':
      return value.text;
    case 'boolean':
      return String(value.value);
    default:
      return undefined;
  }
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
  const constant = constantOfParam(declared, project);
  project.params.set(name, constant ?? 'faulty');
  return constant && { kind: 'constant', constant };
}

function constantOfParam(declared: Declared<ParamDeclaration>, project: ProjectScope): Constant | undefined {
  const scope = scopeOf(project, declared);
  const param = declared.value;
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
