import type { GivenRecord, GivenValue } from '../../ast/tests/nodes.ts';
import type { Name } from '../../ast/nodes.ts';
import { isNumeric, typeName, type ValueType } from '../../catalog/value-type.ts';
import { dateText, instantMicros } from '../calendar-literals.ts';
import type { Constant } from '../constant.ts';
import { literalAs } from '../literals.ts';
import { reportUnknownField } from '../fields.ts';
import { fault, type Scope } from '../scope.ts';
import type { TestValue } from './typed-test.ts';

/** The type that a name has where the properties of a record are given; undefined (reported) when it has none. */
export type TypeOf = (name: Name) => ValueType | undefined;

/** The properties that a test gives, by name; those that are missing or faulty (reported) are left out. */
export function givenProperties(
  record: GivenRecord | undefined,
  typeOf: TypeOf,
  scope: Scope,
): ReadonlyMap<string, TestValue> {
  const given = new Map<string, TestValue>();
  const first = new Map<string, Name>();
  for (const { name, value } of record?.properties ?? []) {
    const before = first.get(name.text);
    if (before !== undefined) {
      const also = [{ source: scope.source, span: before.span, note: 'the first is here' }];
      fault(scope, 'duplicate-name', name.span, { what: 'property', name: name.text }, { also });
      continue;
    }
    first.set(name.text, name);
    const type = typeOf(name);
    const typed = type && givenValue(value, type, name.text, scope);
    if (typed !== undefined) given.set(name.text, typed);
  }
  return given;
}

/** A value as the type of what is called `name`; undefined when it is missing, or of another type (reported). */
export function givenValue(
  value: GivenValue,
  type: ValueType,
  name: string,
  scope: Scope,
): TestValue | undefined {
  if (value.kind === 'missing') return undefined;
  if (typeof type === 'string') return givenConstant(value, type, name, scope);
  if (type.kind === 'list' && value.kind === 'given list')
    return {
      type: 'list',
      items: value.items.flatMap((item) => givenValue(item, type.of, name, scope) ?? []),
    };
  if (type.kind === 'record' && value.kind === 'given record') {
    const fieldType = (field: Name) => {
      const known = type.fields.get(field.text);
      if (known !== undefined) return known;
      reportUnknownField(name, type, [field], scope);
      return undefined;
    };
    return { type: 'record', fields: givenProperties(value, fieldType, scope) };
  }
  wrong(value, type, name, scope);
  return undefined;
}

function givenConstant(
  value: Exclude<GivenValue, { kind: 'missing' }>,
  type: Constant['type'],
  name: string,
  scope: Scope,
): Constant | undefined {
  switch (value.kind) {
    case 'number': {
      if (!isNumeric(type)) break;
      const constant = literalAs(value.digits, type);
      if (constant === undefined)
        fault(scope, 'number-out-of-range', value.span, { digits: value.digits, type });
      return constant;
    }
    case 'text':
      if (type === 'text') return { type, value: value.value };
      break;
    case 'boolean':
      if (type === 'boolean') return { type, value: value.value };
      break;
    case 'date': {
      if (type !== 'date') break;
      const date = dateText(value, scope);
      return date === undefined ? undefined : { type, value: date };
    }
    case 'timestamp': {
      if (type !== 'timestamp') break;
      const instant = instantMicros(value, scope);
      return instant === undefined ? undefined : { type, value: instant };
    }
    case 'given list':
    case 'given record':
      break;
  }
  wrong(value, type, name, scope);
  return undefined;
}

function wrong(
  value: Exclude<GivenValue, { kind: 'missing' }>,
  type: ValueType,
  name: string,
  scope: Scope,
): void {
  const found = value.kind === 'number' ? `the number ${value.digits}` : words[value.kind];
  fault(scope, 'wrong-value', value.span, { found, name, type: typeName(type) }, { hint: hintFor(type) });
}

const words = {
  text: 'a text',
  boolean: '`true` or `false`',
  date: 'a date',
  timestamp: 'a timestamp',
  'given list': 'a list',
  'given record': 'a record',
} as const;

function hintFor(type: ValueType): string {
  if (typeof type !== 'string')
    return type.kind === 'list' ? 'a list is written `(…, …)`' : 'a record is written `{ … }`';
  switch (type) {
    case 'text':
      return 'a text stands in double quotes';
    case 'integer':
    case 'number':
    case 'decimal':
      return 'a number is written in digits, without quotes';
    case 'boolean':
      return 'write `true` or `false`';
    case 'date':
      return 'a date is written 2026-06-30';
    case 'timestamp':
      return 'a timestamp is written 2026-06-30T00:00:00Z';
  }
}
