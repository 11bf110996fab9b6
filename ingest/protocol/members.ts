/** How deep an event's JSON may be nested. */
export const deepest = 64;

/**
 * The members of a JSON object by name, each as its text in `source`: numbers keep all their digits, which parsing
 * them would lose. `source` has to be valid JSON. Of two members of one name the last counts. Undefined when the
 * value is not an object; `'deep'` when it is nested more than `levels`.
 */
export function members(source: string, levels = deepest): ReadonlyMap<string, string> | 'deep' | undefined {
  const found = new Map<string, string>();
  let at = skipSpace(source, 0);
  if (source[at] !== '{') return undefined;
  at = skipSpace(source, at + 1);
  while (source[at] === '"') {
    const nameEnd = stringEnd(source, at);
    const name: unknown = JSON.parse(source.slice(at, nameEnd));
    const valueStart = skipSpace(source, skipSpace(source, nameEnd) + 1);
    const valueEnd = endOfValue(source, valueStart, levels);
    if (valueEnd === undefined) return 'deep';
    found.set(String(name), source.slice(valueStart, valueEnd));
    at = skipSpace(source, valueEnd);
    if (source[at] === ',') at = skipSpace(source, at + 1);
  }
  return found;
}

/** The elements of a JSON array, each as its text in `source`, however deep. `source` has to be a valid array. */
export function elements(source: string): string[] {
  const found: string[] = [];
  let at = skipSpace(source, skipSpace(source, 0) + 1);
  while (source[at] !== ']') {
    const end = endOfValue(source, at, Infinity) ?? source.length;
    found.push(source.slice(at, end));
    at = skipSpace(source, end);
    if (source[at] === ',') at = skipSpace(source, at + 1);
  }
  return found;
}

const quote = 0x22;
const backslash = 0x5c;

function skipSpace(source: string, at: number): number {
  while (source.charCodeAt(at) <= 0x20) at++;
  return at;
}

/** After the closing quote of the string that begins at `at`. */
function stringEnd(source: string, at: number): number {
  let end = at;
  do {
    end = source.indexOf('"', end + 1);
  } while (isEscaped(source, end));
  return end + 1;
}

function isEscaped(source: string, at: number): boolean {
  let backslashes = 0;
  while (source.charCodeAt(at - 1 - backslashes) === backslash) backslashes++;
  return backslashes % 2 === 1;
}

function endOfValue(source: string, at: number, levels: number): number | undefined {
  let depth = 0;
  for (;;) {
    const character = source[at];
    if (source.charCodeAt(at) === quote) at = stringEnd(source, at);
    else if (character === '{' || character === '[') {
      if (++depth >= levels) return undefined;
      at++;
      continue;
    } else if (character === '}' || character === ']') {
      depth--;
      at++;
    } else if (depth > 0) {
      at++;
      continue;
    } else {
      while (!/[,}\]\s]/.test(source.charAt(at)) && at < source.length) at++;
    }
    if (depth === 0) return at;
  }
}
