import type { UserValue } from '../plan/nodes.ts';
import type { DistanceTest, Point, Value } from '../semantics/typed.ts';
import type { Dialect } from './dialect.ts';
import { floatLiteral } from './number-literals.ts';
import { inType, type WriteValue } from './tests.ts';

/** The earth as a sphere: its mean radius in metres. */
const radius = 6_371_008.8;

/**
 * Whether two points are near each other, by haversines: no square root, and exact also for points that are close. NULL
 * when a point is missing, or is none on the earth.
 */
export function distanceTest<V extends Value | UserValue<unknown>>(
  { from, to, metres }: DistanceTest<V>,
  write: WriteValue<V>,
  dialect: Dialect,
): string {
  const degrees = (value: V) => inType(value, 'number', write, dialect);
  const half = (a: V, b: V) =>
    `pow(sin((${degrees(a)} - ${degrees(b)}) * ${floatLiteral(Math.PI / 360)}), 2)`;
  const cosine = ({ latitude }: Point<V>) => `cos(${degrees(latitude)} * ${floatLiteral(Math.PI / 180)})`;
  const along = half(from.longitude, to.longitude);
  const h = `${half(from.latitude, to.latitude)} + ${cosine(from)} * ${cosine(to)} * ${along}`;
  const tests = [from, to].flatMap((point) => onEarth(point, degrees));
  const near = `${h} <= ${floatLiteral(Math.sin(metres / (2 * radius)) ** 2)}`;
  return `case when ${tests.join(' and ')} then ${near} end`;
}

/** Constants were checked when the rule was compiled. */
function onEarth<V extends Value | UserValue<unknown>>(
  { latitude, longitude }: Point<V>,
  degrees: (value: V) => string,
): string[] {
  return [
    ...(latitude.kind === 'constant' ? [] : [`${degrees(latitude)} between -90 and 90`]),
    ...(longitude.kind === 'constant' ? [] : [`${degrees(longitude)} between -180 and 180`]),
  ];
}
