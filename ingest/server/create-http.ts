import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Certificate } from './certificate.ts';
import { limits } from './limits.ts';

interface HttpOptions {
  /** Undefined: it speaks plainly. */
  readonly certificate: Certificate | undefined;
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  /** Told of each client whose handshake fails. */
  readonly handshakeFailed: () => void;
}

/** A server of HTTP, over TLS when there is a certificate. It does not listen yet. */
export function createHttp(options: HttpOptions, listener: RequestListener): Server {
  const { certificate, handshakeFailed, ...timeouts } = options;
  if (certificate === undefined) return createServer(timeouts, listener);
  const tls = { ...certificate.current(), handshakeTimeout: limits.handshakeWithin };
  const server = createTlsServer({ ...timeouts, ...tls }, listener);
  server.on('tlsClientError', handshakeFailed);
  certificate.onRenewal((context) => server.setSecureContext(context));
  return server;
}
