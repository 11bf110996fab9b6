import type { Clock } from '../clock.ts';
import type { IngestEvent } from '../ingest-event.ts';
import { LogFailed, LogFull } from '../log/errors.ts';
import type { Encoding } from '../log/record.ts';
import { probeRequest } from '../protocol/decode-request.ts';
import { code, type SendEventResponse } from '../protocol/response.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { answerOf } from './answer.ts';
import { limits } from './limits.ts';
import { OverQuota, spend, type Quota } from './quota.ts';
import { createRetries } from './retries.ts';

/** Who sent a frame. */
export interface Identity {
  readonly connection: string;
  readonly group: string;
  /** Whether it says of itself that no person sits there. */
  readonly bot: boolean;
}

/** And what it may send. */
export interface Sender extends Identity {
  readonly quota: Quota;
}

/** From a frame to its answer, whatever the transport. */
export interface Intake {
  /** The answer to a frame, once the frame is durable or refused. Never rejects. */
  readonly accept: (frame: Buffer, encoding: Encoding, from: Sender) => Promise<SendEventResponse>;
  /** Counts a frame that was too large to be read. */
  readonly refuseOversize: () => void;
  /** Why batches are not taken at the moment; undefined when they are. */
  readonly trouble: () => string | undefined;
  /** Refused events that the log does not hold yet. */
  readonly unsaved: () => number;
  /** Writes down what was refused, as far as there is room, and stops. */
  readonly close: () => Promise<void>;
}

export interface IntakeOptions {
  readonly publisher: Publisher;
  readonly clock: Clock;
  /** It has room again when a frame of this size would fit. */
  readonly maxFrameBytes: number;
  readonly onEvent: (event: IngestEvent) => void;
}

const nobody: Identity = { connection: '', group: '', bot: false };

/** An intake that hands its batches to `publisher`. */
export function createIntake({ publisher, clock, maxFrameBytes, onEvent }: IntakeOptions): Intake {
  const retries = createRetries(limits.rememberedRequests);
  let trouble: string | undefined;
  let unsaved = 0;
  let saving: Promise<void> = Promise.resolve();
  const stopRetry = clock.every(limits.retryFullEvery, () => void save());

  /** Remembers refused events that cannot be written now, and why. */
  function lost(events: number, error: unknown): string {
    if (!(error instanceof LogFull || error instanceof LogFailed)) throw error;
    unsaved += events;
    if (trouble === undefined) onEvent({ kind: 'log full', message: error.message });
    trouble = error.message;
    return error.message;
  }

  function recovered(): void {
    if (trouble === undefined || publisher.room() < maxFrameBytes) return;
    trouble = undefined;
    onEvent({ kind: 'log has room again' });
  }

  /** Writes the refused events that are only counted so far as one record; this also tells whether there is room. */
  function save(): Promise<void> {
    saving = saving.then(async () => {
      if (unsaved === 0) {
        recovered();
        return;
      }
      const events = unsaved;
      const what = {
        kind: 'refused',
        encoding: 'protobuf',
        events,
        reason: 'no room, too large, or more than the write key may send',
      } as const;
      const frame = new Uint8Array();
      try {
        await publisher.publish({ ...what, ...nobody, receivedAt: clock.now(), frame });
        unsaved -= events;
        recovered();
      } catch (error) {
        lost(0, error);
      }
    });
    return saving;
  }

  return {
    accept: async (frame, encoding, { quota, ...from }) => {
      const receivedAt = clock.now();
      const probe = probeRequest(frame, encoding);
      const { reqGuid } = probe;
      const events = probe.kind === 'fault' ? 1 : probe.events;
      const common = { ...from, receivedAt, encoding, frame, events };
      try {
        if (probe.kind === 'fault') {
          spend(quota, events);
          const reason = `cannot deserialize request: ${probe.reason}`;
          await publisher.publish({ ...common, kind: 'refused', reason }).catch((error: unknown) => {
            lost(events, error);
          });
          return answerOf(clock, code.badRequest, reason, reqGuid);
        }
        if (events === 0) return answerOf(clock, code.ok, '', reqGuid);
        await retries.once({ from, reqGuid, frame }, async () => {
          spend(quota, events);
          await publisher.publish({ ...common, kind: 'batch', reason: '' });
        });
      } catch (error) {
        if (error instanceof OverQuota) {
          // Kept as a count alone: a flood must not fill the log.
          unsaved += events;
          const again = { retry_after: String(error.seconds) };
          return answerOf(clock, code.maxUserLimitReached, error.message, reqGuid, again);
        }
        const reason = `cannot publish events: ${lost(events, error)}`;
        return answerOf(clock, code.internalError, reason, reqGuid);
      }
      recovered();
      return answerOf(clock, code.ok, '', reqGuid);
    },
    refuseOversize: () => {
      unsaved++;
    },
    trouble: () => trouble,
    unsaved: () => unsaved,
    close: async () => {
      stopRetry();
      await save();
    },
  };
}
