import {
  createSecureServer,
  createServer,
  type Http2SecureServer,
  type Http2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import type { Certificate } from '../certificate.ts';
import { limits } from '../limits.ts';

/** A server of HTTP/2 and nothing older, over TLS when there is a certificate. It does not listen yet. */
export function createHttp2(
  certificate: Certificate | undefined,
  handshakeFailed: () => void,
  listener: (request: Http2ServerRequest, response: Http2ServerResponse) => void,
): Http2Server | Http2SecureServer {
  const settings = { maxConcurrentStreams: limits.callsOfConnection };
  if (certificate === undefined) return createServer({ settings }, listener);
  const tls = { ...certificate.current(), handshakeTimeout: limits.handshakeWithin };
  const server = createSecureServer({ settings, ...tls }, listener);
  server.on('tlsClientError', handshakeFailed);
  certificate.onRenewal((context) => server.setSecureContext(context));
  return server;
}
