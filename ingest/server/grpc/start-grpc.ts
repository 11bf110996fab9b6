import {
  constants,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import { cannotListen } from '../cannot-listen.ts';
import { limits } from '../limits.ts';
import type { ServerRoom } from '../server-room.ts';
import type { Server } from '../start-server.ts';
import { checkHealth } from './check-health.ts';
import { createHttp2 } from './create-http2.ts';
import { acceptedEncodings } from './read-message.ts';
import { sendEvent, type CallAnswer } from './send-event.ts';
import { statusCode, statusMessage } from './status.ts';

/** The service under the names that Raccoon has had: of the Go client, of its fork, and of the Java client. */
const eventServices = ['gotocompany', 'raystack', 'odpf'].map(
  (company) => `${company}.raccoon.v1beta1.EventService`,
);

/** Listens for Raccoon's gRPC clients. Throws a `CinnabarError` when it cannot. */
export async function startGrpc(
  port: number,
  room: ServerRoom,
): Promise<Pick<Server, 'port' | 'connections' | 'close'>> {
  const { clock } = room;
  const { host, maxConnections } = room.settings;
  const sessions = new Map<ServerHttp2Session, readonly [number, number]>();
  const calls = new Set<Promise<void>>();
  let closing = false;

  async function answerTo(request: Http2ServerRequest): Promise<CallAnswer> {
    const { url } = request;
    if (eventServices.some((service) => url === `/${service}/SendEvent`)) return sendEvent(request, room);
    if (url === '/grpc.health.v1.Health/Check') {
      const isReady = !closing && room.intake.trouble() === undefined;
      return checkHealth(request, eventServices, isReady, room.inFlight);
    }
    return { status: { code: statusCode.unimplemented, message: `no method ${url}` } };
  }

  const http = createHttp2(
    room.certificate,
    () => room.metrics.turnedAway('handshake'),
    (request, response) => {
      if (request.method !== 'POST' || !isGrpc(request.headers['content-type'])) {
        response.writeHead(request.method === 'POST' ? 415 : 405).end();
        return;
      }
      const tooSlow = clock.every(limits.requestWithin, () => {
        if (!request.complete) request.stream.close(constants.NGHTTP2_CANCEL);
      });
      const call = answerTo(request).then((answer) => {
        tooSlow();
        say(request, response, answer);
      });
      calls.add(call);
      void call.finally(() => calls.delete(call));
    },
  );
  http.maxConnections = maxConnections;
  http.on('session', (session) => {
    sessions.set(session, [-1, -1]);
    // A broken session ends itself, and its calls see it.
    session.on('error', () => undefined);
    session.once('close', () => sessions.delete(session));
  });
  const stopPings = clock.every(limits.pingEvery, () => {
    for (const [session, read] of sessions) sessions.set(session, askForLife(session, read));
  });
  const listening = await new Promise<number>((resolve, reject) => {
    http.once('error', (error: Error) => reject(cannotListen(error, host, port, 'grpc port')));
    http.listen(port, host, () => {
      const address = http.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
  return {
    port: listening,
    connections: () => sessions.size,
    close: async () => {
      closing = true;
      stopPings();
      const stopped = new Promise<void>((resolve) => http.close(() => resolve()));
      // Each is told to come back elsewhere, and ends when its calls are answered.
      for (const session of sessions.keys()) session.close();
      const stopWaiting = clock.every(limits.closeWithin, () => {
        for (const session of sessions.keys()) session.destroy();
      });
      while (calls.size > 0) await Promise.all(calls);
      await stopped;
      stopWaiting();
    },
  };
}

function isGrpc(contentType: string | undefined): boolean {
  return /^application\/grpc(\+proto)?(;|$)/.test(contentType ?? '');
}

function say(request: Http2ServerRequest, response: Http2ServerResponse, answer: CallAnswer): void {
  const { stream } = request;
  if (answer === undefined || stream.destroyed) return;
  // What was not read is not wanted any more.
  if (!request.complete) stream.once('finish', () => stream.close());
  response.setHeader('content-type', 'application/grpc');
  response.setHeader('grpc-accept-encoding', acceptedEncodings);
  if (answer.status !== undefined) {
    // Where there is no message, the status is in the headers, and nothing follows them.
    response.setHeader('grpc-status', String(answer.status.code));
    response.setHeader('grpc-message', statusMessage(answer.status.message));
    response.end();
    return;
  }
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(answer.message.length, 1);
  response.addTrailers({ 'grpc-status': '0' });
  response.end(Buffer.concat([prefix, answer.message]));
}

/** Asks with a ping; a connection without a byte for two of them is cut off. Gives what was read until now. */
function askForLife(
  session: ServerHttp2Session,
  [older, last]: readonly [number, number],
): readonly [number, number] {
  const now = session.socket.bytesRead;
  if (older === now && last === now) session.destroy();
  else if (!session.closed) session.ping(() => undefined);
  return [last, now];
}
