import { zoneNames } from '../catalog/zone-names.ts';
import type { UserValue } from '../plan/nodes.ts';
import type { LocalPartValue, PropertyValue, Value } from '../semantics/typed.ts';
import type { Dialect } from './dialect.ts';

/** A day from the ends of the years 1 to 9999: nearer to them the local date may lie outside, and is no date of SQL. */
const firstWithDate = -62_135_510_400_000_000n;
const lastWithDate = 253_402_214_400_000_000n;

/** What a clock shows at an instant; NULL where SQL has no such date, or there is no zone of that name. */
export function localPartOf<V extends Value | UserValue<unknown>>(
  { part, value, zone }: Omit<LocalPartValue, 'value'> & { readonly value: V },
  write: (value: V | PropertyValue) => string,
  dialect: Dialect,
): string {
  const literal = (text: string) => dialect.literal({ type: 'text', value: text });
  const at = write(value);
  const named = typeof zone === 'string' ? literal(zone) : write(zone);
  const shown = dialect.localPart(at, part, named);
  const guards = [
    ...(typeof zone === 'string' ? [] : [`${named} in (${zoneNames.map(literal).join(', ')})`]),
    ...(part === 'date' ? [hasDate(at, dialect)] : []),
  ];
  return guards.length === 0 ? shown : `case when ${guards.join(' and ')} then ${shown} end`;
}

function hasDate(at: string, dialect: Dialect): string {
  const instant = (micros: bigint) => dialect.literal({ type: 'timestamp', value: micros });
  return `${at} >= ${instant(firstWithDate)} and ${at} < ${instant(lastWithDate)}`;
}
