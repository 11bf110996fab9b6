import type { Between, CompareOperator, Comparison, Expression, OneOf } from '../ast/nodes.ts';
import { spellName } from '../ast/spell-name.ts';
import { isNumeric, type RecordType, typeName, type ScalarType } from '../catalog/value-type.ts';
import { checkAgeComparison } from './ages.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import type { Constant } from './constant.ts';
import { literalAs } from './literals.ts';
import { canBePart } from './local-parts.ts';
import { fault, type Scope } from './scope.ts';
import { checkIgnoringCase, lowered } from './texts.ts';
import type { Logic, Value, ValueTest } from './typed.ts';
import { checkVersionComparison } from './versions.ts';
import {
  type Computed,
  describe,
  operandOf,
  type Operand,
  operandType,
  operandValue,
  type PropertyRead,
  type StepRead,
} from './values.ts';

/** A comparison of two values. `!=` becomes `not =`, so that it holds when a side is missing. */
export function checkComparison(expression: Comparison, scope: Scope): Logic<ValueTest> | undefined {
  if (expression.left.kind === 'age' || expression.right.kind === 'age')
    return checkAgeComparison(expression, scope);
  if (expression.left.kind === 'version' || expression.right.kind === 'version')
    return checkVersionComparison(expression, scope);
  const left = operandOf(expression.left, scope);
  const right = operandOf(expression.right, scope);
  return left && right && comparisonOf(expression, left, right, scope);
}

/** The comparison of two operands, which are written as an expression says. */
export function comparisonOf(
  expression: Comparison,
  left: Operand,
  right: Operand,
  scope: Scope,
): Logic<ValueTest> | undefined {
  if (!isAsked(left) && !isAsked(right)) {
    fault(scope, 'constant-comparison', expression.span, {});
    return undefined;
  }
  const type = comparedType(left, right);
  if (type === undefined) {
    reportMismatch(expression, left, right, scope);
    return undefined;
  }
  const { operator, ignoringCase } = expression;
  if (ignoringCase && !checkIgnoringCase(expression, [left, right], scope)) return undefined;
  if (type === 'boolean' && operator !== '=' && operator !== '!=') {
    fault(scope, 'not-ordered', expression.span, { type, operator });
    return undefined;
  }
  const leftValue = valueAs(left, type, expression.left, scope);
  const rightValue = valueAs(right, type, expression.right, scope);
  if (leftValue === undefined || rightValue === undefined) return undefined;
  if (!arePossible(expression, leftValue, rightValue, scope)) return undefined;
  return ignoringCase
    ? compare(operator, lowered(leftValue), lowered(rightValue), type)
    : compare(operator, leftValue, rightValue, type);
}

/** Whether a local part is compared with what it can be: weekdays have no order. */
function arePossible(
  { operator, left, right, span }: Comparison,
  first: Value,
  second: Value,
  scope: Scope,
): boolean {
  const isWeekday = [first, second].some((side) => side.kind === 'local part' && side.part === 'weekday');
  if (isWeekday && operator !== '=' && operator !== '!=') {
    const hint = 'name the ones that are meant: `local weekday in ("saturday", "sunday")`';
    fault(scope, 'not-ordered', span, { type: 'weekday', operator }, { hint });
    return false;
  }
  return canBePart(first, second, right, scope) && canBePart(second, first, left, scope);
}

function compare(operator: CompareOperator, left: Value, right: Value, type: ScalarType): Logic<ValueTest> {
  if (operator !== '!=') return { kind: 'compare', operator, left, right, type };
  return { kind: 'not', arm: { kind: 'compare', operator: '=', left, right, type } };
}

/** `x in (…)`; `not in` is `not` of it, so that it holds when `x` is missing. */
export function checkOneOf(expression: OneOf, scope: Scope): Logic<ValueTest> | undefined {
  const operand = operandOf(expression.value, scope);
  const options = expression.options.map((option) => ({ option, operand: operandOf(option, scope) }));
  if (operand === undefined) return undefined;
  if (!isAsked(operand)) {
    fault(scope, 'constant-comparison', expression.value.span, {});
    return undefined;
  }
  const constants: Constant[] = [];
  let type: ScalarType | undefined;
  let faulty = false;
  for (const { option, operand: choice } of options) {
    if (choice === undefined) {
      faulty = true;
      continue;
    }
    const compared = comparedType(operand, choice);
    if (isAsked(choice) || compared === undefined) {
      reportMismatch({ left: expression.value, right: option, span: option.span }, operand, choice, scope);
      faulty = true;
      continue;
    }
    // A fraction among integers makes the whole list one of numbers.
    type = type === undefined || type === compared ? compared : 'number';
  }
  if (faulty || type === undefined) return undefined;
  const { ignoringCase } = expression;
  if (ignoringCase && !checkIgnoringCase(expression, [operand], scope)) return undefined;
  const value = ignoringCase ? lowered(operandValue(operand)) : operandValue(operand);
  for (const { option, operand: choice } of options) {
    const written = choice === undefined ? undefined : valueAs(choice, type, option, scope);
    const constant = written !== undefined && ignoringCase ? lowered(written) : written;
    if (constant?.kind !== 'constant') return undefined;
    if (canBePart(value, constant, option, scope)) constants.push(constant.constant);
  }
  if (constants.length < options.length) return undefined;
  const test: ValueTest = { kind: 'one of', value, options: constants, type };
  return expression.negated ? { kind: 'not', arm: test } : test;
}

/** `x is known`, `x is missing`. */
export function checkPresence(
  expression: Extract<Expression, { kind: 'presence' }>,
  scope: Scope,
): Logic<ValueTest> | undefined {
  const operand = operandOf(expression.value, scope);
  if (operand === undefined) return undefined;
  if (!isAsked(operand)) {
    fault(scope, 'constant-comparison', expression.span, {});
    return undefined;
  }
  const known: ValueTest = { kind: 'known', value: operandValue(operand) };
  return expression.known ? known : { kind: 'not', arm: known };
}

