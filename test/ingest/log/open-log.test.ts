import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Disk } from '../../../ingest/disk/disk.ts';
import { nodeDisk } from '../../../ingest/disk/node-disk.ts';
import type { IngestEvent } from '../../../ingest/ingest-event.ts';
import { LogFailed, LogFull } from '../../../ingest/log/errors.ts';
import { openLog, type Log } from '../../../ingest/log/open-log.ts';
import type { LogItem } from '../../../ingest/log/read-segments.ts';
import type { LogEntry } from '../../../ingest/log/record.ts';
import { testFolder } from '../support/options.ts';
import { powerCutDisk, seededRandom } from '../support/power-cut-disk.ts';

const events: IngestEvent[] = [];

function open(folder: string, options: Partial<Parameters<typeof openLog>[0]> = {}): Promise<Log> {
  events.length = 0;
  return openLog({
    disk: nodeDisk,
    folder,
    maxBytes: 1e9,
    forgetLanded: false,
    landed: () => 0,
    onEvent: (event) => events.push(event),
    ...options,
  });
}

function entry(text: string, events = 1): LogEntry {
  return {
    kind: 'batch',
    receivedAt: 1_795_401_555_000_001,
    encoding: 'protobuf',
    connection: 'phone-1',
    group: 'grüppe',
    bot: false,
    events,
    reason: '',
    frame: Buffer.from(text),
  };
}

async function readAll(log: Log, from = 0): Promise<LogItem[]> {
  const items: LogItem[] = [];
  for (let next = from; next < log.end();) {
    const stretch = await log.read(next, 1000);
    items.push(...stretch.items);
    next = stretch.next;
  }
  return items;
}

function texts(items: readonly LogItem[]): string[] {
  return items.map((item) =>
    item.kind === 'record'
      ? Buffer.from(item.record.entry.frame).toString()
      : `damage ${item.from}-${item.to}`,
  );
}

function segments(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.log'));
}

/** A disk that counts its syncs, and holds each until it is let go. */
function heldDisk(): { disk: Disk; syncs: (() => void)[] } {
  const syncs: (() => void)[] = [];
  const disk: Disk = {
    ...nodeDisk,
    open: async (path, mode) => {
      const file = await nodeDisk.open(path, mode);
      return mode === 'append'
        ? { ...file, sync: () => new Promise((resolve) => syncs.push(resolve)) }
        : file;
    },
  };
  return { disk, syncs };
}

test('a record is read back as it was written, in any segment, after the log is opened again', async () => {
  const folder = join(testFolder(), 'log');
  const written = await open(folder, { segmentBytes: 200 });
  for (let number = 0; number < 20; number++) await written.publish(entry(`frame ${number}`, number));
  await written.close();
  const log = await open(folder);
  expect(segments(folder).length).toBeGreaterThan(5);
  const items = await readAll(log, 7);
  expect(texts(items)).toEqual(Array.from({ length: 13 }, (_, index) => `frame ${index + 7}`));
  expect(items[0]).toMatchObject({ record: { offset: 7, entry: { ...entry('frame 7', 7) } } });
  expect(log.counts()).toEqual({ waiting: 190, refused: 0 });
  expect(log.id).toBe(written.id);
  expect(events).toEqual([]);
  await log.close();
});

test('all that waits is made durable with one sync, and what comes during it with the next', async () => {
  const { disk, syncs } = heldDisk();
  const log = await open(join(testFolder(), 'log'), { disk });
  const first = log.publish(entry('alone'));
  await expect.poll(() => syncs.length).toBe(1);
  let settled = 0;
  const rest = Array.from({ length: 50 }, () => log.publish(entry('together')).then(() => settled++));
  syncs[0]!();
  await first;
  await expect.poll(() => syncs.length).toBe(2);
  expect(settled).toBe(0);
  expect(log.end()).toBe(1);
  syncs[1]!();
  await Promise.all(rest);
  expect(log.end()).toBe(51);
  expect(syncs).toHaveLength(2);
  await log.close();
});

describe('a torn tail', () => {
  test.each([1, 7, 30, 60])('of %i bytes is cut when the log is opened', async (cut) => {
    const folder = join(testFolder(), 'log');
    const written = await open(folder);
    for (const text of ['one', 'two', 'three']) await written.publish(entry(text));
    await written.close();
    const path = join(folder, segments(folder)[0]!);
    const bytes = readFileSync(path);
    const last = bytes.subarray(bytes.length - 57);
    appendFileSync(path, last.subarray(0, Math.min(cut, 56)));
    const log = await open(folder);
    expect(texts(await readAll(log))).toEqual(['one', 'two', 'three']);
    expect(events).toMatchObject([{ kind: 'torn tail cut', file: path, position: bytes.length }]);
    await log.publish(entry('four'));
    expect(texts(await readAll(log))).toEqual(['one', 'two', 'three', 'four']);
    await log.close();
  });

  test('of a segment whose header was not written is removed', async () => {
    const folder = join(testFolder(), 'log');
    const written = await open(folder);
    await written.publish(entry('one'));
    await written.close();
    writeFileSync(join(folder, '0000000000000001.log'), 'CNBR');
    const log = await open(folder);
    expect(segments(folder)).toHaveLength(1);
    expect(texts(await readAll(log))).toEqual(['one']);
    await log.close();
  });
});

