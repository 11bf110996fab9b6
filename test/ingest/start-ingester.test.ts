import { expect, test } from 'vitest';
import { connect } from '../../ingest/client/connect.ts';
import { startIngester } from '../../ingest/start-ingester.ts';
import { lakeRows } from './support/lake-rows.ts';
import { testFolder, testOptions } from './support/options.ts';

test('an event that was acknowledged over the socket is a row of the lake', async () => {
  const options = testOptions(testFolder());
  const ingester = await startIngester(options);
  const client = await connect(ingester.url, { 'X-User-ID': 'phone-1' });
  const event = {
    user_id: 'u1',
    event_time: '2026-05-01T10:00:00.5Z',
    event_id: 'e1',
    amount: 12.5,
    city: 'Bogor',
  };
  const ack = await client.send({
    reqGuid: 'g1',
    events: [{ type: 'food_order', bytes: Buffer.from(JSON.stringify(event)) }],
  });
  expect(ack).toMatchObject({ status: 1, code: 1, data: { req_guid: 'g1' } });
  expect(ingester.ledger()).toMatchObject({ received: 1, waiting: 1, landed: 0, acknowledged: 1 });
  await ingester.landNow();
  expect(ingester.ledger()).toMatchObject({ received: 1, waiting: 0, landed: 1, acknowledged: 1 });
  await client.close();
  await ingester.close();
  await ingester.stopped;
  expect(await lakeRows(options.lakePath, 'select * exclude (received_at) from events')).toEqual([
    {
      event_id: 'e1',
      name: 'food_order',
      user_id: 'u1',
      anonymous_id: null,
      event_time: '2026-05-01T10:00:00.500000Z',
      properties: '{"amount":12.5,"city":"Bogor"}',
      source: '{"group":"--default--"}',
      amount__decimal: '12.500000000',
      city__text: 'Bogor',
    },
  ]);
});
