import { connect } from 'node:http2';
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { onTestFinished } from 'vitest';

/** What a call came to: the answer's bytes, or gRPC's code and words. */
export type Outcome =
  | { readonly bytes: Buffer; readonly code: 0 }
  | { readonly bytes?: undefined; readonly code: number; readonly details: string };

export type Call = (
  method: string,
  message: Uint8Array,
  metadata?: Readonly<Record<string, string>>,
) => Promise<Outcome>;

/** Calls of gRPC's own client for Node, over one connection; over TLS when it trusts an `authority`. */
export function grpcClient(port: number, options: object = {}, authority?: Buffer): Call {
  const channel = authority === undefined ? credentials.createInsecure() : credentials.createSsl(authority);
  const client = new Client(`127.0.0.1:${port}`, channel, options);
  onTestFinished(() => client.close());
  const asIs = (bytes: Buffer): Buffer => bytes;
  return (method, message, metadata = { 'X-User-ID': 'phone' }) => {
    const sent = new Metadata();
    for (const [name, value] of Object.entries(metadata)) sent.set(name, value);
    return new Promise((resolve) => {
      client.makeUnaryRequest(
        method,
        asIs,
        asIs,
        Buffer.from(message),
        sent,
        (error: ServiceError | null, answer?: Buffer) => {
          if (error === null) resolve({ bytes: answer!, code: 0 });
          else resolve({ code: error.code, details: error.details });
        },
      );
    });
  };
}

/** The headers of the answer to one request over HTTP/2, and its trailers. */
export function http2Request(
  port: number,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array = new Uint8Array(),
): Promise<Readonly<Record<string, unknown>>> {
  const session = connect(`http://127.0.0.1:${port}`);
  onTestFinished(() => session.destroy());
  return new Promise((resolve, reject) => {
    session.on('error', reject);
    const stream = session.request({ ':method': 'POST', ...headers });
    let found: Readonly<Record<string, unknown>> = {};
    stream.on('response', (got) => void (found = { ...found, ...got }));
    stream.on('trailers', (got: object) => void (found = { ...found, ...got }));
    stream.on('close', () => resolve(found));
    stream.on('error', reject);
    stream.resume();
    stream.end(body.length === 0 ? undefined : body);
  });
}
