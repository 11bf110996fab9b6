import { createHmac } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import type { PrivacySettings } from '../../src/catalog/settings.ts';
import { readSecret, type Environment } from '../environment.ts';
import { elements, members } from '../protocol/members.ts';
import { cutAddress } from './cut-address.ts';

/** What has to happen to events before they land. */
export interface Privacy {
  /** The JSON of an event with all rules applied; undefined when it cannot be read, so that they cannot be. */
  readonly clean: (bytes: Uint8Array) => Uint8Array | undefined;
}

/** What becomes of a value, as JSON text. */
type Rule = 'drop' | ((value: string) => string);

/** What holds at a field, and below it. */
interface Place {
  rule: Rule | undefined;
  readonly fields: Map<string, Place>;
}

/** The rules of the settings; undefined when there are none. Throws a `CinnabarError` when their key is not as it has to be. */
export function openPrivacy(settings: PrivacySettings, environment: Environment): Privacy | undefined {
  const { keyVariable, drop, hash, cutAddresses } = settings;
  if (drop.length + hash.length + cutAddresses.length === 0) return undefined;
  const top: Place = { rule: undefined, fields: new Map() };
  const add = (paths: readonly string[], rule: Rule): void => {
    for (const path of paths) placeAt(top, path).rule = rule;
  };
  add(drop, 'drop');
  add(cutAddresses, (value) => JSON.stringify(cutAddress(textOf(value)) ?? null));
  if (keyVariable !== undefined) {
    const secret = readSecret(environment, keyVariable, 'the key of `privacy`');
    add(hash, (value) => JSON.stringify(hashOf(secret, textOf(value))));
  }
  return {
    clean: (bytes) => {
      const source = isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : '';
      if (!isJson(source) || typeof members(source) !== 'object') return undefined;
      const cleaned = apply(source, top);
      return cleaned === source ? bytes : Buffer.from(cleaned ?? '{}');
    },
  };
}

function placeAt(top: Place, path: string): Place {
  return path.split('.').reduce((place, name) => {
    const next = place.fields.get(name) ?? { rule: undefined, fields: new Map<string, Place>() };
    place.fields.set(name, next);
    return next;
  }, top);
}

/** Undefined: it goes. A list is each of its elements. What no rule is about stays as it was written, to the last digit. */
function apply(source: string, place: Place): string | undefined {
  if (place.rule === 'drop') return undefined;
  if (source.startsWith('['))
    return `[${elements(source)
      .map((element) => apply(element, place))
      .join(',')}]`;
  if (place.rule !== undefined) return source === 'null' || source === '""' ? source : place.rule(source);
  const found = members(source, Infinity);
  if (typeof found !== 'object' || ![...place.fields.keys()].some((name) => found.has(name))) return source;
  const kept = [...found].flatMap(([name, value]) => {
    const below = place.fields.get(name);
    const cleaned = below === undefined ? value : apply(value, below);
    return cleaned === undefined ? [] : [`${JSON.stringify(name)}:${cleaned}`];
  });
  return `{${kept.join(',')}}`;
}

/** The first 32 hex digits of HMAC-SHA-256: the same for the number 7 and the text "7", as ids are either. */
function hashOf(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex').slice(0, 32);
}

function textOf(value: string): string {
  return value.startsWith('"') ? String(JSON.parse(value)) : value;
}

function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}