/** `x between 5 and 10`: both ends included; the ends must not be turned around. */
export function checkBetween(expression: Between, scope: Scope): Logic<ValueTest> | undefined {
  const { value, low, high, span } = expression;
  const side = { kind: 'compare', left: value, ignoringCase: false, span } as const;
  const least = checkComparison({ ...side, operator: '>=', right: low }, scope);
  const most = checkComparison({ ...side, operator: '<=', right: high }, scope);
  return least === undefined || most === undefined ? undefined : { kind: 'and', arms: [least, most] };
}

/** `x is true`, `x is false`: both are false when x is missing. */
export function checkTruth(
  expression: Extract<Expression, { kind: 'truth' }>,
  scope: Scope,
): Logic<ValueTest> | undefined {
  const operand = operandOf(expression.value, scope);
  if (operand === undefined) return undefined;
  if (operand.kind === 'number' || !isAsked(operand) || operandType(operand) !== 'boolean') {
    fault(scope, 'type-mismatch', expression.span, { left: describe(operand), right: '`true` or `false`' });
    return undefined;
  }
  const right: Value = { kind: 'constant', constant: { type: 'boolean', value: expression.is } };
  return compare('=', operandValue(operand), right, 'boolean');
}

/** The one type in which both sides are compared; undefined when there is none. */
function comparedType(left: Operand, right: Operand): ScalarType | undefined {
  const a = scalarOf(left);
  const b = scalarOf(right);
  if (a === undefined && b === undefined) return 'number';
  if (a === undefined) return literalType(left, b);
  if (b === undefined) return literalType(right, a);
  if (a === 'not scalar' || b === 'not scalar') return undefined;
  if (a === b) return a;
  return isNumeric(a) && isNumeric(b) ? 'number' : undefined;
}

/** The operand's type; undefined for a number literal, whose type the other side decides. */
function scalarOf(operand: Operand): ScalarType | 'not scalar' | undefined {
  const type = operandType(operand);
  return type === undefined || typeof type === 'string' ? type : 'not scalar';
}

/** Whether users can differ in it: a property or a computed value, not a constant. */
export function isAsked(operand: Operand): operand is PropertyRead | StepRead | Computed {
  return operand.kind === 'property' || operand.kind === 'step' || operand.kind === 'computed';
}

function literalType(literal: Operand, other: ScalarType | 'not scalar' | undefined): ScalarType | undefined {
  if (other === undefined || other === 'not scalar' || !isNumeric(other)) return undefined;
  const fraction = literal.kind === 'number' && literal.digits.includes('.');
  return other === 'integer' && fraction ? 'number' : other;
}

function valueAs(operand: Operand, type: ScalarType, place: Expression, scope: Scope): Value | undefined {
  if (operand.kind !== 'number') return operandValue(operand);
  const constant = literalAs(operand.digits, type);
  if (constant === undefined)
    fault(scope, 'number-out-of-range', place.span, { digits: operand.digits, type });
  return constant === undefined ? undefined : { kind: 'constant', constant };
}

function reportMismatch(
  { left: leftPlace, right: rightPlace, span }: Pick<Comparison, 'left' | 'right' | 'span'>,
  left: Operand,
  right: Operand,
  scope: Scope,
): void {
  for (const side of [left, right]) {
    if (side.kind !== 'property' || typeof side.type === 'string') continue;
    const isRecord = side.type.kind === 'record';
    const type = isRecord ? 'record' : typeName(side.type);
    const hint =
      side.type.kind === 'record'
        ? fieldHint(side, side.type)
        : 'ask whether it has an item: `items has "milk"`, or how many: `size of items >= 3`';
    fault(scope, 'not-comparable', span, { type }, hint === undefined ? {} : { hint });
    return;
  }
  const fixes = [...quotingFix(left, right, rightPlace), ...quotingFix(right, left, leftPlace)];
  fault(scope, 'type-mismatch', span, { left: describe(left), right: describe(right) }, { fixes });
}

/** The first field that a record has, as what to compare instead. */
function fieldHint({ of, path }: PropertyRead, { fields }: RecordType): string | undefined {
  const [field] = fields.keys();
  return field === undefined
    ? undefined
    : `compare a field of it: \`${[...(of === 'event' ? [] : [of]), ...[...path, field].map(spellName)].join('.')} = …\``;
}

/** Quotes too many or too few are the usual cause. */
function quotingFix(property: Operand, literal: Operand, place: Expression): Fix[] {
  if (property.kind !== 'property' || typeof property.type !== 'string') return [];
  let text: string | undefined;
  if (literal.kind === 'number' && property.type === 'text') text = `"${literal.digits}"`;
  else if (literal.kind === 'constant' && literal.constant.type === 'text')
    text = unquoted(literal.constant.value, property.type);
  return text === undefined ? [] : [{ title: `write ${text}`, edits: [{ span: place.span, text }] }];
}

function unquoted(text: string, type: ScalarType): string | undefined {
  const shape = shapes.get(type);
  return shape?.test(text) === true ? text : undefined;
}

const shapes = new Map<ScalarType, RegExp>([
  ['integer', /^-?(0|[1-9]\d*)$/],
  ['number', /^-?(0|[1-9]\d*)(\.\d+)?$/],
  ['decimal', /^-?(0|[1-9]\d*)(\.\d+)?$/],
  ['boolean', /^(true|false)$/],
  ['date', /^\d{4}-\d{2}-\d{2}$/],
  ['timestamp', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/],
]);
