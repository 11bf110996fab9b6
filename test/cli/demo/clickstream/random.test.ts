import { describe, expect, test } from 'vitest';
import { random } from '../../../../src/cli/demo/clickstream/random.ts';

describe('random', () => {
  test('a key gives one stream, and keys that differ in a digit give others', () => {
    const draw = (...key: (string | number)[]) => Array.from({ length: 5 }, random(...key).next);
    expect(draw('a', 1)).toEqual(draw('a', 1));
    const first = Array.from({ length: 2000 }, (_, n) => random('a', n).next());
    expect(new Set(first).size).toBe(2000);
    const mean = first.reduce((sum, value) => sum + value, 0) / first.length;
    expect(mean).toBeGreaterThan(0.47);
    expect(mean).toBeLessThan(0.53);
  });

  test('weights are kept to, and ends are included', () => {
    const chance = random('weights');
    const drawn = Array.from({ length: 5000 }, () => chance.weighted([['rare', 1], ['often', 9]])); // prettier-ignore
    const rare = drawn.filter((value) => value === 'rare').length;
    expect(rare).toBeGreaterThan(400);
    expect(rare).toBeLessThan(600);
    const dice = new Set(Array.from({ length: 500 }, () => chance.integer(1, 6)));
    expect([...dice].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const near = Array.from({ length: 500 }, () => chance.near(10, 2));
    expect(Math.min(...near)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...near)).toBeLessThanOrEqual(12);
  });

  test('ids have the shape of UUIDs', () => {
    expect(random('id').uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
