import { wellFormed } from './well-formed.ts';

/** Text as DuckDB reads it: any text that UTF-8 can write. */
export function textLiteral(text: string): string {
  const pieces = wellFormed(text)
    .split('\0') // a query ends at its first NUL
    .map((piece) => `'${piece.replaceAll("'", "''")}'`);
  return pieces.length === 1 ? pieces.join() : `(${pieces.join(' || chr(0) || ')})`;
}
