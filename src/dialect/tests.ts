import type { UserValue } from '../plan/nodes.ts';
import { testedValues } from '../plan/values.ts';
import type { Value, ValueTest } from '../semantics/typed.ts';
import type { ScalarType } from '../catalog/value-type.ts';
import type { Dialect } from './dialect.ts';
import { distanceTest } from './distances.ts';
import { anyItemTest } from './items.ts';
import { expression, type Sql } from './query-writer.ts';

/** Writes a value as SQL text, in its own type. */
export type WriteValue<V> = (value: V) => string;

/** A test of values as SQL: NULL or false when a side is missing. */
export function writeTest<V extends Value | UserValue<unknown>>(
  test: ValueTest<V>,
  value: WriteValue<V>,
  dialect: Dialect,
): Sql {
  switch (test.kind) {
    case 'compare': {
      const [left, right] = testedValues(test).map((side) => inType(side, test.type, value, dialect));
      return expression(`${String(left)} ${test.operator} ${String(right)}`);
    }
    case 'one of': {
      const options = test.options.map((option) => dialect.literal(option)).join(', ');
      return expression(`${inType(test.value, test.type, value, dialect)} in (${options})`);
    }
    case 'text':
      return expression(dialect.textTest(test.operator, value(test.value), value(test.part)));
    case 'pattern': {
      const pattern = dialect.literal({ type: 'text', value: test.pattern });
      return expression(dialect.patternTest(value(test.value), pattern));
    }
    case 'distance':
      return expression(distanceTest(test, value, dialect));
    case 'day of year': {
      const zone = test.type === 'date' ? undefined : test.zone;
      const day = dialect.monthAndDay(value(test.value), zone);
      return expression(`${day} between ${String(test.from)} and ${String(test.to)}`);
    }
    case 'age':
    case 'anniversary':
    case 'relative':
      throw new Error('a test against `as of` is worked out before SQL is written');
    case 'any item':
      return expression(anyItemTest(test, value, dialect));
    case 'known':
      return expression(`${value(test.value)} is not null`);
  }
}

/** A value in another numeric type than its own is converted explicitly. */
export function inType<V extends Value | UserValue<unknown>>(
  value: V,
  type: ScalarType,
  write: WriteValue<V>,
  dialect: Dialect,
): string {
  const own = value.kind === 'constant' ? value.constant.type : value.type;
  return own === type ? write(value) : dialect.toNumber(write(value));
}
