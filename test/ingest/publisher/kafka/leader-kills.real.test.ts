import { expect } from 'vitest';
import { kafkaTest } from '../../../support/kafka/kafka-test.ts';
import { killLeaders } from './leader-kills.ts';

const test = kafkaTest(3);

/** `LEADER_KILLS=50 npm run ledger` kills more of them than a change has time for. */
const kills = Number(process.env.LEADER_KILLS ?? 1);

test.for(['platformatic', 'kafkajs'] as const)(
  `through %s, whatever was acknowledged is in the topic after kills of a leader (${kills})`,
  async (client, { kafka }) => {
    const told = await killLeaders(kafka, client, kills);
    console.log(`${client}: ${JSON.stringify(told)}`);
    expect(told.missing).toBe(0);
    expect(told.acknowledged).toBeGreaterThan(1000);
  },
);

test('kafkajs as it comes loses what it acknowledged: why it is not used so', async ({ kafka }) => {
  let missing = 0;
  for (let round = 0; round < 5 && missing === 0; round += 1) {
    const told = await killLeaders(kafka, 'kafkajs as it comes', 1);
    console.log(`kafkajs as it comes: ${JSON.stringify(told)}`);
    missing += told.missing;
  }
  expect(missing).toBeGreaterThan(0);
});
