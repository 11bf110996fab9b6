import type { Expression, LocalPart, Path } from '../ast/nodes.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { resolveName } from './names.ts';
import { fault, type Scope } from './scope.ts';
import type { LocalPartValue, PropertyValue, Value } from './typed.ts';
import { type Computed, describe, operandType, operandValue } from './values.ts';

const typeOfPart = { hour: 'integer', weekday: 'text', date: 'date' } as const;

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** `local hour`, `local date of paid_at at user.time_zone`; undefined when a part of it is faulty. */
export function checkLocalPart(node: LocalPart, scope: Scope): Computed | undefined {
  const part = partOf(node, scope);
  const value = instantOf(node, scope);
  const zone = node.at === undefined ? scope.zone : zoneOf(node.at, scope);
  if (part === undefined || value === undefined || zone === undefined) return undefined;
  const type = typeOfPart[part];
  return { kind: 'computed', value: { kind: 'local part', part, value, zone, type }, type };
}

function partOf({ part: { text, span } }: LocalPart, scope: Scope): LocalPartValue['part'] | undefined {
  if (text === 'hour' || text === 'weekday' || text === 'date') return text;
  const near = nearest(text, Object.keys(typeOfPart));
  const fixes = near === undefined ? [] : [{ title: `write \`${near}\``, edits: [{ span, text: near }] }];
  const hint =
    near === undefined
      ? 'there are `local hour`, `local weekday` and `local date`'
      : `did you mean \`${near}\`?`;
  fault(scope, 'unknown-local-part', span, { name: text }, { hint, fixes });
  return undefined;
}

function instantOf({ of, part, span }: LocalPart, scope: Scope): Value | undefined {
  if (of === undefined) {
    if (scope.standing.kind === 'event') return { kind: 'event time', type: 'timestamp' };
    const hint = `say of what: \`local ${part.text} of user.signed_up_at\`; or ask in the \`where\` of a behaviour`;
    fault(scope, 'no-event-time', span, {}, { hint });
    return undefined;
  }
  const operand = resolveName(of, scope);
  if (operand === undefined) return undefined;
  if (operand.kind !== 'number' && operand.kind !== 'constant' && operandType(operand) === 'timestamp')
    return operandValue(operand);
  fault(scope, 'not-an-instant', of.span, { found: describe(operand) });
  return undefined;
}

function zoneOf(path: Path, scope: Scope): PropertyValue | undefined {
  const operand = resolveName(path, scope);
  if (operand === undefined) return undefined;
  if (operand.kind === 'property' && operand.of !== 'item' && operand.type === 'text') {
    const { of, path: read, type } = operand;
    return { kind: of === 'event' ? 'event property' : 'user property', path: read, type };
  }
  const hint = 'a zone is the text of a property, such as `Asia/Jakarta`: `local hour at user.time_zone`';
  fault(scope, 'not-a-zone', path.span, { found: describe(operand) }, { hint });
  return undefined;
}

/** Whether a local part can be what it is compared with; otherwise that is reported at `place`. */
export function canBePart(value: Value, other: Value, place: Expression, scope: Scope): boolean {
  if (value.kind !== 'local part' || other.kind !== 'constant') return true;
  const { constant } = other;
  if (value.part === 'hour' && (constant.type === 'integer' || constant.type === 'number')) {
    const hour = Number(constant.value);
    if (hour >= 0 && hour <= 23) return true;
    const hint = 'the hours of a day are 0 to 23';
    fault(scope, 'no-such-hour', place.span, { hour: String(constant.value) }, { hint });
    return false;
  }
  if (value.part !== 'weekday' || constant.type !== 'text' || weekdays.includes(constant.value)) return true;
  const near = weekdayNear(constant.value);
  const text = near === undefined ? '' : JSON.stringify(near);
  const fixes = near === undefined ? [] : [{ title: `write ${text}`, edits: [{ span: place.span, text }] }];
  const hint = near === undefined ? 'weekdays are `"monday"` to `"sunday"`' : `did you mean ${text}?`;
  fault(scope, 'no-such-weekday', place.span, { text: constant.value }, { hint, fixes });
  return false;
}

/** What may have been meant by `Saturday`, `sat`, `saterday`. */
function weekdayNear(text: string): string | undefined {
  const lower = text.toLowerCase();
  const begun = lower.length < 3 ? undefined : weekdays.find((weekday) => weekday.startsWith(lower));
  return begun ?? nearest(lower, weekdays);
}
