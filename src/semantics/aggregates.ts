import type { Aggregate as AggregateNode } from '../ast/nodes.ts';
import { isNumeric, type ScalarType, typeName } from '../catalog/value-type.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { checkScan } from './behaviours.ts';
import { writtenEvents } from './event-names.ts';
import { propertyRead } from './names.ts';
import { fault, type Scope } from './scope.ts';
import type { Aggregate, EventScan, ScalarProperty } from './typed.ts';
import { describe, operandOf, type Operand, wholeNumber } from './values.ts';

/** What an aggregate takes and gives. */
interface AggregateKind {
  readonly takes: 'nothing' | 'number' | 'ordered' | 'scalar';
  readonly gives: (property: ScalarType) => ScalarType;
}

const kinds: Readonly<Record<string, AggregateKind>> = {
  count: { takes: 'nothing', gives: () => 'integer' },
  days: { takes: 'nothing', gives: () => 'integer' },
  share: { takes: 'nothing', gives: () => 'number' },
  distinct: { takes: 'scalar', gives: () => 'integer' },
  sum: { takes: 'number', gives: (type) => type },
  avg: { takes: 'number', gives: () => 'number' },
  min: { takes: 'ordered', gives: (type) => type },
  max: { takes: 'ordered', gives: (type) => type },
  median: { takes: 'number', gives: () => 'number' },
  percentile: { takes: 'number', gives: () => 'number' },
  first: { takes: 'scalar', gives: (type) => type },
  last: { takes: 'scalar', gives: (type) => type },
  mode: { takes: 'scalar', gives: (type) => type },
};

/** A function of a user's events; undefined (reported) when it is none, or what it takes is of the wrong type. */
export function checkAggregate(node: AggregateNode, scope: Scope): Operand | undefined {
  if (scope.standing.kind !== 'user') {
    fault(scope, 'aggregate-in-where', node.span, {});
    return undefined;
  }
  const name = node.function.text;
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) {
    const near = nearest(name, Object.keys(kinds));
    fault(
      scope,
      'unknown-function',
      node.function.span,
      { name },
      {
        hint: `there are ${Object.keys(kinds).join(', ')}`,
        fixes:
          near === undefined
            ? []
            : [{ title: `write \`${near}\``, edits: [{ span: node.function.span, text: near }] }],
      },
    );
  }
  const scan = checkScan(node, scope);
  if (kind === undefined || scan === undefined) return undefined;
  const events = scan.events.flatMap((event) => scope.declarations.events.get(event)?.value ?? []);
  const percent = checkPercent(node, name, scope);
  if (percent === undefined) return undefined;
  if (kind.takes === 'nothing') {
    if (node.argument !== undefined) {
      fault(
        scope,
        'wrong-argument',
        node.argument.span,
        { name, takes: 'nothing' },
        {
          hint: `write \`${name} of ${writtenEvents(node.events, scope)}\``,
        },
      );
      return undefined;
    }
    if (name === 'share') return shareOf(node, scan, scope);
    const aggregate: Aggregate = name === 'days' ? { function: 'days' } : { function: 'count' };
    return computed(aggregate, scan, 'integer', scope);
  }
  if (node.argument === undefined) {
    fault(
      scope,
      'wrong-argument',
      node.function.span,
      { name, takes: takes[kind.takes] },
      {
        hint: `write \`${name}(…) of ${writtenEvents(node.events, scope)}\` with the property inside`,
      },
    );
    return undefined;
  }
  const property = argumentProperty(node, { ...scope, standing: { kind: 'event', events } });
  if (property === undefined) return undefined;
  const { type } = property;
  if (typeof type !== 'string' || !accepts(kind.takes, type)) {
    fault(
      scope,
      'wrong-argument',
      node.argument.span,
      { name, takes: takes[kind.takes] },
      {
        hint: `\`${property.path.join('.')}\` is ${typeName(type)}`,
      },
    );
    return undefined;
  }
  return computed(aggregateOf(name, { path: property.path, type }, percent), scan, kind.gives(type), scope);
}

/** `share of x where (…)`: those that pass among all in the window; missing when there are none. */
function shareOf(node: AggregateNode, scan: EventScan, scope: Scope): Operand | undefined {
  if (scan.where === undefined) {
    const hint = `write \`share of ${writtenEvents(node.events, scope)} where (…)\` with the condition inside`;
    fault(scope, 'wrong-argument', node.function.span, { name: 'share', takes: 'a `where`' }, { hint });
    return undefined;
  }
  const count = {
    kind: 'aggregate',
    aggregate: { function: 'count' },
    zone: scope.zone,
    type: 'integer',
  } as const;
  const [left, right] = [
    { ...count, ...scan },
    { ...count, ...scan, where: undefined },
  ];
  return {
    kind: 'computed',
    value: { kind: 'arithmetic', operator: '/', left, right, type: 'number' },
    type: 'number',
  };
}

const takes = {
  nothing: 'nothing',
  number: 'a property that is a number',
  ordered: 'a property whose values have an order',
  scalar: 'a property that is a single value',
} as const;

function accepts(wanted: AggregateKind['takes'], type: ScalarType): boolean {
  if (wanted === 'number') return isNumeric(type);
  if (wanted === 'ordered') return type !== 'boolean';
  return true;
}

function aggregateOf(name: string, property: ScalarProperty, percent: number): Aggregate {
  switch (name) {
    case 'percentile':
      return { function: 'percentile', property, percent };
    case 'median':
      return { function: 'percentile', property, percent: 50 };
    case 'distinct':
    case 'sum':
    case 'avg':
    case 'min':
    case 'max':
    case 'first':
    case 'last':
      return { function: name, property };
    default:
      return { function: 'mode', property };
  }
}

function computed(
  aggregate: Aggregate,
  scan: NonNullable<ReturnType<typeof checkScan>>,
  type: ScalarType,
  scope: Scope,
): Operand {
  return { kind: 'computed', value: { kind: 'aggregate', aggregate, ...scan, zone: scope.zone, type }, type };
}

function argumentProperty({ argument }: AggregateNode, scope: Scope) {
  if (argument?.kind === 'path') return propertyRead(argument, scope);
  const operand = argument === undefined ? undefined : operandOf(argument, scope);
  if (argument !== undefined && operand !== undefined)
    fault(
      scope,
      'wrong-argument',
      argument.span,
      { name: 'an aggregate', takes: 'a property' },
      {
        hint: `this is ${describe(operand)}`,
      },
    );
  return undefined;
}

/** The whole number of `percentile 90(…)`; 0 where none belongs. */
function checkPercent(node: AggregateNode, name: string, scope: Scope): number | undefined {
  const value = node.number === undefined ? undefined : wholeNumber(node.number.text);
  if (name !== 'percentile') {
    if (node.number === undefined) return 0;
    fault(
      scope,
      'wrong-percentile',
      node.number.span,
      { found: node.number.text },
      {
        hint: 'only `percentile` takes a number',
      },
    );
    return undefined;
  }
  if (value !== undefined && value <= 100) return value;
  const found = node.number?.text ?? 'nothing';
  fault(
    scope,
    'wrong-percentile',
    node.number?.span ?? node.function.span,
    { found },
    {
      hint: 'write a whole number from 0 to 100: `percentile 90(…)`',
    },
  );
  return undefined;
}
