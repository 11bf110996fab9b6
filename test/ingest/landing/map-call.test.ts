import { describe, expect, test } from 'vitest';
import type { EventRow } from '../../../ingest/landing/event-row.ts';
import { formatTime } from '../../../ingest/landing/event-time.ts';
import { mapCall } from '../../../ingest/landing/map-call.ts';
import { landingWorld, quarantine } from '../support/landing-world.ts';
import { testFolder } from '../support/options.ts';

const receivedAt = Date.UTC(2026, 4, 1, 10) * 1000;
const origin = { group: 'web', bot: false, reqGuid: '', position: 0 };

function mapped(call: unknown, sentAt?: string): ReturnType<typeof mapCall> {
  const text = typeof call === 'string' ? call : JSON.stringify(call);
  return mapCall(Buffer.from(text), origin, { receivedAt, sentAt: sentAt && JSON.stringify(sentAt) });
}

function row(call: unknown, sentAt?: string): EventRow {
  const found = mapped(call, sentAt);
  if (found.kind === 'rejected') throw new Error(found.reason);
  return found.row;
}

const track = { type: 'track', event: 'Order Completed', timestamp: '2026-05-01T09:00:00Z' };

test('a track call is called by its event, and its numbers keep every digit', () => {
  const call = `{"type":"track","event":"Order Completed","userId":"u1","anonymousId":"a1","messageId":"m1",
    "timestamp":"2026-05-01T09:00:00.250Z","properties":{"total": 12345678901234567.8900},"context":{"locale":"id"},
    "integrations":{"All":true},"writeKey":"secret"}`;
  expect(row(call)).toEqual({
    id: 'm1',
    name: 'Order Completed',
    user: 'u1',
    anonymous: 'a1',
    time: BigInt(Date.UTC(2026, 4, 1, 9, 0, 0, 250)) * 1000n,
    properties: '{"total":12345678901234567.8900,"context":{"locale":"id"}}',
    source: '{"group":"web","call":"track"}',
  });
});

test.each([
  ['page', { name: 'Home', category: null, properties: { path: '/' } }, { path: '/', name: 'Home' }],
  ['screen', { name: 'Cart', properties: { name: 'own' } }, { name: 'own' }],
  ['identify', { traits: { plan: 'pro' } }, { plan: 'pro' }],
  [
    'identify',
    { context: { traits: { plan: 'pro' } } },
    { plan: 'pro', context: { traits: { plan: 'pro' } } },
  ],
  ['group', { groupId: 'g1', traits: { seats: 3 } }, { seats: 3, groupId: 'g1' }],
  ['alias', { previousId: 'a1', properties: null }, { previousId: 'a1' }],
])('a call of type %s is called by it, and has what it says as properties', (type, fields, properties) => {
  const found = row({ type, event: null, timestamp: 0, ...fields });
  expect(found.name).toBe(type);
  expect(JSON.parse(found.properties)).toEqual(properties);
});

describe('the time', () => {
  const at = (call: object, sentAt?: string): string => formatTime(row({ ...track, ...call }, sentAt).time);

  test('of a device whose clock is right is what it says, however slow the network', () => {
    expect(at({}, '2026-05-01T10:00:59Z')).toBe('2026-05-01T09:00:00.000000Z');
    expect(at({}, '2026-05-01T09:59:01Z')).toBe('2026-05-01T09:00:00.000000Z');
    expect(at({})).toBe('2026-05-01T09:00:00.000000Z');
    expect(at({}, 'soon')).toBe('2026-05-01T09:00:00.000000Z');
  });

  test('of a device whose clock is wrong moves by as much as it is off', () => {
    expect(at({}, '2026-05-01T11:00:00Z')).toBe('2026-05-01T08:00:00.000000Z');
    expect(at({ sentAt: '2026-04-30T10:00:00Z' }, '2026-05-01T10:00:00Z')).toBe(
      '2026-05-02T09:00:00.000000Z',
    );
    const original = { timestamp: undefined, originalTimestamp: '2026-05-01T10:30:00Z' };
    expect(at({ ...original, sentAt: '2026-05-01T11:00:00Z' })).toBe('2026-05-01T09:30:00.000000Z');
  });

  test('is what the device says where moving it would leave the years that there are', () => {
    expect(at({ timestamp: '9999-01-01T00:00:00Z' }, '0001-01-01T00:00:00Z')).toBe(
      '9999-01-01T00:00:00.000000Z',
    );
  });

  test('that was worked out before is taken as it is', () => {
    const both = { originalTimestamp: '2026-05-01T08:00:00Z', sentAt: '2026-05-01T11:00:00Z' };
    expect(at(both)).toBe('2026-05-01T09:00:00.000000Z');
  });

  test('of a call that says none is when it came', () => {
    expect(at({ timestamp: null })).toBe('2026-05-01T10:00:00.000000Z');
  });
});

test.each([
  ['the call is not a JSON object', '7'],
  [
    'the call is nested more than 64 levels deep',
    `{"type":"track","x":${'['.repeat(100)}${']'.repeat(100)}}`,
  ],
  ['`type` is none of track, page, screen, identify, group, alias', { type: 'click' }],
  ['`type` is none of track, page, screen, identify, group, alias', { type: 7, event: null }],
  ['the event has no name: `event` is missing, or no text', { type: 'track', event: 7 }],
  ['`event` holds a NUL character', { type: 'track', event: 'a\0b' }],
  ['`userId` is neither text nor an integer', { ...track, userId: {} }],
  ['`messageId` is neither text nor an integer', { ...track, messageId: true }],
  ['`properties` is not an object', { ...track, properties: [1] }],
  ['`timestamp` is neither', { ...track, timestamp: 'yesterday' }],
  ['`originalTimestamp` is neither', { ...track, timestamp: undefined, originalTimestamp: {} }],
] as const)('a call cannot land when %s', (reason, call) => {
  expect(mapped(call)).toMatchObject({ kind: 'rejected', reason: expect.stringContaining(reason) });
});

test('a copy that was sent again by a device with a wrong clock is a copy still, and one without a time too', async () => {
  const world = await landingWorld(testFolder());
  const send = async (sentAt: string, messages: readonly object[]): Promise<void> => {
    const frame = Buffer.from(JSON.stringify({ batch: messages, sentAt }));
    await world.publish({ encoding: 'json', events: messages.length, frame });
  };
  const wrong = { ...track, messageId: 'm1', timestamp: '2020-01-01T00:00:00Z' };
  const timeless = { type: 'page', messageId: 'm2' };
  await send('2020-01-01T00:00:05Z', [wrong, timeless]);
  world.clock.advance(1_700);
  await send('2020-01-01T00:00:06Z', [wrong, timeless]);
  await world.lander.landAll();
  world.clock.advance(1_700);
  await send('2020-01-01T00:00:07Z', [wrong, timeless]);
  await send('2020-01-01T00:00:08Z', [{ ...wrong, timestamp: '2020-01-01T00:00:01Z' }]);
  await world.lander.landAll();
  expect(world.lander.manifest().counts).toMatchObject({
    received: 7,
    landed: 2,
    duplicate: 4,
    quarantined: 1,
  });
  expect(await quarantine(world)).toMatchObject([{ reason: expect.stringContaining('it differs') }]);
});
