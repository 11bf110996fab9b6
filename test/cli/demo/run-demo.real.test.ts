import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { demoWorld } from '../../../src/cli/demo/demo-world.ts';
import { emptyFolder, ledgerOf, membersOf, sentOn, start } from './start-demo.ts';

describe('the demo in its real size', () => {
  test('every segment finds someone and not everybody, and the next day changes most of them', async () => {
    const world = demoWorld(2000, 60);
    const folder = emptyFolder();
    const first = await start(folder, world);
    const members = membersOf(first.out);
    expect(members.size).toBeGreaterThanOrEqual(6);
    for (const [segment, count] of members) {
      expect(count, segment).toBeGreaterThan(5);
      expect(count, segment).toBeLessThan(700);
    }
    const [received = 0, landed = 0, duplicate = 0, quarantined = 0, refused = 0, waiting = 0] = ledgerOf(
      first.out,
    );
    expect(received).toBe(sentOn(world, 0, 60));
    expect(landed + duplicate + quarantined + refused + waiting).toBe(received);
    expect(landed).toBeGreaterThan(60_000);
    expect(duplicate).toBeGreaterThan(300);
    expect(quarantined).toBeGreaterThan(10);
    expect(waiting).toBe(0);

    const second = await start(folder, world);
    const changed = [...second.out.matchAll(/\+(\d+) +-(\d+)/g)].filter(
      ([, entered, left]) => Number(entered) + Number(left) > 0,
    );
    expect(changed.length).toBeGreaterThan(members.size / 2);
    expect([...membersOf(second.out).keys()]).toEqual([...members.keys()]);
  });
});

describe('the demo, disturbed', () => {
  const world = demoWorld(120, 8);

  test('a start that was interrupted goes on where it was', async () => {
    const folder = emptyFolder();
    const demo = join(folder, '.cinnabar', 'demo');
    const members = membersOf((await start(folder, world)).out);
    // Landed, but stopped before the rules had run.
    writeFileSync(join(demo, 'demo.json'), '{"version":1,"landed":8,"ran":0}');
    const again = await start(folder, world);
    expect(again.said).toContain('The last start was interrupted: day 8 has landed');
    expect(membersOf(again.out)).toEqual(members);
    expect(ledgerOf(again.out)[0]).toBe(sentOn(world, 0, 8));
    // Stopped in the middle of sending: what is sent twice counts once.
    await start(folder, world);
    writeFileSync(join(demo, 'demo.json'), '{"version":1,"landed":8,"ran":8}');
    const twice = await start(folder, world);
    const [received = 0, landed = 0, duplicate = 0] = ledgerOf(twice.out);
    expect(received).toBe(sentOn(world, 0, 8) + 2 * sentOn(world, 8, 9));
    expect(duplicate).toBeGreaterThan(sentOn(world, 8, 9) - 5);
    expect(landed).toBeLessThan(sentOn(world, 0, 9));
    // Stopped before anything had landed: it begins anew.
    writeFileSync(join(demo, 'demo.json'), '{"version":1,"landed":0,"ran":0}');
    const anew = await start(folder, world);
    expect(membersOf(anew.out)).toEqual(members);
    expect(JSON.parse(readFileSync(join(demo, 'demo.json'), 'utf8'))).toEqual({
      version: 1,
      landed: 8,
      ran: 8,
    });
  });

  test('a rule that somebody broke is shown, and a rule that somebody changed is used', async () => {
    const folder = emptyFolder();
    await start(folder, world);
    const rule = join(folder, '.cinnabar', 'demo', 'rules', 'full_carts.seg');
    const text = readFileSync(rule, 'utf8');
    writeFileSync(rule, text.replace('add_to_cart', 'add_to_kart'));
    await expect(start(folder, world)).rejects.toMatchObject({ exitCode: 1 });
    writeFileSync(rule, text.replace('did add_to_cart in last 48 hours', 'did add_to_cart ever'));
    const { out } = await start(folder, world);
    expect(membersOf(out).get('full_carts')).toBeGreaterThan(0);
  });
});
