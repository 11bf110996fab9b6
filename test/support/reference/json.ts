/** A value of JSON. A number is kept as it is written; an object's key that stands twice has its first value. */
export type Json =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'array'; readonly elements: readonly Json[] }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Json> };

/** The value that a text of JSON holds; undefined when it cannot be read (`src/catalog/stored-values.ts` says when). */
export function parseJson(text: string): Json | undefined {
  try {
    JSON.parse(text); // refuses what is not JSON; it would take the last of equal keys, and a number's value only
  } catch {
    return undefined;
  }
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g) ?? [];
  if (tokens.some(isUnreadable)) return undefined;
  return readValue(tokens[Symbol.iterator]());
}

function isUnreadable(token: string): boolean {
  if (token.startsWith('"')) return /\p{Cs}/u.test(stringOf(token));
  return /e\+?\d{3}|\d{200}/i.test(token);
}

/** Reads the next value of tokens that are known to be JSON; undefined at the end of a list. */
function readValue(tokens: Iterator<string>, token = next(tokens)): Json {
  switch (token) {
    case 'null':
      return { kind: 'null' };
    case 'true':
    case 'false':
      return { kind: 'boolean', value: token === 'true' };
    case '[': {
      const elements: Json[] = [];
      for (let first = next(tokens); first !== ']'; first = next(tokens)) {
        elements.push(readValue(tokens, first === ',' ? next(tokens) : first));
      }
      return { kind: 'array', elements };
    }
    case '{': {
      const members = new Map<string, Json>();
      for (let first = next(tokens); first !== '}'; first = next(tokens)) {
        const key = stringOf(first === ',' ? next(tokens) : first);
        next(tokens); // the colon
        const value = readValue(tokens);
        if (!members.has(key)) members.set(key, value);
      }
      return { kind: 'object', members };
    }
    default:
      return token.startsWith('"')
        ? { kind: 'string', text: stringOf(token) }
        : { kind: 'number', digits: token };
  }
}

function next(tokens: Iterator<string>): string {
  const { done, value } = tokens.next();
  if (done === true) throw new Error('JSON that was checked ends too early');
  return value;
}

function stringOf(token: string): string {
  return String(JSON.parse(token));
}
