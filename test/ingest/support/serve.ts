import { onTestFinished } from 'vitest';
import type { Environment } from '../../../ingest/environment.ts';
import type { IngestEvent } from '../../../ingest/ingest-event.ts';
import { createMetrics } from '../../../ingest/metrics/metrics.ts';
import type { LogEntry } from '../../../ingest/log/record.ts';
import { encodeRequest } from '../../../ingest/protocol/encode-request.ts';
import { startGrpc } from '../../../ingest/server/grpc/start-grpc.ts';
import { createInFlight } from '../../../ingest/server/in-flight.ts';
import { createIntake } from '../../../ingest/server/intake.ts';
import { openWriteKeys } from '../../../ingest/server/write-keys.ts';
import { eventsPath, startServer, type Server } from '../../../ingest/server/start-server.ts';
import type { IngestSettings } from '../../../src/catalog/settings.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { testSettings } from './settings.ts';

/** A listening server whose publisher the test plays. */
export interface World {
  readonly server: Server;
  /** There when the settings have a `grpcPort`. */
  readonly grpc: Pick<Server, 'port' | 'close'> | undefined;
  readonly url: string;
  readonly origin: string;
  readonly clock: FakeClock;
  readonly published: LogEntry[];
  readonly events: IngestEvent[];
  /** What publishing does; by default it succeeds at once. */
  publish: (entry: LogEntry) => Promise<void>;
  room: number;
  readonly unsaved: () => number;
}

/** A server on a free port of loopback, closed after the test. */
export async function serve(
  changes: Partial<IngestSettings> = {},
  environment: Environment = {},
): Promise<World> {
  const clock = fakeClock();
  const settings = testSettings('/nowhere', changes);
  const published: LogEntry[] = [];
  const events: IngestEvent[] = [];
  const publisher = {
    publish: async (entry: LogEntry) => {
      await world.publish(entry);
      published.push(entry);
    },
    room: () => world.room,
  };
  const intake = createIntake({
    publisher,
    clock,
    maxFrameBytes: settings.maxFrameBytes,
    onEvent: (event) => events.push(event),
  });
  const inFlight = createInFlight();
  const metrics = createMetrics();
  const keys = openWriteKeys(settings.writeKeys, environment, clock);
  const room = { settings, intake, clock, metrics, keys, inFlight };
  const server = await startServer(room);
  const { grpcPort } = settings;
  const grpc = grpcPort === undefined ? undefined : await startGrpc(grpcPort, room);
  onTestFinished(async () => {
    world.publish = async () => {};
    await server.close();
    await grpc?.close();
    await intake.close();
  });
  const origin = `127.0.0.1:${server.port}`;
  const world: World = {
    server,
    grpc,
    url: `ws://${origin}${eventsPath}`,
    origin: `http://${origin}`,
    clock,
    published,
    events,
    publish: async () => {},
    room: Infinity,
    unsaved: intake.unsaved,
  };
  return world;
}

/** A `SendEventRequest` in protobuf, of events of `size` bytes each. */
export function batch(reqGuid: string, events = 1, size = 2): Uint8Array {
  const bytes = Buffer.from(`{${' '.repeat(size - 2)}}`);
  return encodeRequest({
    reqGuid,
    sentAt: 0,
    events: Array.from({ length: events }, () => ({ type: 'page', bytes })),
  });
}
