import * as fc from 'fast-check';

/** Something, in one of so many cases; undefined in the others. */
export function oneIn<T>(cases: number, something: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { weight: cases - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: something },
  );
}
