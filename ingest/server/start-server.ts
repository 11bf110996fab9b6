import { STATUS_CODES, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Metrics } from '../metrics/metrics.ts';
import { answerCalls, callPaths } from './calls.ts';
import { createHttp } from './create-http.ts';
import { cannotListen } from './cannot-listen.ts';
import { createConnections } from './connections.ts';
import { EventSocket } from './event-socket.ts';
import { identityOf } from './identity.ts';
import { limits } from './limits.ts';
import { isAllowedOrigin, originHeaders, preflightHeaders } from './origins.ts';
import { answerRest } from './rest.ts';
import type { ServerRoom } from './server-room.ts';
import { chooseProtocol } from './write-keys.ts';

export const eventsPath = '/api/v1/events';

/** A listening server. */
export interface Server {
  readonly port: number;
  readonly connections: () => number;
  readonly isReady: () => boolean;
  /** Not ready from now on; answers what was taken, closes every connection, stops listening. */
  readonly close: () => Promise<void>;
}

/** Listens for Raccoon's clients. Throws a `CinnabarError` when it cannot. */
export async function startServer(room: ServerRoom): Promise<Server> {
  const { settings, intake, clock, metrics, keys, inFlight, certificate } = room;
  const connections = createConnections(intake, clock, inFlight, settings.maxConnections, metrics);
  const posts = new Set<Promise<void>>();
  let closing = false;
  const http = createHttp(
    {
      certificate,
      headersTimeout: limits.headersWithin,
      requestTimeout: limits.requestWithin,
      handshakeFailed: () => metrics.turnedAway('handshake'),
    },
    (request, response) => {
      if (!isAllowedOrigin(request, settings.origins)) {
        metrics.turnedAway('origin');
        answer(response, 403);
        return;
      }
      const path = pathOf(request);
      const takesPosts = path === eventsPath || callPaths.has(path);
      if (takesPosts && request.method === 'POST') {
        if (closing) response.setHeader('connection', 'close');
        const quota = keys.quotaOf(request);
        if (quota === undefined) {
          metrics.turnedAway('key');
          answer(response, 401, { ...originHeaders(request), 'www-authenticate': 'Bearer' });
          return;
        }
        const answerPost = path === eventsPath ? answerRest : answerCalls;
        const post = answerPost(request, response, { ...room, quota });
        posts.add(post);
        void post.finally(() => posts.delete(post));
        return;
      }
      if (takesPosts && request.method === 'OPTIONS') {
        response.writeHead(204, preflightHeaders(request)).end();
        return;
      }
      const trouble = closing ? 'stopping' : intake.trouble();
      switch (`${request.method ?? ''} ${path}`) {
        case 'GET /livez':
          answerHealth(response, undefined);
          return;
        case 'GET /ping':
        case 'GET /readyz':
          answerHealth(response, trouble);
          return;
        case 'GET /metrics':
          void answerMetrics(response, metrics);
          return;
        case `GET ${eventsPath}`:
          answer(response, 400);
          return;
        default:
          answer(response, takesPosts ? 405 : 404);
      }
    },
  );
  // Some more than that, so that the ones too many can be told why.
  http.maxConnections = settings.maxConnections + 100;
  const sockets = new WebSocketServer({
    noServer: true,
    WebSocket: EventSocket,
    perMessageDeflate: false,
    maxPayload: settings.maxFrameBytes,
    maxFragments: limits.fragments,
    maxBufferedChunks: limits.bufferedChunks,
    clientTracking: false,
    // A text frame that is not UTF-8 is answered like any other that cannot be read; the connection stays.
    skipUTF8Validation: true,
    handleProtocols: chooseProtocol,
  });
  http.on('upgrade', (request, socket, head) => {
    if (pathOf(request) !== eventsPath) {
      refuseUpgrade(socket, 404);
      return;
    }
    if (closing) {
      metrics.turnedAway('stopping');
      refuseUpgrade(socket, 503);
      return;
    }
    if (!isAllowedOrigin(request, settings.origins)) {
      metrics.turnedAway('origin');
      refuseUpgrade(socket, 403);
      return;
    }
    const quota = keys.quotaOf(request);
    if (quota === undefined) {
      metrics.turnedAway('key');
      refuseUpgrade(socket, 401);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      if (socket instanceof Socket)
        connections.add(client, socket, { ...identityOf(request, settings), quota });
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    http.once('error', (error) => reject(cannotListen(error, settings.host, settings.port, 'port')));
    http.listen(settings.port, settings.host, () => {
      const address = http.address();
      resolve(typeof address === 'object' && address !== null ? address.port : settings.port);
    });
  });
  return {
    port,
    connections: connections.count,
    isReady: () => !closing && intake.trouble() === undefined,
    close: async () => {
      closing = true;
      await connections.close();
      // No new connection, and the end of each that rests; what was posted is answered first.
      const stopped = new Promise<void>((resolve) => http.close(() => resolve()));
      const stopWaiting = clock.every(limits.closeWithin, () => http.closeAllConnections());
      while (posts.size > 0) await Promise.all(posts);
      http.closeAllConnections();
      await stopped;
      stopWaiting();
    },
  };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').replace(/\?.*$/s, '');
}

function answerHealth(response: ServerResponse, trouble: string | undefined): void {
  response.writeHead(trouble === undefined ? 200 : 503, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(trouble ?? 'pong');
}

async function answerMetrics(response: ServerResponse, metrics: Metrics): Promise<void> {
  const text = await metrics.text();
  response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
}

function answer(response: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    connection: 'close',
    ...headers,
    ...(status === 405 && { allow: 'GET, POST, OPTIONS' }),
  });
  response.end(`${STATUS_CODES[status] ?? ''}\n`);
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
