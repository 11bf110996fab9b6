import { storedVersion, versionDigits, versionKey, versionParts } from '../catalog/versions.ts';
import type { UserValue } from '../plan/nodes.ts';
import type { Value } from '../semantics/typed.ts';
import type { Dialect } from './dialect.ts';

/** A text that orders as its version does: each of its numbers at full width. NULL when it is no version. */
export function versionText<V extends Value | UserValue<unknown>>(
  value: V,
  write: (value: V) => string,
  dialect: Dialect,
): string {
  const literal = (text: string) => dialect.literal({ type: 'text', value: text });
  if (value.kind === 'constant' && value.constant.type === 'text') {
    const key = versionKey(value.constant.value);
    if (key !== undefined) return literal(key);
  }
  const text = write(value);
  const numbers = versionParts.map((part) => {
    const before = String.raw`^${String.raw`\d+\.`.repeat(part - 1)}(\d+)`;
    const number = `coalesce(${dialect.extract(text, literal(before))}, '')`;
    return `lpad(${number}, ${String(versionDigits)}, '0')`;
  });
  const isVersion = dialect.patternTest(text, literal(storedVersion));
  return `case when ${isVersion} then ${dialect.concat(...numbers)} end`;
}
