import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../../ingest/disk/node-disk.ts';
import { readManifest } from '../../../ingest/lake/read-manifest.ts';
import { removeOrphans } from '../../../ingest/lake/remove-orphans.ts';
import { readLakeManifest } from '../../../runtime/warehouse/lake-manifest.ts';
import { landingWorld, order } from '../support/landing-world.ts';
import { testFolder } from '../support/options.ts';

describe('the lake', () => {
  test('is read by queries through the same manifest', async () => {
    const world = await landingWorld(testFolder());
    await world.send([order()]);
    await world.lander.landAll();
    const { number, files, landedThrough } = world.lander.manifest();
    expect(readLakeManifest(world.lakePath)).toMatchObject({
      number,
      files: files.map(({ path, event, typedColumns }) => ({ path, event, typedColumns })),
      landedThrough,
    });
    expect(landedThrough).toEqual({ food_order: '2026-11-23T02:39:15.000000Z' });
  });

  test('keeps its earlier manifests, and writes none when nothing came', async () => {
    const world = await landingWorld(testFolder());
    await world.lander.landAll();
    expect(existsSync(join(world.lakePath, 'manifest'))).toBe(false);
    for (const id of ['a', 'b']) {
      await world.send([order({ event_id: id })]);
      await world.lander.landAll();
    }
    await world.lander.landAll();
    expect(readdirSync(join(world.lakePath, 'manifest'))).toEqual(['1.json', '2.json']);
    expect(world.lander.manifest()).toMatchObject({ number: 2, previous: 1, offsets: { [world.log.id]: 2 } });
  });

  test('falls back on the manifest before when the newest is torn, and says what none is', async () => {
    const world = await landingWorld(testFolder());
    await world.send([order()]);
    await world.lander.landAll();
    const folder = join(world.lakePath, 'manifest');
    writeFileSync(join(folder, '2.json'), readFileSync(join(folder, '1.json')).subarray(0, 50));
    expect(await readManifest(nodeDisk, world.lakePath)).toEqual(world.lander.manifest());
    writeFileSync(join(folder, '1.json'), 'x');
    await expect(readManifest(nodeDisk, world.lakePath)).rejects.toMatchObject({
      name: 'CinnabarError',
      exitCode: 3,
    });
    writeFileSync(join(folder, '3.json'), '{"version":2}');
    await expect(readManifest(nodeDisk, world.lakePath)).rejects.toThrow('version 2');
  });

  test('is the same after its log is landed again from the start, whatever the cuts', async () => {
    const folder = testFolder();
    const world = await landingWorld(folder);
    for (let batch = 0; batch < 12; batch++) {
      await world.send(
        Array.from({ length: 5 }, (_, event) => order({ event_id: `e${(batch * 3 + event) % 25}` })),
      );
      world.clock.advance(10 * 3600 * 1000);
      if (batch % 3 === 1) await world.lander.landAll();
    }
    await world.lander.landAll();
    const all = 'select * from events order by event_id, received_at';
    const once = await world.rows(all);
    const counts = world.lander.manifest().counts;
    await world.close();
    for (const name of readdirSync(join(world.lakePath, 'manifest'))) {
      await nodeDisk.remove(join(world.lakePath, 'manifest', name));
    }
    const again = await landingWorld(folder);
    await again.lander.landAll();
    expect(again.lander.manifest().counts).toEqual(counts);
    expect(await again.rows(all)).toEqual(once);
    expect(again.lander.manifest().number).toBe(1);
  });

  test('sheds the files of a landing that was not committed, and no others', async () => {
    const world = await landingWorld(testFolder());
    await world.send([order()]);
    await world.lander.landAll();
    const manifest = world.lander.manifest();
    const folder = join(world.lakePath, dirname(manifest.files[0]!.path));
    const orphan = `${world.log.id}-0000000000000001-0000000000000002.parquet`;
    appendFileSync(join(folder, orphan), 'half');
    appendFileSync(join(folder, 'notes.txt'), 'mine');
    appendFileSync(join(world.lakePath, 'manifest', '2.json.tmp'), 'half');
    expect(await removeOrphans(nodeDisk, world.lakePath, manifest)).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(
      [manifest.files[0]!.path.split('/').at(-1), 'notes.txt'].sort(),
    );
  });

  test('is landed in by the clock', async () => {
    const world = await landingWorld(testFolder());
    await world.send([order()]);
    world.clock.advance(1000);
    await expect
      .poll(() => world.events)
      .toMatchObject([{ kind: 'landed', manifest: 1, counts: { landed: 1 } }]);
  });
});
