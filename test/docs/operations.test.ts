import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createMetrics } from '../../ingest/metrics/metrics.ts';

const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
const board = JSON.parse(
  readFileSync(new URL('../../docs/grafana-ingester.json', import.meta.url), 'utf8'),
) as {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { expr: string }[] }[];
};

/** The metrics that there are, as `/metrics` declares them. */
async function declared(): Promise<string[]> {
  const text = await createMetrics().text();
  return [...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name!);
}

test('every metric of the ingester has its row on the page of operations, and every row its metric', async () => {
  const rows = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual((await declared()).filter((name) => name.startsWith('cinnabar_')).sort());
});

describe('the board', () => {
  test.each(board.panels)('asks for metrics that there are in "$title"', async ({ targets }) => {
    const known = await declared();
    for (const { expr } of targets) {
      const asked = [...expr.matchAll(/\b(?:cinnabar|process|nodejs)_\w+/g)].map(([name]) => name);
      expect(asked.length).toBeGreaterThan(0);
      for (const name of asked) expect(known).toContain(name.replace(/_bucket$/, ''));
    }
  });
});