test('any damaged byte is found, told with its place, and costs no other record', async () => {
  const folder = join(testFolder(), 'log');
  const written = await open(folder, { segmentBytes: 300 });
  const all = Array.from({ length: 12 }, (_, index) => `frame number ${index}`);
  for (const text of all) await written.publish(entry(text));
  await written.close();
  const names = segments(folder);
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (where, at, change) => {
      const path = join(folder, names[where % (names.length - 1)]!);
      const whole = readFileSync(path);
      const position = 40 + (at % (whole.length - 40));
      const damaged = Buffer.from(whole);
      damaged[position]! ^= change;
      writeFileSync(path, damaged);
      try {
        const log = await open(folder);
        const found = texts(await readAll(log));
        await log.close();
        const lost = found.filter((text) => text.startsWith('damage'));
        expect(lost).toHaveLength(1);
        const missing = all.findIndex((text) => !found.includes(text));
        expect(lost).toEqual([`damage ${missing}-${missing + 1}`]);
        expect(found).toEqual(all.map((text, index) => (index === missing ? lost[0] : text)));
        const told = events.filter((event) => event.kind === 'log damaged');
        expect(told).toHaveLength(1);
        expect(told[0]!.file).toBe(path);
        expect(position).toBeGreaterThanOrEqual(told[0]!.position);
        expect(position).toBeLessThan(told[0]!.position + told[0]!.bytes);
      } finally {
        writeFileSync(path, whole);
      }
    }),
    { numRuns: 60 },
  );
});

test('a frame that holds a whole record of another log is no record of this one', async () => {
  const root = testFolder();
  const other = await open(join(root, 'other'));
  await other.publish(entry('forged'));
  await other.close();
  const forged = readFileSync(join(root, 'other', '0000000000000000.log')).subarray(40);
  const folder = join(root, 'log');
  const written = await open(folder);
  await written.publish({ ...entry(''), frame: forged });
  await written.close();
  const path = join(folder, segments(folder)[0]!);
  const bytes = readFileSync(path);
  bytes[45]! ^= 1;
  writeFileSync(path, bytes);
  const log = await open(folder);
  expect(await readAll(log)).toEqual([]);
  expect(events).toMatchObject([{ kind: 'torn tail cut' }]);
  await log.close();
});

test('a log of a newer version is left alone, with a way out', async () => {
  const folder = join(testFolder(), 'log');
  const written = await open(folder);
  await written.close();
  const path = join(folder, segments(folder)[0]!);
  const bytes = readFileSync(path);
  bytes.writeUInt32LE(2, 8);
  writeFileSync(path, bytes);
  await expect(open(folder)).rejects.toMatchObject({
    name: 'CinnabarError',
    exitCode: 3,
    message: expect.stringContaining('version 2'),
  });
  expect(readFileSync(path)).toEqual(bytes);
});

test('a log is refused to a second ingester, and free again after the first', async () => {
  const folder = join(testFolder(), 'log');
  const first = await open(folder);
  await expect(open(folder)).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringContaining(`process ${process.pid}`),
  });
  await first.close();
  await (await open(folder)).close();
});

test('the lock of a process that is gone is taken over', async () => {
  const folder = join(testFolder(), 'log');
  await (await open(folder)).close();
  writeFileSync(join(folder, 'lock'), `${2 ** 22 + 1} 12345\n`);
  await (await open(folder)).close();
  // Its pid is another process's now.
  writeFileSync(join(folder, 'lock'), '1 99999999999\n');
  await (await open(folder)).close();
});

describe('a full log', () => {
  test('refuses what does not fit, and takes it when landing has made room', async () => {
    const folder = join(testFolder(), 'log');
    const log = await open(folder, { maxBytes: 1000 });
    const big = entry('x'.repeat(300));
    await log.publish(big);
    await log.publish(big);
    await expect(log.publish(big)).rejects.toBeInstanceOf(LogFull);
    expect(log.counts().waiting).toBe(2);
    await log.release(2, { waiting: 2, refused: 0 });
    await log.publish(big);
    expect(log.end()).toBe(3);
    expect(texts(await readAll(log, 2))).toHaveLength(1);
    await log.close();
  });

  test('on a full disk keeps nothing of the batch, and goes on when there is room', async () => {
    const root = testFolder();
    const disk = powerCutDisk(root, seededRandom(7));
    const folder = join(root, 'log');
    await disk.makeFolder(root);
    const log = await open(folder, { disk });
    await log.publish(entry('before'));
    disk.failing = (operation) => (operation === 'append' ? 'ENOSPC' : undefined);
    await expect(log.publish(entry('lost'))).rejects.toBeInstanceOf(LogFull);
    await expect(log.publish(entry('lost too'))).rejects.toThrow('ENOSPC');
    disk.failing = () => undefined;
    await log.publish(entry('after'));
    expect(texts(await readAll(log))).toEqual(['before', 'after']);
    await log.close();
    const again = await open(folder, { disk });
    expect(texts(await readAll(again))).toEqual(['before', 'after']);
    await again.close();
  });
});

