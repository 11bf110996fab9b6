import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connect } from '../../ingest/client/connect.ts';
import { startIngester } from '../../ingest/start-ingester.ts';
import { lakeRows } from './support/lake-rows.ts';
import { testFolder, testOptions } from './support/options.ts';
import { testSettings } from './support/settings.ts';
import { powerCutDisk, seededRandom } from './support/power-cut-disk.ts';

test('whatever was acknowledged is in the lake, once, after power cuts at any moments under load', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.array(fc.integer({ min: 5, max: 90 }), { maxLength: 6 }),
      async (seed, cuts) => {
        const folder = join(testFolder(), 'disk');
        const random = seededRandom(seed);
        let disk = powerCutDisk(folder, random);
        await disk.makeFolder(folder);
        const acknowledged = new Set<string>();
        const unanswered: string[][] = [];
        let made = 0;

        for (const cutAfter of [...cuts, Infinity]) {
          disk.cutAfter(cutAfter);
          const options = testOptions(folder, {
            disk,
            settings: testSettings(folder, { maxLogBytes: 40_000 }),
          });
          const ingester = await startIngester(options).catch(() => undefined);
          if (ingester !== undefined) {
            const landings: Promise<void>[] = [];
            const clients = await Promise.all(
              ['a', 'b', 'c'].map((id) => connect(ingester.url, { 'X-User-ID': id })),
            );
            const rounds = cutAfter === Infinity ? 3 : 1000;
            for (let round = 0; round < rounds && !disk.isDead(); round++) {
              const sends = clients.map(async (client) => {
                // Batches without an answer are sent again, as a client would.
                const ids =
                  unanswered.pop() ??
                  Array.from({ length: 1 + Math.floor(random() * 5) }, () => `event ${made++}`);
                const events = ids.map((id) => ({
                  type: 'food_order',
                  bytes: Buffer.from(
                    JSON.stringify({ event_id: id, user_id: 'u', event_time: 0, amount: id.length }),
                  ),
                }));
                await client.send({ reqGuid: ids.join(), events }).then(
                  () => ids.forEach((id) => acknowledged.add(id)),
                  () => unanswered.push(ids),
                );
              });
              if (random() < 0.3) landings.push(ingester.landNow().catch(() => undefined));
              await Promise.all(sends);
            }
            await Promise.all([...landings, ...clients.map((client) => client.close())]);
            if (!disk.isDead()) {
              await ingester.landNow();
              const { received, landed, duplicate, quarantined, refused, waiting } = ingester.ledger();
              expect(waiting).toBe(0);
              expect(received).toBe(landed + duplicate + quarantined + refused);
            }
            await ingester.close().catch(() => undefined);
          }
          if (cutAfter !== Infinity) disk = await disk.reboot();
        }

        const rows = await lakeRows(join(folder, 'lake'), 'select event_id from events');
        const landed = rows.map((row) => String(row.event_id));
        expect(landed.length).toBe(new Set(landed).size);
        expect([...acknowledged].filter((id) => !landed.includes(id))).toEqual([]);
      },
    ),
    { numRuns: 8 },
  );
}, 60_000);
