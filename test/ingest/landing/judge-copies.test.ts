import { describe, expect, test } from 'vitest';
import { landingWorld, order, quarantine } from '../support/landing-world.ts';
import { testFolder } from '../support/options.ts';
import { testCatalog } from '../support/settings.ts';

const day = 24 * 3600 * 1000;

describe('copies', () => {
  test('of one event within three days are dropped, in one landing or in several', async () => {
    const world = await landingWorld(testFolder());
    await world.send([order(), order()]);
    await world.lander.landAll();
    world.clock.advance(2 * day);
    await world.send([order(), order({ event_id: 'e2' })]);
    await world.lander.landAll();
    await world.send([
      order({ event_time: '2026-05-02T10:00:00Z' }),
      ['other', { event_id: 'e1', event_time: 0 }],
    ]);
    await world.lander.landAll();
    expect(world.lander.manifest().counts).toEqual({
      received: 6,
      landed: 4,
      duplicate: 2,
      quarantined: 0,
      refused: 0,
    });
  });

  test('of more than three days later land again, wherever the log is cut', async () => {
    for (const landing of ['once', 'often']) {
      const world = await landingWorld(testFolder());
      for (let copy = 0; copy < 5; copy++) {
        await world.send([order()]);
        if (landing === 'often') await world.lander.landAll();
        world.clock.advance(2 * day);
      }
      await world.lander.landAll();
      // Copies at days 0, 2, 4, 6, 8: those of 2 and 6 are dropped.
      expect(world.lander.manifest().counts).toMatchObject({ landed: 3, duplicate: 2 });
      await world.close();
    }
  });

  test('that differ are quarantined with their bytes', async () => {
    const world = await landingWorld(testFolder());
    await world.send([order(), order({ amount: '99' })]);
    await world.lander.landAll();
    await world.send([order({ user_id: 'somebody else' })]);
    await world.lander.landAll();
    expect(world.lander.manifest().counts).toMatchObject({ landed: 1, duplicate: 0, quarantined: 2 });
    const found = await quarantine(world);
    expect(found.map(({ reason }) => reason)).toEqual(
      Array(2).fill('it differs from the event of the same id that has landed'),
    );
    expect(Buffer.from(found[0]!.bytes, 'base64').toString()).toBe(
      JSON.stringify(order({ amount: '99' })[1]),
    );
  });

  test('of an event without an id are known by request and position, or by bytes', async () => {
    const world = await landingWorld(testFolder());
    const body = { event_time: 0, n: 1 };
    await world.send(
      [
        ['x', body],
        ['x', body],
      ],
      { reqGuid: 'g1' },
    );
    await world.send(
      [
        ['x', body],
        ['x', body],
      ],
      { reqGuid: 'g1' },
    );
    await world.send([['x', body]], { reqGuid: 'g1', group: 'other' });
    await world.send([['x', body]]);
    await world.send([
      ['x', body],
      ['x', { ...body, n: 2 }],
    ]);
    await world.lander.landAll();
    expect(world.lander.manifest().counts).toMatchObject({ landed: 5, duplicate: 3, quarantined: 0 });
  });

  test('among undeclared names are found after the name is declared', async () => {
    const folder = testFolder();
    const before = await landingWorld(folder, { catalog: { ...testCatalog, events: new Map() } });
    await before.send([order()]);
    await before.close();
    const after = await landingWorld(folder);
    await after.send([order()]);
    await after.lander.landAll();
    expect(after.lander.manifest().counts).toMatchObject({ landed: 1, duplicate: 1 });
  });
});
