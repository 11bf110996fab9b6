// Raccoon's web client as it is published, in a process that stands in for a page. The parent says which events to track,
// and asks how many the client still keeps in its store.
import 'fake-indexeddb/auto';

globalThis.window = globalThis;
const { Clickstream } = await import('@gojek/clickstream-web');

const [url] = process.argv.slice(2);
const database = 'clickstream_db';
const client = new Clickstream({
  event: { classification: { instant: ['instantOne'] }, group: 'shop' },
  batch: { maxTimeBetweenTwoBatches: 1, maxBatchSize: 50_000, dbName: database },
  network: {
    url: new URL(url),
    headers: new Headers({ Authorization: 'Basic d2ViOg==', 'X-User-ID': 'web-client-1' }),
    maxRetries: 5,
    timeBetweenTwoRetries: 10,
    timeToResumeRetries: 100,
  },
  crypto: globalThis.crypto,
});

/** An event as protobufjs makes them, as far as the client looks; its bytes are the JSON that the ingester lands. */
class Page {
  constructor(fields) {
    Object.assign(this, fields);
  }
  static encode(page) {
    return { finish: () => new TextEncoder().encode(JSON.stringify(page)) };
  }
  static getTypeUrl() {
    return 'type.googleapis.com/shop.Page';
  }
}

/** How many events the client's own store holds. */
async function kept() {
  const opened = indexedDB.open(database);
  const db = await new Promise((resolve, reject) => {
    opened.onsuccess = () => resolve(opened.result);
    opened.onerror = () => reject(opened.error);
  });
  const [store] = db.objectStoreNames;
  const counted = db.transaction(store).objectStore(store).count();
  const count = await new Promise((resolve) => (counted.onsuccess = () => resolve(counted.result)));
  db.close();
  return count;
}

process.on('message', async ({ track, ask }) => {
  if (track !== undefined) await client.track(new Page(track));
  process.send({ kept: ask === 'kept' ? await kept() : undefined });
});
process.on('disconnect', () => process.exit());
process.send({});
