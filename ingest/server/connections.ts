import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Clock } from '../clock.ts';
import type { Encoding } from '../log/record.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { code, encodeResponse, type SendEventResponse } from '../protocol/response.ts';
import { answerOf } from './answer.ts';
import { closeReason } from './event-socket.ts';
import type { InFlight } from './in-flight.ts';
import type { Intake, Sender } from './intake.ts';
import { limits } from './limits.ts';

interface Connection {
  readonly socket: WebSocket;
  readonly raw: Socket;
  waitingBytes: number;
  /** How much had been read at the last two pings. */
  bytesRead: readonly [number, number];
}

/** The open connections. */
export interface Connections {
  readonly add: (socket: WebSocket, raw: Socket, sender: Sender) => void;
  readonly count: () => number;
  /** Takes no more frames, answers those that were taken, says goodbye with 1012. */
  readonly close: () => Promise<void>;
}

/** Connections whose frames go to `intake`: at most `maxConnections`, one for an identity. */
export function createConnections(
  intake: Intake,
  clock: Clock,
  inFlight: InFlight,
  maxConnections: number,
  metrics: Metrics,
): Connections {
  const open = new Map<string, Connection>();
  const paused = new Set<Connection>();
  const answering = new Set<Promise<void>>();
  let closing = false;
  const stopPings = clock.every(limits.pingEvery, () => {
    for (const connection of open.values()) askForLife(connection);
  });

  function refuse(socket: WebSocket, number: number, reason: string, closing: string): void {
    socket.send(encodeResponse(answerOf(clock, number, reason), 'protobuf'));
    socket.close(1008, closeReason(closing));
  }

  function settle(connection: Connection, bytes: number): void {
    connection.waitingBytes -= bytes;
    inFlight.settle(bytes);
  }

  inFlight.onRoom(() => {
    for (const each of paused) {
      if (each.waitingBytes > limits.connectionWaitingBytes / 2) continue;
      paused.delete(each);
      each.socket.resume();
    }
  });

  function take(connection: Connection, sender: Sender, frame: Buffer, encoding: Encoding): void {
    connection.waitingBytes += frame.length;
    inFlight.take(frame.length);
    if (connection.waitingBytes > limits.connectionWaitingBytes || inFlight.full()) {
      paused.add(connection);
      connection.socket.pause();
    }
    const answered = intake.accept(frame, encoding, sender).then((response) => {
      answering.delete(answered);
      settle(connection, frame.length);
      reply(connection.socket, response, encoding);
    });
    answering.add(answered);
  }

  return {
    add: (socket, raw, sender) => {
      socket.on('error', (error) => {
        if ('code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') intake.refuseOversize();
      });
      if (closing) {
        metrics.turnedAway('stopping');
        socket.close(1012, 'the server restarts');
        return;
      }
      const key = JSON.stringify([sender.connection, sender.group]);
      if (open.size >= maxConnections) {
        metrics.turnedAway('full');
        refuse(socket, code.maxConnectionLimitReached, 'max connection reached', 'Max connection reached');
        return;
      }
      if (open.has(key)) {
        metrics.turnedAway('duplicate');
        const reason = `duplicated connection: [${sender.group}] ${sender.connection},`;
        const goodbye = `duplicate connection: ${sender.connection}`;
        refuse(socket, code.maxUserLimitReached, reason, goodbye);
        return;
      }
      const connection: Connection = { socket, raw, waitingBytes: 0, bytesRead: [-1, -1] };
      open.set(key, connection);
      socket.on('close', () => {
        open.delete(key);
        paused.delete(connection);
      });
      socket.on('message', (frame, isBinary) => {
        if (closing || !Buffer.isBuffer(frame)) return;
        take(connection, sender, frame, isBinary ? 'protobuf' : 'json');
      });
    },
    count: () => open.size,
    close: async () => {
      closing = true;
      stopPings();
      while (answering.size > 0) await Promise.all(answering);
      const goodbyes = [...open.values()].map(({ socket }) => {
        return new Promise<void>((resolve) => {
          socket.once('close', () => resolve());
          socket.resume();
          socket.close(1012, 'the server restarts');
        });
      });
      const stopWaiting = clock.every(limits.closeWithin, () => {
        for (const { socket } of open.values()) socket.terminate();
      });
      await Promise.all(goodbyes);
      stopWaiting();
    },
  };
}

function reply(socket: WebSocket, response: SendEventResponse, encoding: Encoding): void {
  if (socket.readyState !== socket.OPEN) return;
  socket.send(encodeResponse(response, encoding));
  if (socket.bufferedAmount > limits.unreadAnswerBytes) socket.terminate();
}

/** Any byte is life, not only a pong: a phone that sends is alive. */
function askForLife(connection: Connection): void {
  const now = connection.raw.bytesRead;
  const [older, last] = connection.bytesRead;
  // A socket that we do not read ourselves cannot show life.
  if (older === now && last === now && !connection.socket.isPaused) {
    connection.socket.terminate();
    return;
  }
  connection.bytesRead = [last, now];
  if (connection.socket.readyState === connection.socket.OPEN) connection.socket.ping('--ping--');
}
