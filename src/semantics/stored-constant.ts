import { Temporal } from 'temporal-polyfill';
import { microsOf } from '../catalog/instant.ts';
import type { ScalarType } from '../catalog/value-type.ts';
import type { Constant } from './constant.ts';
import { literalAs } from './literals.ts';

/** A parameter's value from text, as it is given on a command line; undefined when it is none of the type. */
export function storedConstant(text: string, type: ScalarType): Constant | undefined {
  switch (type) {
    case 'text':
      return { type, value: text };
    case 'boolean':
      return text === 'true' || text === 'false' ? { type, value: text === 'true' } : undefined;
    case 'integer':
    case 'decimal':
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? literalAs(text, type) : undefined;
    case 'date':
      return tried(() => ({ type, value: Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() }));
    case 'timestamp':
      return tried(() => {
        return { type, value: microsOf(Temporal.Instant.from(text)) };
      });
  }
}

/** Temporal throws on what it cannot read. */
function tried(read: () => Constant): Constant | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
