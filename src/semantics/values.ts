import type { Expression, Literal, Path } from '../ast/nodes.ts';
import { spellName } from '../ast/spell-name.ts';
import type { EventDeclaration, Property } from '../catalog/catalog.ts';
import { typeName, type ValueType } from '../catalog/value-type.ts';
import { dateText, instantMicros } from './calendar-literals.ts';
import { integerConstant, type Constant } from './constant.ts';
import { propertyKey } from './declarations.ts';
import type { Details } from '../diagnostics/report.ts';
import { nearest } from '../diagnostics/suggest.ts';
import {
  fault,
  importHint,
  type Scope,
  spellingFix,
  unknownName,
  userProperty,
  visibleNames,
} from './scope.ts';
import type { Value } from './typed.ts';

/** A property of any type, read from the event or the user. */
export interface PropertyRead {
  readonly kind: 'property';
  readonly of: 'event' | 'user';
  readonly name: string;
  readonly type: ValueType;
}

/** A number whose type the other side of the comparison decides. */
export interface NumberLiteral {
  readonly kind: 'number';
  readonly digits: string;
}

export type Operand =
  PropertyRead | NumberLiteral | { readonly kind: 'constant'; readonly constant: Constant };

/** What an expression in a value's place stands for; undefined when that is nothing (which was reported). */
export function operandOf(expression: Expression, scope: Scope): Operand | undefined {
  switch (expression.kind) {
    case 'path':
      return propertyRead(expression, scope);
    case 'text':
    case 'number':
    case 'boolean':
    case 'date':
    case 'timestamp':
      return literalOperand(expression, scope);
    case 'error':
      return undefined;
    default:
      fault(scope, 'not-a-value', expression.span, { found: 'a condition' });
      return undefined;
  }
}

function literalOperand(literal: Literal, scope: Scope): Operand | undefined {
  switch (literal.kind) {
    case 'number':
      return { kind: 'number', digits: literal.digits };
    case 'text':
      return { kind: 'constant', constant: { type: 'text', value: literal.value } };
    case 'boolean':
      return { kind: 'constant', constant: { type: 'boolean', value: literal.value } };
    case 'date': {
      const value = dateText(literal, scope);
      return value === undefined ? undefined : { kind: 'constant', constant: { type: 'date', value } };
    }
    case 'timestamp': {
      const value = instantMicros(literal, scope);
      return value === undefined ? undefined : { kind: 'constant', constant: { type: 'timestamp', value } };
    }
  }
}

/** The property that a path names, looked up where the path stands. */
export function propertyRead(path: Path, scope: Scope): PropertyRead | undefined {
  const [first, second, ...rest] = path.names;
  if (first === undefined) return undefined;
  if (second === undefined) return bareName(path, first, scope);
  if (first.text === 'user' && rest.length === 0) return userRead(second, path, scope);
  if (first.text === 'event' && rest.length === 0 && scope.standing.kind === 'event')
    return bareName(path, second, scope);
  const prefix = nearest(first.text, scope.standing.kind === 'event' ? ['event', 'user'] : ['user']);
  const name = path.names.map(({ text }) => text).join('.');
  const fixes =
    prefix === undefined || prefix === first.text
      ? []
      : [{ title: `write \`${prefix}.\``, edits: [{ span: first.span, text: prefix }] }];
  fault(scope, 'unknown-name', path.span, { name }, { fixes });
  return undefined;
}

function userRead(name: Path['names'][number], path: Path, scope: Scope): PropertyRead | undefined {
  const declared = scope.declarations.userProperties.get(name.text);
  const property = userProperty(scope, name.text);
  if (property === undefined) {
    if (scope.declarations.faulty.has(propertyKey(undefined, name.text))) return undefined;
    const hint = importHint(scope, declared);
    const near = spellingFix(name, visibleNames(scope, scope.declarations.userProperties));
    const complete = scope.complete && !scope.declarations.partial.has(undefined);
    unknownName(
      scope,
      'unknown-user-property',
      name.span,
      { name: name.text },
      { ...(hint === undefined ? near : { hint }), complete },
    );
    return undefined;
  }
  if (scope.standing.kind === 'event') {
    fault(
      scope,
      'user-property-in-where',
      path.span,
      { name: name.text },
      {
        hint: `compare it outside: \`… and user.${spellName(name.text)} = …\``,
      },
    );
    return undefined;
  }
  if (!scope.hasUserSource) {
    fault(
      scope,
      'no-user-source',
      path.span,
      { name: name.text },
      {
        hint: 'add `users:` with a table or files, and the column `id`, to cinnabar.yaml',
      },
    );
    return undefined;
  }
  return read('user', property);
}

