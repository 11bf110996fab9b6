import type { Diagnostic } from './diagnostic.ts';
import { printable } from './display.ts';

/** A diagnostic on one line, as editors and `grep` read it: `file:line:column: error: message [code]`. */
export function renderShort({ code, severity, message, at }: Diagnostic, file: string): string {
  const { line, column } = at.source.position(at.span.start);
  return printable(`${file}:${String(line)}:${String(column)}: ${severity}: ${message} [${code}]`);
}
