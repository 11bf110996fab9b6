import { ga4Columns } from '../catalog/ga4.ts';
import type { PropertyPart } from '../catalog/property-path.ts';
import type { ScalarType } from '../catalog/value-type.ts';
import type { Dialect } from './dialect.ts';
import { textPart } from './text-part.ts';

/** A part of a property as Google Analytics 4 exports it: what is no single value is JSON in a text. */
export function ga4Part({ path, type }: PropertyPart, dialect: Dialect): string {
  const [key = '', ...fields] = path;
  return dialect.firstOfKey(dialect.identifier(ga4Columns.properties), key, (value) =>
    typeof type === 'string' && fields.length === 0
      ? single(value, type, dialect)
      : textPart(dialect.field(value, 'string_value'), { path: fields, type }, dialect),
  );
}

/** Of the fields of a value at most one is there, by the kind of what was sent. */
function single(value: string, type: ScalarType, dialect: Dialect): string {
  const field = (kind: string) => dialect.field(value, `${kind}_value`);
  const [text, whole] = [field('string'), field('int')] as const;
  const float = `coalesce(${field('double')}, ${field('float')})`;
  switch (type) {
    case 'text':
      return text;
    case 'integer':
      return whole;
    case 'number':
      return dialect.typedColumn(`coalesce(${float}, ${dialect.toNumber(whole)})`, type);
    case 'decimal': {
      const most = '999999999999999999';
      const exact = dialect.typedColumn(
        `case when ${whole} between -${most} and ${most} then ${whole} end`,
        type,
      );
      const near = dialect.numberToDecimal(float);
      return `coalesce(${exact}, ${dialect.textColumn(text, type)}, ${near})`;
    }
    case 'boolean':
      return `coalesce(${dialect.textColumn(text, type)}, case ${whole} when 1 then true when 0 then false end)`;
    case 'date':
    case 'timestamp':
      return dialect.textColumn(text, type);
  }
}
