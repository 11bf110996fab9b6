import { expect } from 'vitest';
import { http } from './raw-client.ts';

/** What `/metrics` of an ingester says: each sample's value by its name with its labels. */
export async function scrape(ingester: { readonly port: number }): Promise<ReadonlyMap<string, number>> {
  const { status, headers, body } = await http(`http://127.0.0.1:${ingester.port}/metrics`);
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  const samples = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    samples.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space).replace(/^cinnabar_ingest_/, ''), Number(line.slice(space + 1))];
    }),
  );
}

/** The ledger as metrics: its two sides, and each part. */
export async function scrapeLedger(ingester: { readonly port: number }) {
  const samples = await scrape(ingester);
  const of = (name: string): number => samples.get(`events_${name}`)!;
  const parts = {
    landed: of('landed_total'),
    duplicate: of('duplicate_total'),
    quarantined: of('quarantined_total'),
    refused: of('refused_total'),
    waiting: of('waiting'),
  };
  expect(of('received_total')).toBe(Object.values(parts).reduce((sum, part) => sum + part, 0));
  return { received: of('received_total'), ...parts };
}
