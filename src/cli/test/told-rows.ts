import { instantText } from '../../../runtime/warehouse/instant-text.ts';
import { decimalScale } from '../../catalog/decimal.ts';
import type { TestValue } from '../../semantics/tests/typed-test.ts';

/** The properties that a test gives, as a document of JSON: how events lie in a warehouse. */
export function documentOf(properties: ReadonlyMap<string, TestValue>): string {
  return `{${[...properties].map(([name, value]) => `${JSON.stringify(name)}:${jsonOf(value)}`).join(',')}}`;
}

/** Decimals are strings: a JSON number would lose digits. */
function jsonOf(value: TestValue): string {
  switch (value.type) {
    case 'text':
    case 'date':
    case 'boolean':
    case 'number':
      return JSON.stringify(value.value);
    case 'integer':
      return value.value.toString();
    case 'decimal':
      return JSON.stringify(decimalText(value.value));
    case 'timestamp':
      return JSON.stringify(instantText(value.value));
    case 'list':
      return `[${value.items.map(jsonOf).join(',')}]`;
    case 'record':
      return documentOf(value.fields);
  }
}

function decimalText(scaled: bigint): string {
  const size = scaled < 0n ? -scaled : scaled;
  const fraction = String(size % decimalScale).padStart(9, '0');
  return `${scaled < 0n ? '-' : ''}${String(size / decimalScale)}.${fraction}`;
}
