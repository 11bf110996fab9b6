import { describe, expect, test } from 'vitest';
import { openSession } from '../../../runtime/warehouse/duckdb/session.ts';
import { quoteText } from '../../../runtime/warehouse/duckdb/quote.ts';
import { check } from '../../../src/cli/check.ts';
import { run } from '../../../src/cli/run.ts';
import type { Surroundings } from '../../../src/cli/surroundings.ts';
import { csv, folderWith, init, shopCsv, shopRows } from './support.ts';

/** Runs a command in a folder; gives its exit code, what it printed and what it said. */
async function command(
  folder: string,
  call: (surroundings: Surroundings) => number | Promise<number>,
): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  let [out, said] = ['', ''];
  const code = await call({
    folder,
    out: (text) => (out += text),
    say: (text) => (said += text),
    atTerminal: false,
    colours: false,
    clock: () => Date.parse('2027-03-01T00:00:00Z'),
    watchFolder: () => () => undefined,
    burstOver: () => Promise.resolve(),
    stopAsked: () => new Promise(() => undefined),
  });
  return { code, out, said };
}

/** What `cinnabar init` says that its rules find is what `cinnabar run` finds, now and just after the last event. */
async function holds(folder: string, from: string): Promise<void> {
  const { rules, asOf } = await init(folder, from);
  expect(await command(folder, (around) => check([], {}, around))).toMatchObject({
    code: 0,
    said: expect.not.stringContaining('warning'),
  });
  for (const flags of [{}, { asOf }]) {
    const { code, out } = await command(folder, (around) => run([], { ...flags, json: true }, around));
    expect(code).toBe(0);
    const { segments } = JSON.parse(out) as { segments: { segment: string; members: number }[] };
    expect(segments.map(({ segment, members }) => [segment, members]).sort()).toEqual(
      rules.map(({ name, found }) => [name, found]).sort(),
    );
  }
}

describe('cinnabar init, then cinnabar run', () => {
  test('on CSV', async () => {
    await holds(folderWith({ 'shop.csv': shopCsv }), 'shop.csv');
  });

  test('on CSV with ids, copies, odd names, times without a zone and times with one', async () => {
    const rows = shopRows().map(([user, event, time, amount], n) => [
      `e${String(n)}`,
      user,
      event === 'purchase' ? 'order/paid: ünïcode' : event,
      n % 2 === 0 ? time.replace('T', ' ').replace('Z', '') : time.replace('Z', '+00:00'),
      amount,
      `"${String(n)}, ""quoted"""`,
    ]);
    const copies = rows.filter((_, n) => n % 7 === 0);
    const header = 'event_id,user_id,event,timestamp,in,some property';
    await holds(folderWith({ 'my shop.csv': csv(header, [...rows, ...copies]) }), 'my shop.csv');
  });

  test('on NDJSON with properties in an object', async () => {
    const lines = shopRows().map(([user_id, event, timestamp], n) =>
      JSON.stringify({ user_id, event, timestamp, properties: { n, 'a b': String(n), ok: n % 2 === 0 } }),
    );
    await holds(folderWith({ 'shop.ndjson': `${lines.join('\n')}\n` }), 'shop.ndjson');
  });

  test('on Parquet with types of its own', async () => {
    const folder = folderWith({});
    const session = await openSession({ spillFolder: folder });
    await session.run(
      `copy (select i % 17 as user_id, ['look', 'put', 'buy'][1 + (i * i) % 3] as event_name,
         timestamp '2026-01-01 00:00:00' + to_hours(i) as event_time, cast(i as decimal(12, 2)) as amount, i as position,
         uuid() as code, date '2026-01-01' as day, ['a'] as tags
       from range(500) r(i)) to ${quoteText(`${folder}/events.parquet`)} (format parquet)`,
    );
    session.close();
    await holds(folder, 'events.parquet');
  });
});
