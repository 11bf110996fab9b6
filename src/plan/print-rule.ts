import type { SegmentRule } from '../semantics/typed.ts';

/**
 * A typed rule as stable text, one node a line: its kind and its plain values, below it what it holds, by name. It is
 * printed by what it is made of, so that nothing that a rule says can be left out.
 */
export function printRule({ name, ...rule }: SegmentRule): string {
  return `${nodeLines('', { kind: `segment ${plainText(name)}`, ...rule }, '').join('\n')}\n`;
}

function nodeLines(label: string, node: object, indent: string): string[] {
  const entries = Object.entries(node)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const kind = 'kind' in node && typeof node.kind === 'string' ? [node.kind] : [];
  const plain = entries.flatMap(([key, value]: [string, unknown]) =>
    key === 'kind' || isNode(value) ? [] : [`${key}=${plainText(value)}`],
  );
  const head = [...(label === '' ? [] : [`${label}:`]), ...kind, ...plain].join(' ');
  const below = `${indent}  `;
  const lines = entries.flatMap(([key, value]: [string, unknown]) => {
    if (!isNode(value)) return [];
    // What stands in a list needs no name: its place is one.
    return isList(value)
      ? [`${below}${key}:`, ...value.flatMap((item) => itemLines(item, `${below}  `))]
      : nodeLines(key, value, below);
  });
  return [`${indent}${head}`, ...lines];
}

function itemLines(item: unknown, indent: string): string[] {
  return isNode(item) ? nodeLines('', item, indent) : [`${indent}${plainText(item)}`];
}

function isNode(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(isList(value) && value.length === 0);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** A word as it is, any other text in quotes. */
function plainText(value: unknown): string {
  if (typeof value === 'string') return /^[\w/.:+-]+$/.test(value) ? value : JSON.stringify(value);
  return isList(value) ? 'none' : String(value);
}
