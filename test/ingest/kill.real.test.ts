import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../ingest/client/connect.ts';
import { lakeRows } from './support/lake-rows.ts';
import { testFolder } from './support/options.ts';
import { seededRandom } from './support/power-cut-disk.ts';
import { bundleIngester, spawnIngester } from './support/spawn-ingester.ts';

const kills = 8;
const connections = 20;

test(`whatever was acknowledged is in the lake, once, after ${kills} SIGKILLs under load`, async () => {
  const folder = testFolder();
  const script = await bundleIngester(folder);
  const random = seededRandom(Date.now());
  const acknowledged = new Set<string>();
  const unanswered: string[][] = [];
  let made = 0;

  for (let life = 0; life <= kills; life++) {
    const ingester = await spawnIngester(script, { folder, landEvery: 20 + Math.floor(random() * 100) });
    const last = life === kills;
    let answers = 50 + Math.floor(random() * 1500);
    let killed: Promise<void> | undefined;
    const work = Array.from({ length: connections }, async (_, connection) => {
      const client = await connect(ingester.url, { 'X-User-ID': `client ${connection}` });
      while (killed === undefined && answers > 0) {
        const ids = unanswered.pop() ?? Array.from({ length: 20 }, () => `event ${made++}`);
        const events = ids.map((id) => ({
          type: 'food_order',
          bytes: Buffer.from(
            JSON.stringify({ event_id: id, user_id: id.slice(-2), event_time: 0, amount: '1.5' }),
          ),
        }));
        try {
          await client.send({ reqGuid: ids.join(), events });
          for (const id of ids) acknowledged.add(id);
          if (--answers === 0 && !last) killed = ingester.kill();
        } catch {
          unanswered.push(ids);
        }
      }
      // The clients that saw the connection break leave the others' batches for the next life.
      await client.close();
    });
    await Promise.all(work);
    await killed;
    if (!last) continue;
    const { ledger } = await ingester.stop();
    expect(ledger.waiting).toBe(0);
    expect(ledger.received).toBe(ledger.landed + ledger.duplicate + ledger.quarantined + ledger.refused);
    console.log(`${kills} kills: ${JSON.stringify(ledger)}, ${acknowledged.size} known to be acknowledged`);
  }

  const rows = await lakeRows(join(folder, 'lake'), 'select event_id from events');
  const landed = new Set(rows.map((row) => String(row.event_id)));
  const missing = [...acknowledged].filter((id) => !landed.has(id));
  expect(missing).toEqual([]);
  expect(rows.length - landed.size).toBe(0);
  expect(acknowledged.size).toBeGreaterThan(10_000);
});
