import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** True when no browser asks, or one for a page of this host (as Raccoon checks it) or of `origins`. */
export function isAllowedOrigin(request: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || origins.includes('*') || origins.includes(origin.toLowerCase())) return true;
  return URL.canParse(origin) && new URL(origin).host.toLowerCase() === host?.toLowerCase();
}

/** What lets the page read the answer; nothing when no browser asks. */
export function originHeaders(request: IncomingMessage): OutgoingHttpHeaders {
  const { origin } = request.headers;
  return origin === undefined ? {} : { 'access-control-allow-origin': origin, vary: 'Origin' };
}

/** What a browser is told that asks before it posts with a content type or headers of its own. */
export function preflightHeaders(request: IncomingMessage): OutgoingHttpHeaders {
  return {
    ...originHeaders(request),
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? 'content-type',
    'access-control-max-age': '86400',
  };
}