test('a failed sync is the end: nothing more is taken, and it is never tried again', async () => {
  const root = testFolder();
  const disk = powerCutDisk(root, seededRandom(1));
  const log = await open(join(root, 'log'), { disk });
  await log.publish(entry('safe'));
  let syncs = 0;
  disk.failing = (operation) => {
    if (operation !== 'sync') return undefined;
    syncs++;
    return 'EIO';
  };
  await expect(log.publish(entry('unknown'))).rejects.toBeInstanceOf(LogFailed);
  await expect(log.publish(entry('later'))).rejects.toBeInstanceOf(LogFailed);
  expect(syncs).toBe(1);
  expect((await log.failed).message).toContain('EIO');
  expect(log.end()).toBe(1);
  await log.close();
});

test('a roll that fails for want of room is a full log, and the next batch is taken', async () => {
  const root = testFolder();
  const disk = powerCutDisk(root, seededRandom(3));
  const log = await open(join(root, 'log'), { disk, segmentBytes: 100 });
  await log.publish(entry('x'.repeat(100)));
  disk.failing = (operation) => (operation === 'append' ? 'ENOSPC' : undefined);
  await expect(log.publish(entry('no'))).rejects.toBeInstanceOf(LogFull);
  disk.failing = () => undefined;
  await log.publish(entry('yes'));
  expect(texts(await readAll(log)).map((text) => text.length)).toEqual([100, 3]);
  await log.close();
});

test('whatever was published is there after a power cut at any moment, in order and once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 60 }), async (seed, cutAfter) => {
      const root = testFolder();
      const folder = join(root, 'log');
      const random = seededRandom(seed);
      let disk = powerCutDisk(root, random);
      await disk.makeFolder(root);
      const safe: string[] = [];
      let number = 0;
      for (let boot = 0; boot < 3; boot++) {
        disk.cutAfter(cutAfter);
        const log = await open(folder, { disk, segmentBytes: 400 }).catch(() => undefined);
        if (log !== undefined) {
          const found = texts(await readAll(log).catch(() => []));
          if (!disk.isDead()) expect(found.filter((text) => safe.includes(text))).toEqual(safe);
          while (!disk.isDead()) {
            const group = Array.from({ length: 1 + Math.floor(random() * 4) }, () => `frame ${number++}`);
            await Promise.all(
              group.map((text) =>
                log.publish(entry(text)).then(
                  () => safe.push(text),
                  () => undefined,
                ),
              ),
            );
          }
          await log.close().catch(() => undefined);
        }
        disk = await disk.reboot();
      }
      const log = await open(folder, { disk, segmentBytes: 400 });
      const found = texts(await readAll(log)).filter((text) => text.startsWith('frame'));
      expect(new Set(found).size).toBe(found.length);
      expect(found.filter((text) => safe.includes(text))).toEqual(safe);
      await log.close();
    }),
    { numRuns: 25 },
  );
});

test('what a killed process left in the page cache is durable before anyone reads it', async () => {
  const root = testFolder();
  // Chance leaves nothing of what was not synced.
  const disk = powerCutDisk(root, () => 0);
  const folder = join(root, 'log');
  const killed = await open(folder, { disk });
  await killed.publish(entry('acknowledged'));
  disk.failing = (operation) => (operation === 'sync' ? 'EIO' : undefined);
  await expect(killed.publish(entry('in the page cache'))).rejects.toBeInstanceOf(LogFailed);
  disk.failing = () => undefined;
  await killed.close();
  const seen = await open(folder, { disk });
  const read = texts(await readAll(seen));
  expect(read).toEqual(['acknowledged', 'in the page cache']);
  const log = await open(folder, { disk: await disk.reboot() });
  expect(texts(await readAll(log))).toEqual(read);
  await log.close();
  // It never let go of the disk before the power cut, as a process that dies does not.
  await seen.close().catch(() => undefined);
});

test('a record keeps whether a bot sent it, in either encoding', async () => {
  const log = await open(testFolder());
  for (const bot of [true, false])
    for (const encoding of ['protobuf', 'json'] as const) await log.publish({ ...entry('x'), bot, encoding });
  const kept = (await readAll(log)).map((item) => item.kind === 'record' && item.record.entry);
  expect(kept).toMatchObject([
    { bot: true, encoding: 'protobuf' },
    { bot: true, encoding: 'json' },
    { bot: false, encoding: 'protobuf' },
    { bot: false, encoding: 'json' },
  ]);
  await log.close();
});

test('a log that is to forget keeps no segment of what has landed', async () => {
  const folder = testFolder();
  const log = await open(folder, { forgetLanded: true });
  await log.publish(entry('secret'));
  expect(segments(folder)).toHaveLength(1);
  const [before] = segments(folder);
  await log.release(log.end(), { waiting: 1, refused: 0 });
  expect(segments(folder)).toHaveLength(1);
  expect(segments(folder)).not.toContain(before);
  await log.publish(entry('next'));
  expect(texts(await readAll(log, 1))).toEqual(['next']);
  await log.close();
});
