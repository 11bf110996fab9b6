import { fieldName } from './field-name.ts';
import { elements, members } from './members.ts';
import { RequestFault, type Call, type CallRequest } from './request.ts';

/** The calls that the SDKs of Segment and RudderStack make. */
export const callTypes = ['track', 'page', 'screen', 'identify', 'group', 'alias'] as const;

/**
 * The calls in a JSON object: those of its `batch`, or itself when it is one. Each is kept as the text that came, so
 * that its numbers keep all their digits; what is in it is judged when it lands. Undefined when it is something else.
 */
export function readCalls(
  source: string,
  fields: ReadonlyMap<string, unknown>,
): Omit<CallRequest, 'reqGuid'> | undefined {
  const batch = fields.get('batch');
  if (batch === undefined || batch === null) return isCall(fields) ? only(source) : undefined;
  if (!Array.isArray(batch)) throw new RequestFault('json: batch is not an array');
  if (fields.has('events')) throw new RequestFault('json: the request has both `events` and `batch`');
  const texts = members(source, Infinity);
  if (typeof texts !== 'object') return undefined;
  const found = (name: string): string | undefined =>
    [...texts].findLast(([key]) => fieldName(key) === name)?.[1];
  return { sentAt: found('sentat'), calls: elements(found('batch') ?? '[]').map(callOf) };
}

function only(source: string): Omit<CallRequest, 'reqGuid'> {
  return { sentAt: undefined, calls: [callOf(source)] };
}

/** True for one call by itself. A request of Raccoon's has neither a type nor an event at its top. */
function isCall(fields: ReadonlyMap<string, unknown>): boolean {
  if (fields.has('events') || fields.has('reqguid')) return false;
  return callTypes.some((type) => type === fields.get('type')) || typeof fields.get('event') === 'string';
}

function callOf(text: string): Call {
  return { bytes: Buffer.from(text) };
}
