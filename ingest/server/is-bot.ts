import { isbot } from 'isbot';

/** HTTP libraries that apps send with, Raccoon's clients among them: to `isbot` whatever is no browser is a bot. */
const appLibraries = /^(okhttp|grpc-|Go-http-client|Java|Dart|Dalvik|node\b|undici)/i;

/** No browser's is longer; what is cut off makes nobody a person. */
const longest = 1000;

/** True when a user agent says of itself that no person sits there: crawlers, monitors, headless browsers, scripts. */
export function isBot(userAgent: string | undefined): boolean {
  const name = (userAgent ?? '').slice(0, longest);
  return isbot(name) && !appLibraries.test(name);
}
