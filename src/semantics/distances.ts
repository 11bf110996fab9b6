import type { DistanceTest as DistanceNode, Expression, Length } from '../ast/nodes.ts';
import { decimalScale } from '../catalog/decimal.ts';
import { isNumeric } from '../catalog/value-type.ts';
import { isAsked } from './comparisons.ts';
import { type Constant, numberConstant } from './constant.ts';
import { typeOfField } from './fields.ts';
import { fault, type Scope } from './scope.ts';
import type { DistanceTest, Point, Value } from './typed.ts';
import { describe, operandOf, type Operand, operandType, operandValue } from './values.ts';

/** Points farther apart than this are at the ends of the earth. */
const mostMetres = 20_000_000;

/** `(user.lat, user.lng) within 5 km of (-6.2, 106.8)`; undefined when a part of it is faulty. */
export function checkDistance(node: DistanceNode, scope: Scope): DistanceTest<Value> | undefined {
  const from = checkPoint(node.from, scope);
  const metres = checkRadius(node.radius, scope);
  const to = checkPoint(node.of, scope);
  if (from === undefined || metres === undefined || to === undefined) return undefined;
  const values = [from.latitude, from.longitude, to.latitude, to.longitude];
  if (values.every(({ kind }) => kind === 'constant')) {
    fault(scope, 'constant-comparison', node.span, {});
    return undefined;
  }
  return { kind: 'distance', from, to, metres };
}

function checkPoint(node: Expression, scope: Scope): Point<Value> | undefined {
  if (node.kind === 'error') return undefined;
  if (node.kind !== 'point') {
    const operand = operandOf(node, scope);
    const place = operand && pointOfRecord(operand);
    if (place !== undefined) return place;
    const hint =
      'a point is a latitude and a longitude: `(user.lat, user.lng)`, `(-6.2, 106.8)`, or a record with `lat` and `lng`';
    if (operand !== undefined) fault(scope, 'not-a-point', node.span, { found: describe(operand) }, { hint });
    return undefined;
  }
  const latitude = checkDegrees(node.latitude, 'latitude', scope);
  const longitude = checkDegrees(node.longitude, 'longitude', scope);
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

/** A record with a latitude and a longitude stands for its point; undefined for everything else. */
function pointOfRecord(operand: Operand): Point<Value> | undefined {
  if (operand.kind !== 'property') return undefined;
  const degrees = (field: string) => {
    const type = typeOfField(operand.type, [field]);
    return type !== undefined && isNumeric(type)
      ? operandValue({ ...operand, path: [...operand.path, field], type })
      : undefined;
  };
  const [latitude, longitude] = [degrees('lat'), degrees('lng')];
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

const most = { latitude: 90, longitude: 180 } as const;

function checkDegrees(node: Expression, which: 'latitude' | 'longitude', scope: Scope): Value | undefined {
  const operand = operandOf(node, scope);
  if (operand === undefined) return undefined;
  const constant = operand.kind === 'number' ? numberConstant(operand.digits) : constantOf(operand);
  const degrees = constant && degreesOf(constant);
  if (constant !== undefined && degrees !== undefined) {
    if (Math.abs(degrees) <= most[which]) return { kind: 'constant', constant };
    const hint = `it is from -${String(most[which])} to ${String(most[which])}, in degrees`;
    fault(scope, 'wrong-point', node.span, { which, found: String(degrees) }, { hint });
    return undefined;
  }
  const type = operandType(operand);
  if (isAsked(operand) && type !== undefined && isNumeric(type)) return operandValue(operand);
  fault(scope, 'not-a-point', node.span, { found: describe(operand) }, { hint: `a ${which} is a number` });
  return undefined;
}

function constantOf(operand: Operand): Constant | undefined {
  return operand.kind === 'constant' ? operand.constant : undefined;
}

function degreesOf(constant: Constant): number | undefined {
  switch (constant.type) {
    case 'integer':
    case 'number':
      return Number(constant.value);
    case 'decimal':
      return Number(constant.value) / Number(decimalScale);
    default:
      return undefined;
  }
}

const metresOf: Readonly<Record<string, number>> = { km: 1000, m: 1 };

function checkRadius({ amount, unit }: Length, scope: Scope): number | undefined {
  const metres = Object.hasOwn(metresOf, unit.text) ? metresOf[unit.text] : undefined;
  if (metres === undefined) {
    fault(scope, 'unknown-distance-unit', unit.span, { name: unit.text }, { hint: 'units are km and m' });
    return undefined;
  }
  const radius = Number(amount.digits) * metres;
  if (radius >= 0.01 && radius <= mostMetres) return radius;
  fault(scope, 'wrong-radius', amount.span, { found: `${amount.digits} ${unit.text}` });
  return undefined;
}
