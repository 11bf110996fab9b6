import { wellFormed } from './well-formed.ts';

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text as BigQuery reads it: any text that UTF-8 can write. */
export function textLiteral(text: string): string {
  const escaped = wellFormed(text)
    .replace(/[\\']/g, '\\$&')
    .replace(/\p{Cc}/gu, (c) => named[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `'${escaped}'`;
}
