import { join } from 'node:path';
import { openSession } from '../runtime/warehouse/duckdb/session.ts';
import { CinnabarError } from '../src/diagnostics/cinnabar-error.ts';
import { systemClock } from './clock.ts';
import { lockFolder } from './disk/lock-folder.ts';
import { nodeDisk } from './disk/node-disk.ts';
import type { IngestEvent } from './ingest-event.ts';
import type { Ingester, IngesterOptions } from './ingester.ts';
import { readManifest } from './lake/read-manifest.ts';
import { removeOrphans } from './lake/remove-orphans.ts';
import { createLander } from './landing/create-lander.ts';
import { ledger, type Ledger } from './ledger.ts';
import { openLog } from './log/open-log.ts';
import { measureIntake } from './metrics/measure-intake.ts';
import { createMetrics } from './metrics/metrics.ts';
import { openPrivacy } from './privacy/privacy.ts';
import { openCertificate } from './server/certificate.ts';
import { startGrpc } from './server/grpc/start-grpc.ts';
import { createInFlight } from './server/in-flight.ts';
import { createIntake } from './server/intake.ts';
import { eventsPath, startServer, type Server } from './server/start-server.ts';
import { openWriteKeys } from './server/write-keys.ts';

/**
 * Opens the log, listens, and lands what comes in every `settings.landEvery`. Throws a `CinnabarError` when the
 * port, the log or the lake cannot be had; then nothing is left open.
 */
export async function startIngester(options: IngesterOptions): Promise<Ingester> {
  const { settings, lakePath, disk = nodeDisk, clock = systemClock, environment = process.env } = options;
  const privacy = openPrivacy(settings.privacy, environment);
  const keys = openWriteKeys(settings.writeKeys, environment, clock);
  const metrics = createMetrics();
  const onEvent = (event: IngestEvent): void => {
    metrics.happened(event);
    options.onEvent?.(event);
  };
  const undo: (() => Promise<unknown>)[] = [];
  try {
    await disk.makeFolder(lakePath);
    undo.push(await lockFolder(disk, lakePath, 'lake'));
    const manifest = await readManifest(disk, lakePath);
    const orphans = await removeOrphans(disk, lakePath, manifest);
    if (orphans > 0) onEvent({ kind: 'orphans removed', files: orphans });
    const log = await openLog({
      disk,
      folder: settings.log,
      maxBytes: settings.maxLogBytes,
      forgetLanded: privacy !== undefined,
      landed: (id) => manifest.offsets[id] ?? 0,
      onEvent,
    });
    undo.push(log.close);
    const session = await openSession({
      threads: 1,
      memoryLimit: '1GB',
      // Made only when memory runs short; the log's lock makes it this process's own.
      spillFolder: join(settings.log, 'spill'),
    });
    undo.push(async () => session.close());
    const { catalog, convert } = options;
    const room = { session, disk, clock, lakePath, catalog, convert, columns: settings.columns, privacy };
    const lander = createLander(room, log, manifest, settings.landEvery, onEvent);
    undo.push(lander.close);
    const { maxFrameBytes } = settings;
    const intake = createIntake({ publisher: log, clock, maxFrameBytes, onEvent });
    undo.push(intake.close);
    const certificate = settings.tls && (await openCertificate(settings.tls, clock, onEvent));
    if (certificate !== undefined) undo.push(certificate.close);
    const inFlight = createInFlight();
    const servers: Pick<Server, 'connections' | 'close'>[] = [];
    undo.push(() => Promise.all(servers.map((each) => each.close())));
    const measured = measureIntake(intake, clock, metrics);
    const serverRoom = { settings, intake: measured, clock, metrics, keys, inFlight, certificate };
    const server = await startServer(serverRoom);
    servers.push(server);
    const grpc = settings.grpcPort === undefined ? undefined : await startGrpc(settings.grpcPort, serverRoom);
    if (grpc !== undefined) servers.push(grpc);
    const currentLedger = (): Ledger => {
      const { waiting, refused } = log.counts();
      return ledger(lander.manifest().counts, { waiting, refused: refused + intake.unsaved() });
    };
    metrics.follow({
      ledger: currentLedger,
      connections: () => servers.reduce((sum, each) => sum + each.connections(), 0),
      bytesInFlight: inFlight.bytes,
      logRoom: log.room,
      isReady: server.isReady,
    });
    let stop: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => (stop = resolve));
    const failed = log.failed.then((error) => {
      throw new CinnabarError(`The ingester stopped: ${error.message}.`, {
        exitCode: 3,
        hint: 'What was acknowledged is safe. Check the disk, then start again: the log is checked when it is opened.',
      });
    });
    const stopped = Promise.race([failed, closed]);
    // Who does not ask for it must not die of it: the server says by itself that it is not ready.
    stopped.catch(() => undefined);
    return {
      url: `${certificate === undefined ? 'ws' : 'wss'}://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${server.port}${eventsPath}`,
      port: server.port,
      grpcPort: grpc?.port,
      ledger: currentLedger,
      landNow: lander.landAll,
      stopped,
      close: async () => {
        await closeAll(undo.splice(0));
        stop();
      },
    };
  } catch (error) {
    await closeAll(undo).catch(() => undefined);
    throw error;
  }
}

/** Closes what was opened, the last first; all of it, whatever fails. Throws the first failure. */
async function closeAll(undo: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const each of [...undo].reverse()) await each().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
