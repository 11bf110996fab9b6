import type { PropertyPath } from '../../../src/catalog/property-path.ts';
import type { ScalarType, ValueType } from '../../../src/catalog/value-type.ts';
import { decimalConstant, integerConstant, type Constant } from '../../../src/semantics/constant.ts';
import type { Ga4Export, Ga4Parameter } from '../generators/ga4-parameters.ts';
import { convertJson, convertText, textValue } from './stored-values.ts';
import type { StoredValue } from './world.ts';

/** A property that Google Analytics 4 exported as a value of the type; undefined when it is missing. */
export function exportedValue(
  { parameters, userProperties, items }: Ga4Export,
  path: PropertyPath,
  type: ValueType,
): StoredValue | undefined {
  const [name, ...fields] = path;
  if (name === 'user_properties' && fields.length > 0) return keyed(userProperties, fields, type);
  if (name === 'user_properties' && typeof type === 'object' && type.kind === 'record')
    return userProperties.length === 0 ? undefined : { type: 'record', fields: new Map() };
  const of = name === 'items' && typeof type === 'object' && type.kind === 'list' ? type.of : undefined;
  if (typeof of === 'object' && of.kind === 'record')
    return { type: 'list', items: items.map((item) => itemValue(item, of.fields)) };
  return keyed(parameters, path, type);
}

function itemValue(item: readonly Ga4Parameter[], fields: ReadonlyMap<string, ValueType>): StoredValue {
  const there = [...fields].flatMap(([field, type]) => {
    const value = keyed(item, [field], type);
    return value === undefined ? [] : [[field, value] as const];
  });
  return { type: 'record', fields: new Map(there) };
}

/** Of what stands under a key the first counts. */
function keyed(
  parameters: readonly Ga4Parameter[],
  [name, ...fields]: PropertyPath,
  type: ValueType,
): StoredValue | undefined {
  const parameter = parameters.find(({ key }) => key === name);
  if (parameter === undefined) return undefined;
  return typeof type === 'string' && fields.length === 0
    ? parameterValue(parameter, type)
    : textValue(parameter.string, fields, type);
}

/** A parameter as a value of the type; undefined when it does not convert. */
function parameterValue(
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
