import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../ingest/client/connect.ts';
import { startIngester } from '../../ingest/start-ingester.ts';
import type { Catalog, Property } from '../../src/catalog/catalog.ts';
import { ingestDefaults } from '../../src/catalog/read-ingest.ts';
import { documentProperty, jsonDocument } from '../../src/dialect/stored-values/duckdb.ts';
import { median, quantile, type Figure } from './statistics.ts';

const connections = 50;
const eventsPerBatch = 150;
const batchesPerRound = 500;
const rounds = 7;

/** What the ingester's process is asked, and what it answers: CPU time in microseconds, time in milliseconds. */
type Question = 'cpu' | 'land';
interface Answer {
  readonly cpu: number;
  readonly elapsed: number;
}

/**
 * The ingester in a process of its own, its log on this disk: 50 connections each send a batch of 150 events of about
 * 600 bytes, wait for the acknowledgement (the batch is on disk then), and send the next. CPU is the ingester's alone.
 */
export async function measure(): Promise<readonly Figure[]> {
  if (process.send !== undefined) return serve();
  const [script] = process.argv.slice(1);
  if (script === undefined) throw new Error('the benchmark does not know its own file');
  const child = fork(script);
  const [url] = (await once(child, 'message')) as [string];

  const clients = await Promise.all(
    Array.from({ length: connections }, (_, id) => connect(url, { 'X-User-ID': `bench-${id}` })),
  );
  const rates: number[] = [];
  const costs: number[] = [];
  const waits: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const guids = Array.from({ length: batchesPerRound }, (_, batch) => `${round}-${batch}`);
    const { cpu } = await ask(child, 'cpu');
    const start = performance.now();
    await Promise.all(
      clients.map(async (client) => {
        for (let guid = guids.pop(); guid !== undefined; guid = guids.pop()) {
          const sent = performance.now();
          await client.send({ reqGuid: guid, events: batch(guid) });
          if (round >= 0) waits.push(performance.now() - sent);
        }
      }),
    );
    if (round < 0) continue; // the first is for warming up
    const events = eventsPerBatch * batchesPerRound;
    rates.push((events / (performance.now() - start)) * 1000);
    costs.push(((await ask(child, 'cpu')).cpu - cpu) / events);
  }
  await Promise.all(clients.map((client) => client.close()));
  const landed = await ask(child, 'land');
  child.disconnect();
  await once(child, 'exit');

  const total = eventsPerBatch * batchesPerRound * (rounds + 1);
  return [
    { name: 'ingest, events/s', value: median(rates).toFixed(0) },
    { name: 'CPU-s per million events', value: median(costs).toFixed(1) },
    {
      name: 'ack, median / p99',
      value: `${median(waits).toFixed(0)} / ${quantile(waits, 0.99).toFixed(0)} ms`,
    },
    { name: 'landing, events/s', value: ((total / landed.elapsed) * 1000).toFixed(0) },
  ];
}

async function ask(child: ChildProcess, question: Question): Promise<Answer> {
  child.send(question);
  const [answer] = (await once(child, 'message')) as [Answer];
  return answer;
}

const city = 'Jakarta Selatan, Daerah Khusus Ibukota Jakarta, Indonesia';

function batch(guid: string): readonly { type: string; bytes: Uint8Array }[] {
  return Array.from({ length: eventsPerBatch }, (_, position) => ({
    type: 'order_completed',
    bytes: Buffer.from(
      JSON.stringify({
        event_id: `${guid}-${position}`,
        user_id: `user-${position}`,
        event_time: new Date().toISOString(),
        properties: {
          amount: `${position}.50`,
          service: 'food',
          minutes: position,
          addresses: Array.from({ length: 6 }, (_, line) => `${line}, ${city}`),
        },
      }),
    ),
  }));
}

/** The ingester's side: says where it listens, answers questions, and stops when the parent lets go. */
async function serve(): Promise<never> {
  const folder = mkdtempSync(join('.cache', 'bench-ingest-'));
  const ingester = await startIngester({
    settings: {
      ...ingestDefaults,
      port: 0,
      log: join(folder, 'log'),
      landEvery: 3_600_000,
      columns: { ...ingestDefaults.columns, properties: 'properties' },
    },
    catalog,
    convert: ({ name, type }, column) =>
      typeof type === 'string' ? documentProperty(jsonDocument(column), [name], type) : 'null',
    lakePath: join(folder, 'lake'),
  });
  const answer = async (question: Question): Promise<void> => {
    const start = performance.now();
    if (question === 'land') await ingester.landNow();
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system, elapsed: performance.now() - start } satisfies Answer);
  };
  process.on('message', (question) => void answer(question as Question));
  process.send?.(ingester.url);
  await once(process, 'disconnect');
  await ingester.close();
  rmSync(folder, { recursive: true });
  process.exit();
}

const properties: readonly Property[] = [
  { name: 'amount', type: 'decimal' },
  { name: 'service', type: 'text' },
  { name: 'minutes', type: 'integer' },
];

const catalog: Catalog = {
  events: new Map([
    [
      'order_completed',
      {
        name: 'order_completed',
        title: undefined,
        properties: new Map(properties.map((property) => [property.name, property])),
      },
    ],
  ]),
  userProperties: new Map(),
};
