import { WebSocket } from 'ws';
import { decodeResponse } from '../protocol/decode-response.ts';
import { encodeRequest, type OutgoingEvent } from '../protocol/encode-request.ts';
import { status, type SendEventResponse } from '../protocol/response.ts';

/** A batch as a client sends it. */
export interface Batch {
  /** The id that its answer is known by; it should be the client's own, so that a repeated batch is recognised. */
  readonly reqGuid: string;
  readonly events: readonly OutgoingEvent[];
  /** When the device sends it, in milliseconds since 1970; now, when left out. */
  readonly sentAt?: number | undefined;
}

/** A connection to any server that speaks Raccoon's WebSocket protocol in protobuf. */
export interface Client {
  /** Resolves with the server's answer that the batch is safe; rejects with its reason, or when the socket closes. */
  readonly send: (batch: Batch) => Promise<SendEventResponse>;
  /** How many batches wait for their answer. */
  readonly waiting: () => number;
  readonly isOpen: () => boolean;
  /** Resolves when the connection is over, by either side. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly close: () => Promise<void>;
  /** Ends the connection at once; nobody waits for the other side. */
  readonly abandon: () => void;
}

/** Connects to `url`; `headers` name the connection and its group. Rejects when the server does not answer. */
export async function connect(url: string, headers: Readonly<Record<string, string>>): Promise<Client> {
  const socket = new WebSocket(url, { headers: { ...headers }, perMessageDeflate: false });
  const waiting = new Map<
    string,
    { resolve: (ack: SendEventResponse) => void; reject: (error: Error) => void }
  >();
  const failAll = (error: Error): void => {
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
  };
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      failAll(new Error(`the connection closed with ${code} ${reason.toString()}`.trim()));
      resolve({ code, reason: reason.toString() });
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.on('error', reject);
  });
  socket.on('message', (frame, isBinary) => {
    if (!isBinary || !Buffer.isBuffer(frame)) return;
    const answer = decodeResponse(frame);
    const reqGuid = answer.data.req_guid;
    if (reqGuid === undefined) {
      failAll(new Error(answer.reason));
      return;
    }
    const asked = waiting.get(reqGuid);
    waiting.delete(reqGuid);
    if (answer.status === status.success) asked?.resolve(answer);
    else asked?.reject(new Error(answer.reason));
  });
  return {
    send: (batch) =>
      new Promise((resolve, reject) => {
        if (socket.readyState !== socket.OPEN) {
          reject(new Error('the connection is closed'));
          return;
        }
        waiting.set(batch.reqGuid, { resolve, reject });
        socket.send(encodeRequest({ ...batch, sentAt: batch.sentAt ?? Date.now() }));
      }),
    waiting: () => waiting.size,
    isOpen: () => socket.readyState === socket.OPEN,
    closed,
    close: async () => {
      socket.close(1000);
      await closed;
    },
    abandon: () => socket.terminate(),
  };
}
