import type { ValueTest } from './typed.ts';

/** The values that a test looks at; of one about items the list alone, without which it does not hold. */
export function testedValues<V>(test: ValueTest<V>): readonly V[] {
  switch (test.kind) {
    case 'compare':
      return [test.left, test.right];
    case 'text':
      return [test.value, test.part];
    case 'any item':
      return [test.list];
    case 'distance':
      return [test.from, test.to].flatMap(({ latitude, longitude }) => [latitude, longitude]);
    default:
      return [test.value];
  }
}
