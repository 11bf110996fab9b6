import { machineClock } from '../../ingest/client/load-clock.ts';
import { fewestEventBytes } from '../../ingest/client/made-up-batch.ts';
import { sendLoad, type LoadReport } from '../../ingest/client/send-load.ts';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import type { Surroundings } from './surroundings.ts';

export interface IngestBenchFlags {
  readonly url: string;
  readonly connections: number;
  readonly batch: number;
  readonly eventBytes: number;
  readonly rate?: number;
  readonly duration: number;
  readonly idHeader: string;
  readonly json?: true;
}

/** `cinnabar ingest bench`: sends made-up events to a server of Raccoon's protocol and says how fast they were safe. */
export async function ingestBench(
  flags: IngestBenchFlags,
  { out, say, stopAsked }: Surroundings,
  clock = machineClock,
): Promise<number> {
  const { url, connections, batch, eventBytes, rate, duration, idHeader } = flags;
  if (!/^wss?:\/\//.test(url) || !URL.canParse(url)) {
    throw new CinnabarError(`${url} is no address of a WebSocket`, {
      exitCode: 2,
      hint: 'it is like ws://127.0.0.1:8080/api/v1/events',
    });
  }
  if (connections < 1 || batch < 1 || duration < 1 || rate === 0 || eventBytes < fewestEventBytes) {
    throw new CinnabarError('there would be nothing to send', {
      exitCode: 2,
      hint: `the numbers are 1 or more, and an event has at least ${String(fewestEventBytes)} bytes`,
    });
  }
  say(`sending to ${url} for ${String(duration)} s; Ctrl-C ends it sooner\n`);
  const load = {
    url,
    idHeader,
    connections,
    eventsPerBatch: batch,
    eventBytes,
    eventsPerSecond: rate,
    milliseconds: duration * 1000,
  };
  const report = await sendLoad(load, clock, stopAsked()).catch((error: unknown) => {
    throw new CinnabarError(
      `${url} cannot be reached: ${error instanceof Error ? error.message : String(error)}`,
      {
        exitCode: 3,
        hint: 'start the server first, and see that the address and its path are right',
      },
    );
  });
  const found = figures(report, batch);
  out(flags.json === true ? `${JSON.stringify({ load, ...found })}\n` : text(found));
  return report.batches > 0 ? 0 : 3;
}

function figures(
  { batches, milliseconds, waits, errors, lostConnections }: LoadReport,
  eventsPerBatch: number,
) {
  const seconds = milliseconds / 1000;
  const events = batches * eventsPerBatch;
  return {
    seconds,
    batches,
    events,
    eventsPerSecond: seconds > 0 ? events / seconds : 0,
    ack: { p50: below(waits, 0.5), p99: below(waits, 0.99), max: waits.at(-1) },
    failedBatches: [...errors.values()].reduce((sum, each) => sum + each, 0),
    errors: Object.fromEntries(errors),
    lostConnections,
  };
}

/** The wait below which a share of them lies; the nearest that was measured. */
function below(waits: readonly number[], share: number): number | undefined {
  return waits[Math.min(waits.length - 1, Math.floor(share * waits.length))];
}

function text({
  seconds,
  events,
  eventsPerSecond,
  ack,
  failedBatches,
  errors,
  lostConnections,
}: ReturnType<typeof figures>): string {
  const wait = (milliseconds: number | undefined): string =>
    milliseconds === undefined ? '–' : `${milliseconds.toFixed(1)} ms`;
  const lines = [
    `events/s   ${eventsPerSecond.toFixed(0)}  (${String(events)} acknowledged in ${seconds.toFixed(1)} s)`,
    `ack        p50 ${wait(ack.p50)}, p99 ${wait(ack.p99)}, max ${wait(ack.max)}`,
    `errors     ${String(failedBatches)}`,
    ...(lostConnections > 0 ? [`lost       ${String(lostConnections)} connections`] : []),
    ...Object.entries(errors).map(([reason, batches]) => `           ${String(batches)} × ${reason}`),
  ];
  return `${lines.join('\n')}\n`;
}
