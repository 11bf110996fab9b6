import type { Expression, Literal } from '../ast/nodes.ts';
import type { PropertyPath } from '../catalog/property-path.ts';
import { type ScalarType, typeName, type ValueType } from '../catalog/value-type.ts';
import { checkAggregate } from './aggregates.ts';
import { checkArithmetic } from './arithmetic.ts';
import { dateText, instantMicros } from './calendar-literals.ts';
import { checkAverageGap, checkSince } from './elapsed.ts';
import { integerConstant, type Constant } from './constant.ts';
import { checkLocalPart } from './local-parts.ts';
import { checkSize } from './list-tests.ts';
import { checkScore } from './rankings.ts';
import { resolveName } from './names.ts';
import { fault, type Scope } from './scope.ts';
import type { Value } from './typed.ts';
import type { StepValue } from './sequence.ts';

/** A property of any type, read from the event or the user, or an item of a list. */
export type PropertyRead = OwnRead | ItemRead;

/** An item of a list that is looked at, or a field of it. */
export interface ItemRead {
  readonly kind: 'property';
  readonly of: 'item';
  readonly name: string;
  readonly depth: number;
  readonly path: PropertyPath;
  readonly type: ValueType;
}

interface OwnRead {
  readonly kind: 'property';
  readonly of: 'event' | 'user';
  readonly path: PropertyPath;
  readonly type: ValueType;
}

/** A property of an earlier step of the same sequence. */
export interface StepRead {
  readonly kind: 'step';
  readonly value: StepValue;
  readonly type: ValueType;
}

/** A number whose type the other side of the comparison decides. */
export interface NumberLiteral {
  readonly kind: 'number';
  readonly digits: string;
}

/** A value that is worked out: an aggregate, arithmetic, a trait. */
export interface Computed {
  readonly kind: 'computed';
  readonly value: Value;
  readonly type: ScalarType;
}

export type Operand =
  | PropertyRead
  | StepRead
  | NumberLiteral
  | Computed
  | { readonly kind: 'constant'; readonly constant: Constant };

/** What an expression in a value's place stands for; undefined when that is nothing (which was reported). */
export function operandOf(expression: Expression, scope: Scope): Operand | undefined {
  switch (expression.kind) {
    case 'path':
      return resolveName(expression, scope);
    case 'arithmetic':
      return checkArithmetic(expression, scope);
    case 'aggregate':
      return checkAggregate(expression, scope);
    case 'score':
      return checkScore(expression, scope);
    case 'since':
      return checkSince(expression, scope);
    case 'average gap':
      return checkAverageGap(expression, scope);
    case 'text':
    case 'number':
    case 'boolean':
    case 'date':
    case 'timestamp':
      return literalOperand(expression, scope);
    case 'age':
      fault(
        scope,
        'not-a-value',
        expression.span,
        { found: 'an age' },
        { hint: 'ages are compared with whole years: `age of user.birthday >= 18`' },
      );
      return undefined;
    case 'anniversary':
      fault(
        scope,
        'not-a-value',
        expression.span,
        { found: 'an anniversary' },
        { hint: 'ask when it is: `anniversary of user.birthday in next 7 days`, `today`' },
      );
      return undefined;
    case 'version':
      fault(
        scope,
        'not-a-value',
        expression.span,
        { found: 'a version' },
        { hint: 'versions are compared: `app_version >= version "5.2.0"`' },
      );
      return undefined;
    case 'point':
      fault(
        scope,
        'not-a-value',
        expression.span,
        { found: 'a point' },
        { hint: 'points are near each other: `(user.lat, user.lng) within 5 km of (-6.2, 106.8)`' },
      );
      return undefined;
    case 'size':
      return checkSize(expression, scope);
    case 'local part':
      return checkLocalPart(expression, scope);
    case 'error':
      return undefined;
    default:
      fault(scope, 'not-a-value', expression.span, { found: 'a condition' });
      return undefined;
  }
}

function literalOperand(literal: Exclude<Literal, { kind: 'version' }>, scope: Scope): Operand | undefined {
  switch (literal.kind) {
    case 'number':
      return { kind: 'number', digits: literal.digits };
    case 'text':
      return { kind: 'constant', constant: { type: 'text', value: literal.value } };
    case 'boolean':
      return { kind: 'constant', constant: { type: 'boolean', value: literal.value } };
    case 'date': {
      const value = dateText(literal, scope);
      return value === undefined ? undefined : { kind: 'constant', constant: { type: 'date', value } };
    }
    case 'timestamp': {
      const value = instantMicros(literal, scope);
      return value === undefined ? undefined : { kind: 'constant', constant: { type: 'timestamp', value } };
    }
  }
}

/** The operand's type; undefined for a number literal, whose type its surroundings decide. */
export function operandType(operand: Operand): ValueType | undefined {
  switch (operand.kind) {
    case 'number':
      return undefined;
    case 'constant':
      return operand.constant.type;
    default:
      return operand.type;
  }
}

/** The operand as a value of the typed rule; a number literal is none before its type is known. */
export function operandValue(operand: Exclude<Operand, NumberLiteral>): Value {
  switch (operand.kind) {
    case 'computed':
    case 'step':
      return operand.value;
    case 'constant':
      return operand;
    case 'property':
      if (operand.of === 'item') {
        const { depth, path, type } = operand;
        return { kind: 'item', depth, path, type };
      }
      return {
        kind: operand.of === 'event' ? 'event property' : 'user property',
        path: operand.path,
        type: operand.type,
      };
  }
}

function writtenRead(read: PropertyRead): string {
  if (read.of === 'item') return [read.name, ...read.path].join('.');
  return `${read.of === 'user' ? 'user.' : ''}${read.path.join('.')}`;
}

/** An operand as a message names it: `a text`, `` `amount` (decimal) ``. */
export function describe(operand: Operand): string {
  switch (operand.kind) {
    case 'property':
      return `\`${writtenRead(operand)}\` (${typeName(operand.type)})`;
    case 'step':
      return `\`${[operand.value.called, ...operand.value.path].join('.')}\` (${typeName(operand.type)})`;
    case 'number':
      return `the number ${operand.digits}`;
    case 'constant': {
      const { type, value } = operand.constant;
      return type === 'integer' || type === 'number' ? `the number ${String(value)}` : constantWords[type];
    }
    case 'computed':
      return `a value that is ${typeName(operand.type)}`;
  }
}

const constantWords: Readonly<Record<Exclude<Constant['type'], 'integer' | 'number'>, string>> = {
  text: 'a text',
  decimal: 'a number',
  boolean: '`true` or `false`',
  date: 'a date',
  timestamp: 'a timestamp',
};

/** The value of a count's bound or a window's amount; undefined when it is no whole number. */
export function wholeNumber(digits: string): number | undefined {
  const constant = integerConstant(digits);
  if (constant?.type !== 'integer' || constant.value < 0n || constant.value > 9007199254740991n)
    return undefined;
  return Number(constant.value);
}
