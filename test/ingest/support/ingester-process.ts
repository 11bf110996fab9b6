/* An ingester as a process of its own. Its argument is JSON: the folder it works in, and how often it lands. */
import { startIngester } from '../../../ingest/start-ingester.ts';
import { testCatalog, testConvert, testSettings } from './settings.ts';

const { folder, landEvery } = JSON.parse(process.argv[2] ?? '') as { folder: string; landEvery: number };
const ingester = await startIngester({
  settings: testSettings(folder, { landEvery }),
  catalog: testCatalog,
  convert: testConvert,
  lakePath: `${folder}/lake`,
  onEvent: (event) => process.stderr.write(`${JSON.stringify(event)}\n`),
});
process.stdout.write(`${JSON.stringify({ url: ingester.url })}\n`);
process.once('SIGTERM', () => {
  void ingester.close().then(() => {
    const { cpu, ledger } = { cpu: process.cpuUsage(), ledger: ingester.ledger() };
    process.stdout.write(`${JSON.stringify({ ledger, cpu, rss: process.resourceUsage().maxRSS })}\n`);
  });
});
