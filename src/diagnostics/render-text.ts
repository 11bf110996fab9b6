import { printable } from './display.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import { excerpt } from './excerpt.ts';

export interface TextOptions {
  /** Whether to colour with a terminal's escape codes. */
  readonly colours?: boolean;
}

/**
 * A diagnostic as people read it: what is wrong, where (the line, underlined), why there, and the ways out. Lines end
 * with a line break; no character of a source reaches the terminal that could move its cursor.
 */
export function renderText(diagnostic: Diagnostic, { colours = false }: TextOptions = {}): string {
  const paint = colours ? painted : plain;
  const { code, severity, message, at, also, hint, fixes } = diagnostic;
  const places = [at, ...also];
  const margin = ' '.repeat(Math.max(...places.map((place) => String(lastLine(place)).length)) + 1);
  return [
    `${paint(severity, `${severity}:`)} ${paint('bold', oneLine(message))} ${paint('faint', `[${code}]`)}`,
    ...placeLines(at, '-->', '^', severity, margin, paint),
    ...also.flatMap((place) => placeLines(place, ':::', '-', 'second', margin, paint)),
    ...(hint === undefined ? [] : [`${margin}${paint('second', '=')} hint: ${oneLine(hint)}`]),
    ...fixes.map(({ title }) => `${margin}${paint('second', '=')} fix: ${oneLine(title)}`),
    `${margin}${paint('second', '=')} see: docs/diagnostics/${code}.md`,
    '',
  ].join('\n');
}

/** `2 errors, 1 warning`; `nothing wrong` for none. */
export function renderSummary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  return parts.length === 0 ? 'nothing wrong' : parts.join(', ');
}

type Tone = Diagnostic['severity'] | 'second' | 'bold' | 'faint';
type Paint = (tone: Tone, text: string) => string;

function placeLines(
  place: Place,
  arrow: string,
  mark: string,
  tone: Tone,
  margin: string,
  paint: Paint,
): string[] {
  const { source, span, note } = place;
  const { line, column } = source.position(span.start);
  const bar = paint('second', '|');
  const shown = excerpt(source, span);
  const head = `${margin.slice(1)}${paint('second', arrow)} ${oneLine(source.name)}:${String(line)}:${String(column)}`;
  const lines = shown.flatMap(({ number, text, underline }, at) => {
    const isLast = at === shown.length - 1;
    const marks = paint(
      tone,
      mark.repeat(underline.width) + (isLast && note !== undefined ? ` ${oneLine(note)}` : ''),
    );
    const before = shown[at - 1];
    return [
      ...(before !== undefined && before.number + 1 < number ? [`${margin}${paint('second', '⋮')}`] : []),
      `${paint('second', String(number).padStart(margin.length - 1))} ${bar} ${text}`.trimEnd(),
      `${margin}${bar} ${' '.repeat(underline.from)}${marks}`,
    ];
  });
  return [head, ...lines];
}

function lastLine({ source, span }: Place): number {
  return source.position(Math.max(span.start, span.end - 1)).line;
}

const longestText = 400;

/** A text of a message on one line, its middle left out when a name in it is of an absurd length. */
function oneLine(text: string): string {
  const shown = printable(text);
  if (shown.length <= longestText) return shown;
  return `${shown.slice(0, longestText / 2)} … ${shown.slice(-longestText / 2)}`;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Codes of a terminal: the tone's own, then back to the default. */
const codes: Readonly<Record<Tone, number>> = { error: 31, warning: 33, second: 36, bold: 1, faint: 2 };
const painted: Paint = (tone, text) => `\u001b[${String(codes[tone])}m${text}\u001b[0m`;
const plain: Paint = (_, text) => text;
