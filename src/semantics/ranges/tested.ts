import type { ScalarType } from '../../catalog/value-type.ts';
import type { Constant } from '../constant.ts';
import type {
  Behaviour,
  ConditionLeaf,
  Counted,
  RelativeTest,
  ScanWindow,
  Value,
  ValueTest,
} from '../typed.ts';
import type { Constraint } from './constraint.ts';
import { endAt, pointOf, type Point } from './ends.ts';
import { microsPerUnit } from '../../catalog/unit-lengths.ts';
import { structuralKey } from './structural-key.ts';

/** What one test asks: of what (a key, worked out when it is asked for), and what it leaves of it. */
export interface Tested {
  readonly key: string;
  readonly constraint: Constraint;
  /** What a thing that is never missing cannot be less than. */
  readonly least: bigint | undefined;
  /** The events that are counted, when it is a count. */
  readonly counted: CountedEvents | undefined;
}

/** The events of a behaviour, and in what they are counted. */
export interface CountedEvents {
  readonly events: readonly string[];
  readonly where: Behaviour['where'];
  readonly window: ScanWindow;
  readonly counted: Counted;
}

function tested(about: unknown, constraint: Constraint, least?: bigint, counted?: CountedEvents): Tested {
  let key: string | undefined;
  return {
    get key() {
      return (key ??= structuralKey(about));
    },
    constraint,
    least,
    counted,
  };
}

/** What a test asks. Of one that is not about constants, only whether it holds. */
export function testedBy(leaf: ConditionLeaf): Tested {
  switch (leaf.kind) {
    case 'behaviour':
      return countOf(leaf, leaf.counted, {
        kind: 'range',
        missing: false,
        least: leaf.count.least === 0 ? undefined : { at: BigInt(leaf.count.least), open: false },
        most: leaf.count.most === undefined ? undefined : { at: BigInt(leaf.count.most), open: false },
      });
    case 'compare':
      return (
        ofValue(leaf.left, compared(leaf, leaf.left, leaf.right, leaf.operator)) ??
        ofValue(leaf.right, compared(leaf, leaf.right, leaf.left, flipped[leaf.operator])) ??
        whole(leaf)
      );
    case 'one of':
      return ofValue(leaf.value, optionsOf(leaf)) ?? whole(leaf);
    case 'text': {
      const { value, part, operator } = leaf;
      if (part.kind !== 'constant' || part.constant.type !== 'text') return whole(leaf);
      const constraint = {
        kind: 'text',
        missing: false,
        operator,
        part: part.constant.value,
        holds: true,
      } as const;
      return ofValue(value, constraint) ?? whole(leaf);
    }
    case 'age': {
      const { value, zone, operator, years } = leaf;
      return tested(['age', value, zone], comparedWith(BigInt(years), operator));
    }
    case 'pattern':
    case 'anniversary':
    case 'distance':
    case 'day of year':
      return whole(leaf);
    case 'relative':
      return relativeTested(leaf);
    case 'in sample': {
      const [least, most] = [BigInt(leaf.from), BigInt(leaf.to) - 1n];
      const ends = { least: { at: least, open: false }, most: { at: most, open: false } };
      return tested([leaf.kind, leaf.seed], { kind: 'range', missing: false, ...ends }, 0n);
    }
    case 'known':
      return ofValue(leaf.value, { kind: 'all', missing: false }) ?? whole(leaf);
    default:
      return whole(leaf);
  }
}

const flipped = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** A test as a whole: it holds (1) or it does not (0). */
function whole(leaf: ConditionLeaf): Tested {
  const constraint = { kind: 'one of', missing: false, options: new Set<Point>([1n]) } as const;
  return tested(leaf, constraint, 0n);
}

function ofValue(value: Value, constraint: Constraint | undefined): Tested | undefined {
  if (constraint === undefined || value.kind === 'constant') return undefined;
  if (value.kind === 'aggregate') {
    const { aggregate, zone } = value;
    if (aggregate.function === 'count') return countOf(value, { kind: 'events' }, constraint);
    if (aggregate.function === 'days')
      return countOf(value, { kind: 'periods', unit: 'day', zone, times: 1 }, constraint);
    if (aggregate.function === 'distinct') return tested(value, constraint, 0n);
  }
  return tested(value, constraint);
}