function bareName(path: Path, name: Path['names'][number], scope: Scope): PropertyRead | undefined {
  if (scope.standing.kind === 'event') {
    const { event } = scope.standing;
    const property = event.properties.get(name.text);
    if (property !== undefined) return read('event', property);
    const { faulty, partial } = scope.declarations;
    if (faulty.has(propertyKey(event.name, name.text)) || partial.has(event.name)) return undefined;
    fault(
      scope,
      'unknown-property',
      name.span,
      { event: event.name, name: name.text },
      propertyHelp(name, event),
    );
    return undefined;
  }
  const property = userProperty(scope, name.text);
  const span = path.span;
  if (property !== undefined) {
    const text = `user.${spellName(name.text)}`;
    fault(
      scope,
      'unknown-name',
      span,
      { name: name.text },
      {
        hint: 'a property of the user starts with `user.`',
        fixes: [{ title: `write \`${text}\``, edits: [{ span, text }] }],
      },
    );
    return undefined;
  }
  const owner = [...scope.declarations.events.values()].find(({ value }) => value.properties.has(name.text));
  if (owner === undefined) {
    const near = spellingFix(name, visibleNames(scope, scope.declarations.userProperties));
    const fixes = near.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, text: `user.${edit.text}` })),
    }));
    unknownName(scope, 'unknown-name', span, { name: name.text }, { ...near, fixes });
  } else {
    fault(
      scope,
      'event-property-elsewhere',
      span,
      { name: name.text },
      {
        hint: `ask for it where the event is asked for: \`did ${spellName(owner.value.name)} where ${spellName(name.text)} …\``,
      },
    );
  }
  return undefined;
}

/** The nearest property; with none near, what there is. */
function propertyHelp(name: Path['names'][number], { properties }: EventDeclaration): Details {
  const near = spellingFix(name, properties.keys());
  if (near.hint !== undefined) return near;
  const known = [...properties.keys()].slice(0, 8).map((property) => `\`${property}\``);
  const more = properties.size > known.length ? ', …' : '';
  const listed = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}${more}`;
  return { hint: `${listed}; a text stands in double quotes` };
}

function read(of: 'event' | 'user', { name, type }: Property): PropertyRead {
  return { kind: 'property', of, name, type };
}

/** An operand as a message names it: `a text`, `` `amount` (decimal) ``. */
export function describe(operand: Operand): string {
  switch (operand.kind) {
    case 'property':
      return `\`${operand.of === 'user' ? 'user.' : ''}${operand.name}\` (${typeName(operand.type)})`;
    case 'number':
      return `the number ${operand.digits}`;
    case 'constant':
      return constantWords[operand.constant.type];
  }
}

const constantWords: Readonly<Record<Constant['type'], string>> = {
  text: 'a text',
  integer: 'a number',
  number: 'a number',
  decimal: 'a number',
  boolean: '`true` or `false`',
  date: 'a date',
  timestamp: 'a timestamp',
};

/** The value of a count's bound or a window's amount; undefined when it is no whole number. */
export function wholeNumber(digits: string): number | undefined {
  const constant = integerConstant(digits);
  if (constant?.type !== 'integer' || constant.value < 0n || constant.value > 9007199254740991n)
    return undefined;
  return Number(constant.value);
}

/** The property as a value of the typed rule; its type must be scalar. */
export function propertyValue(property: PropertyRead): Value | undefined {
  if (typeof property.type !== 'string') return undefined;
  const kind = property.of === 'event' ? 'event property' : 'user property';
  return { kind, name: property.name, type: property.type };
}
