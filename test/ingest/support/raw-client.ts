import { request, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';

export interface Message {
  readonly bytes: Buffer;
  readonly isBinary: boolean;
}

/** A WebSocket of which the test sees every frame. */
export interface RawClient {
  readonly socket: WebSocket;
  /** The next message that was not taken yet. */
  readonly next: () => Promise<Message>;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly pings: readonly string[];
}

export async function rawClient(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  options: ClientOptions = {},
  protocols: string[] = [],
): Promise<RawClient> {
  const socket = new WebSocket(url, protocols, {
    headers: { ...headers },
    perMessageDeflate: false,
    ...options,
  });
  onTestFinished(() => socket.terminate());
  const waiting: ((message: Message) => void)[] = [];
  const arrived: Message[] = [];
  const pings: string[] = [];
  socket.on('message', (bytes, isBinary) => {
    if (!Buffer.isBuffer(bytes)) return;
    const take = waiting.shift();
    if (take === undefined) arrived.push({ bytes, isBinary });
    else take({ bytes, isBinary });
  });
  socket.on('ping', (data) => pings.push(data.toString()));
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.on('error', reject);
  });
  const next = (): Promise<Message> => {
    const message = arrived.shift();
    return message === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(message);
  };
  return { socket, next, closed, pings };
}

/** An answer over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Buffer;
}

/** The answer to one HTTP request on a connection of its own. */
export function http(
  url: string,
  method = 'GET',
  headers: Readonly<Record<string, string>> = {},
  body: Uint8Array | string = '',
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url.replace(/^ws/, 'http'), { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: bytes.toString(),
          bytes,
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