function countOf(
  { events, where, window }: Pick<Behaviour, 'events' | 'where' | 'window'>,
  counted: Counted,
  constraint: Constraint,
): Tested {
  return tested([events, where, window, counted], constraint, 0n, { events, where, window, counted });
}

/** The constant as a point on the line of the value's own type; undefined when the two are compared as another. */
function pointAs(constant: Constant, own: ScalarType): Point | undefined {
  if (constant.type === own) return pointOf(constant);
  const isExact = constant.type === 'number' && own === 'integer' && Math.abs(constant.value) < 2 ** 53;
  return isExact ? constant.value : undefined;
}

function ownType(value: Value): ScalarType | undefined {
  const type = value.kind === 'constant' ? value.constant.type : value.type;
  return typeof type === 'string' ? type : undefined;
}

function compared(
  { type }: Extract<ValueTest, { kind: 'compare' }>,
  value: Value,
  other: Value,
  operator: keyof typeof flipped,
): Constraint | undefined {
  const own = ownType(value);
  if (other.kind !== 'constant' || own === undefined) return undefined;
  if (type !== own && !(type === 'number' && own === 'integer')) return undefined;
  const at = pointAs(other.constant, own);
  if (at === undefined) return undefined;
  if (operator === '=') return { kind: 'one of', missing: false, options: new Set(onLine([at], own)) };
  const side = operator === '>' || operator === '>=' ? 'least' : 'most';
  const [point, open] =
    typeof at === 'number' && own === 'integer'
      ? nearestInteger(at, side, operator === '>' || operator === '<')
      : [at, operator === '>' || operator === '<'];
  const end = endAt(point, open, side);
  return {
    kind: 'range',
    missing: false,
    least: side === 'least' ? end : undefined,
    most: side === 'most' ? end : undefined,
  };
}

/** What a comparison with a whole number leaves of a whole number. */
function comparedWith(at: bigint, operator: keyof typeof flipped): Constraint {
  if (operator === '=') return { kind: 'one of', missing: false, options: new Set<Point>([at]) };
  const side = operator === '>' || operator === '>=' ? 'least' : 'most';
  const end = endAt(at, operator === '>' || operator === '<', side);
  return { kind: 'range', missing: false, least: undefined, most: undefined, [side]: end };
}

/** Among integers, `> 4.5` is `>= 5`. */
function nearestInteger(at: number, side: 'least' | 'most', open: boolean): [bigint, boolean] {
  if (Number.isInteger(at)) return [BigInt(at), open];
  return [BigInt(side === 'least' ? Math.ceil(at) : Math.floor(at)), false];
}

/** No integer is a fraction. */
function onLine(points: readonly Point[], own: ScalarType): Point[] {
  if (own !== 'integer') return [...points];
  return points.flatMap((point) => {
    if (typeof point !== 'number') return [point];
    return Number.isInteger(point) ? [BigInt(point)] : [];
  });
}

function optionsOf({ value, options, type }: Extract<ValueTest, { kind: 'one of' }>): Constraint | undefined {
  const own = ownType(value);
  if (own === undefined || (type !== own && !(type === 'number' && own === 'integer'))) return undefined;
  const points: Point[] = [];
  for (const option of options) {
    const point = pointAs(option, own);
    if (point === undefined) return undefined;
    points.push(point);
  }
  return { kind: 'one of', missing: false, options: new Set(onLine(points, own)) };
}

/** Microseconds of a fixed unit; months of the others. */
const lengths = {
  ...microsPerUnit,
  month: 1n,
  year: 12n,
} as const;

/** How far a date or timestamp lies from `as of`: fixed lengths and months are two lines. */
function relativeTested(leaf: RelativeTest<Value>): Tested {
  const { value, relation, amount, unit, zone, type } = leaf;
  const isFixed = unit !== 'month' && unit !== 'year';
  const far = BigInt(amount) * lengths[unit];
  const ends = { least: undefined, most: undefined };
  // A timestamp lies in [as of - n, as of), a date in (D - n, D]; dates have no instants between days.
  const isDate = type === 'date';
  const range = {
    'in last': { least: { at: Number(-far), open: isDate }, most: { at: 0, open: !isDate } },
    'in next': { least: { at: 0, open: false }, most: { at: Number(far), open: true } },
    'more than ago': { ...ends, most: { at: Number(-far), open: !isDate } },
  }[relation];
  return tested([value, zone, isFixed ? 'fixed' : 'months'], { kind: 'range', missing: false, ...range });
}
