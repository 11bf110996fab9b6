import type { IncomingMessage } from 'node:http';
import type { IngestSettings } from '../../src/catalog/settings.ts';
import { isBot } from './is-bot.ts';
import type { Identity } from './intake.ts';

/** The group of connections that name none, as Raccoon calls it. */
const defaultGroup = '--default--';

/**
 * Who connects, by the headers that the settings name, or by parameters of the address of the same names: a browser
 * sets no headers on a WebSocket or a beacon. A missing id is the empty one, as with Raccoon.
 */
export function identityOf(
  request: Pick<IncomingMessage, 'headers' | 'url'>,
  settings: Pick<IngestSettings, 'connectionIdHeader' | 'connectionGroupHeader'>,
): Identity {
  const { connectionIdHeader, connectionGroupHeader } = settings;
  const group = connectionGroupHeader === undefined ? '' : said(request, connectionGroupHeader);
  return {
    connection: said(request, connectionIdHeader),
    group: group === '' ? defaultGroup : group,
    bot: isBot(request.headers['user-agent']),
  };
}

function said(request: Pick<IncomingMessage, 'headers' | 'url'>, name: string): string {
  const value = request.headers[name.toLowerCase()];
  return (Array.isArray(value) ? value[0] : value) ?? parameter(request.url ?? '', name.toLowerCase());
}

/** A parameter of an address, its name in any case; empty when it is not there. */
export function parameter(url: string, name: string): string {
  const query = new URLSearchParams(/\?(.*)$/s.exec(url)?.[1]);
  return [...query].find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}
