import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventFolder, rangeName, rangeOfName } from '../../../ingest/lake/lake-path.ts';

test('any name has a folder of its own, that stays where it is', () => {
  const folder = (name: string | null): string => eventFolder(name, '2026-05-01');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      (a, b) => {
        expect(folder(a)).toMatch(/^events\/(?![._])[\w%-]{1,200}\/2026-05-01$/);
        expect(folder(a) === folder(b)).toBe(a === b);
      },
    ),
  );
  expect(folder('food_order')).toBe('events/food_order/2026-05-01');
  expect(folder('../x')).toBe('events/%2E%2E%2Fx/2026-05-01');
  expect(folder('_undeclared')).not.toBe(folder(null));
  expect(folder('x'.repeat(300))).not.toBe(folder('x'.repeat(301)));
});

test('a file name tells its records', () => {
  const range = { log: 'ab'.repeat(16), from: 7, to: 12 };
  expect(rangeOfName(`${rangeName(range)}.parquet`)).toEqual(range);
  expect(rangeOfName('notes.parquet')).toBeUndefined();
});
