import type { ScalarType } from '../../../src/catalog/value-type.ts';
import { decimalConstant, integerConstant, type Constant } from '../../../src/semantics/constant.ts';
import type { Ga4Parameter } from '../generators/ga4-parameters.ts';
import { convertJson, convertText } from './stored-values.ts';

/** A parameter that Google Analytics 4 exported as a value of the type; undefined when it does not convert. */
export function parameterValue(
  { string, int, float, double }: Ga4Parameter,
  type: ScalarType,
): Constant | undefined {
  const inexact = double ?? float;
  switch (type) {
    case 'text':
    case 'date':
    case 'timestamp':
      return string === null ? undefined : convertText(string, type);
    case 'integer':
      return int === null ? undefined : integerConstant(String(int));
    case 'number':
      if (inexact !== null) return finite(inexact);
      return int === null ? undefined : finite(Number(int));
    case 'decimal':
      if (int !== null) return decimalConstant(String(int));
      if (string !== null) return convertText(string, type);
      // As the number of a JSON document, which is a 64-bit float as well.
      return inexact === null ? undefined : convertJson(`{"value": ${String(inexact)}}`, ['value'], type);
    case 'boolean':
      if (string !== null) return convertText(string, type);
      return int === 0n || int === 1n ? { type, value: int === 1n } : undefined;
  }
}

function finite(value: number): Constant | undefined {
  return Number.isFinite(value) ? { type: 'number', value: value + 0 } : undefined;
}
