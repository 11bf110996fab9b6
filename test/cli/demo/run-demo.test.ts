import { describe, expect, test } from 'vitest';
import { demoWorld } from '../../../src/cli/demo/demo-world.ts';
import { emptyFolder, ledgerOf, membersOf, sentOn, start } from './start-demo.ts';

const world = demoWorld(120, 3);

describe('the demo', () => {
  test('starts, shows members, SQL and ledger; the next start adds a day and says who came and went', async () => {
    const folder = emptyFolder();
    const first = await start(folder, world);
    expect(membersOf(first.out).size).toBe(9);
    expect(first.out).toContain('segment full_carts "Left a full cart behind" {');
    expect(first.out).toMatch(/^ *from .*"add_to_cart"/m);
    const [received, ...parts] = ledgerOf(first.out);
    expect(received).toBe(sentOn(world, 0, 3));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(received);
    expect(parts[1]).toBeGreaterThan(0);
    expect(parts.at(-1)).toBe(0);
    expect(first.said).toContain('Members as of 2026-04-04T00:00:00+07:00');
    expect(first.said.match(/^ {2}(npm start|cinnabar \w+ .*)$/gm)).toHaveLength(3);
    for (const line of `${first.out}${first.said}`.split('\n')) expect(line.length).toBeLessThanOrEqual(100);

    const second = await start(folder, world);
    expect(second.said).toContain('Another day passes: day 4.');
    expect(ledgerOf(second.out)[0]).toBe(sentOn(world, 0, 4));
    expect(second.out).toMatch(/^ {2}(entered|left) {2,5}\w+ \w+ \(u0\d+\)/m);
    for (const [, entered, left] of second.out.matchAll(/\+(\d+) +-(\d+)/g))
      expect(Number(entered) + Number(left)).toBeLessThan(120);
  });
});
