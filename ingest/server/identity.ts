import type { IncomingMessage } from 'node:http';
import type { IngestSettings } from '../../src/catalog/settings.ts';
import type { Identity } from './intake.ts';

/** The group of connections that name none, as Raccoon calls it. */
const defaultGroup = '--default--';

/** Who connects, by the headers that the settings name. A missing id is the empty one, as with Raccoon. */
export function identityOf(
  request: IncomingMessage,
  settings: Pick<IngestSettings, 'connectionIdHeader' | 'connectionGroupHeader'>,
): Identity {
  const { connectionIdHeader, connectionGroupHeader } = settings;
  const group = connectionGroupHeader === undefined ? '' : header(request, connectionGroupHeader);
  return { connection: header(request, connectionIdHeader), group: group === '' ? defaultGroup : group };
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name.toLowerCase()];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** True unless a browser's page of another host asks: as Raccoon checks it. */
export function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host.toLowerCase() === host?.toLowerCase();
}
