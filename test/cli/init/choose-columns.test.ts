import { describe, expect, test } from 'vitest';
import { chosen as answerFor } from '../../../src/cli/init/ask-at-terminal.ts';
import { chooseColumns, type Ask } from '../../../src/cli/init/choose-columns.ts';
import type { ColumnProfile } from '../../../src/cli/init/profile-columns.ts';

function column(name: string, more: Partial<ColumnProfile> = {}): ColumnProfile {
  return {
    name,
    storage: 'VARCHAR',
    rows: 1000,
    present: 1000,
    distinct: 300,
    times: 0,
    wholeNumbers: 0,
    objects: 0,
    longest: 20,
    first: ['a', 'b'],
    ...more,
  };
}

const time = column('created_at', { times: 1, distinct: 990 });
const event = column('event', { distinct: 12 });
const user = column('user_id');
const session = column('session_id', { distinct: 500 });

async function roles(
  columns: readonly ColumnProfile[],
  flags = {},
  ask?: Ask,
): Promise<Record<string, string>> {
  const { reasons } = await chooseColumns(columns, flags, ask);
  return Object.fromEntries(reasons.map(({ role, column }) => [role, column]));
}

describe('chooseColumns', () => {
  test('believes a name whose values do not contradict it', async () => {
    expect(await roles([session, user, event, time])).toEqual({
      time: 'created_at',
      user: 'user_id',
      name: 'event',
    });
    const misnamed = column('time', { times: 0 });
    expect(await roles([misnamed, user, event, time])).toMatchObject({ time: 'created_at' });
    const unique = column('id', { distinct: 1000 });
    expect(await roles([unique, user, event, time])).toMatchObject({ id: 'id' });
    expect(await roles([column('id'), user, event, time])).not.toHaveProperty('id');
  });

  test('takes the likelier of two names', async () => {
    expect(
      await roles([
        column('device_id'),
        column('UserID'),
        event,
        column('updated_at', { times: 1 }),
        column('timestamp', { times: 1 }),
      ]),
    ).toEqual({
      user: 'UserID',
      time: 'timestamp',
      name: 'event',
    });
  });

  test('a flag decides against everything', async () => {
    expect(
      await roles([session, user, event, time, column('kind', { distinct: 3 })], {
        user: 'session_id',
        name: 'kind',
      }),
    ).toMatchObject({
      user: 'session_id',
      name: 'kind',
    });
  });

  test('asks when two are alike, and only then', async () => {
    const asked: (readonly [string, readonly string[]])[] = [];
    const ask: Ask = async (question, options) => {
      asked.push([question, options]);
      return options[1] ?? '';
    };
    expect(await roles([column('customer_id'), user, event, time], {}, ask)).toMatchObject({
      user: 'customer_id',
    });
    expect(asked).toEqual([['Which column says whose event it is?', ['user_id', 'customer_id']]]);
    asked.length = 0;
    await roles([user, event, time], {}, ask);
    expect(asked).toEqual([]);
  });

  test('with nobody to ask, a column is never made the user by a guess', async () => {
    await expect(roles([session, event, time])).rejects.toThrow(/no column says whose event it is/);
    await expect(
      roles([user, time, column('a', { distinct: 3 }), column('b', { distinct: 4 })]),
    ).rejects.toMatchObject({
      message: expect.stringContaining('several columns (`a`, `b`) might say what happened'),
      hint: 'name it with --name COLUMN',
    });
  });

  test('with nobody to ask, the first of two unnamed times is not taken for being first', async () => {
    const born = column('geboren', { times: 1 });
    await expect(roles([user, event, born, time])).resolves.toMatchObject({ time: 'created_at' });
    await expect(roles([user, event, born, column('passiert', { times: 1 })])).rejects.toThrow(
      'several columns (`geboren`, `passiert`) might say when an event happened',
    );
  });

  test('an answer is a name, a number from 1, or Enter for the first', () => {
    const options = ['user_id', '2', 'customer'];
    expect(['', '1', '2', '3', 'customer', '4', '0', 'x'].map((typed) => answerFor(typed, options))).toEqual([
      'user_id',
      'user_id',
      '2',
      'customer',
      'customer',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
