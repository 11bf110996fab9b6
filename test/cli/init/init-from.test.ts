import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openSession } from '../../../runtime/warehouse/duckdb/session.ts';
import { quoteText } from '../../../runtime/warehouse/duckdb/quote.ts';
import { csv, folderWith, init, paths, shopCsv, shopRows, text } from './support.ts';

describe('a CSV file', () => {
  test('gives settings, a catalog and two rules that find some and not all', async () => {
    const folder = folderWith({ 'shop.csv': shopCsv });
    const result = await init(folder, 'shop.csv');
    expect(paths(folder)).toEqual([
      'catalog.seg',
      'cinnabar.yaml',
      'rules',
      'rules/regulars.seg',
      'rules/unfinished.seg',
      'shop.csv',
    ]);
    expect(parse(text(folder, 'cinnabar.yaml'))).toEqual({
      language: 1,
      'time zone': 'UTC',
      rules: 'rules/',
      events: { files: 'shop.csv', columns: { user: 'user_id', name: 'event', time: 'timestamp' } },
      targets: { local: { engine: 'duckdb', path: 'results.duckdb' } },
    });
    expect(result.profile.users).toBe(40);
    for (const rule of result.rules) {
      expect(rule.found).toBeGreaterThan(0);
      expect(rule.found).toBeLessThan(40);
    }
    expect(result.asOf).toBe('2026-06-28T02:00:01Z');
  });

  test('the catalog has each event with its properties, their types and how often they are there', async () => {
    const folder = folderWith({ 'shop.csv': shopCsv });
    await init(folder, 'shop.csv');
    expect(text(folder, 'catalog.seg')).toBe(
      [
        '# What shop.csv holds: 150 events of 40 users, 2026-06-01 to 2026-06-28.',
        '# After an event stands how many there are; after a property, how many of them have it.',
        '',
        'event `product viewed` {} # 120, 80 %',
        '',
        'event add_to_cart { # 20, 13 %',
        '  amount: decimal   # 100 %',
        '}',
        '',
        'event purchase {  # 10, 7 %',
        '  amount: decimal # 100 %',
        '  coupon: boolean # 50 %',
        '}',
        '',
      ].join('\n'),
    );
  });

  test('gzipped, with another delimiter and names of its own, is the same', async () => {
    const rows = shopRows().map(([user, event, time]) => [time, event, user]);
    const folder = folderWith({
      'a [1].tsv.gz': gzipSync(csv('Occurred At,Event Name,Customer ID', rows).replaceAll(',', '\t')),
    });
    const result = await init(folder, 'a [1].tsv.gz');
    expect(result.pattern).toBe('a [[]1].tsv.gz');
    expect(result.chosen.reasons.map(({ role, column }) => [role, column])).toEqual([
      ['time', 'Occurred At'],
      ['user', 'Customer ID'],
      ['name', 'Event Name'],
    ]);
    expect(result.profile.rows).toBe(150);
  });

  test('of several files, by a pattern', async () => {
    const folder = folderWith({
      'data/a.csv': shopCsv,
      'data/b.csv': shopCsv.replaceAll('u', 'v').replace(/.*\n/, 'user_id,event,timestamp,amount,coupon\n'),
    });
    const result = await init(folder, 'data/*.csv');
    expect(result.pattern).toBe('data/*.csv');
    expect(result.profile.users).toBe(80);
  });

  test('an id is used where there is one, and its copies count once', async () => {
    const rows = shopRows().map((row, n) => [`e${String(n)}`, ...row]);
    const folder = folderWith({
      'shop.csv': csv('event_id,user_id,event,timestamp,amount,coupon', [...rows, ...rows.slice(0, 15)]),
    });
    const result = await init(folder, 'shop.csv');
    expect(result.chosen.id?.name).toBe('event_id');
    expect(text(folder, 'cinnabar.yaml')).toContain('id: event_id');
    const without = await init(folderWith({ 'shop.csv': shopCsv }), 'shop.csv');
    expect(result.rules.map(({ found }) => found)).toEqual(without.rules.map(({ found }) => found));
  });

  test('broken lines are counted and shown, and `strict` refuses them', async () => {
    const folder = folderWith({ 'shop.csv': `${shopCsv}u99,purchase\n` });
    await expect(init(folder, 'shop.csv', { strict: true })).rejects.toThrow(
      /1 line cannot be read.*line 152/s,
    );
    expect(paths(folder)).toEqual(['shop.csv']);
    const { skipped } = await init(folder, 'shop.csv');
    expect(skipped.lines).toBe(1);
    expect(skipped.first[0]).toMatchObject({ line: 152, text: 'u99,purchase' });
  });

  test('rows without user, name or time are counted, and are no events', async () => {
    const folder = folderWith({
      'shop.csv': `${shopCsv},purchase,2026-06-01T00:00:00Z,1,\nu1,purchase,soon,1,\n`,
    });
    const { profile } = await init(folder, 'shop.csv');
    expect(profile.without).toBe(2);
    expect(profile.rows).toBe(152);
  });
});

describe('other kinds of files', () => {
  test('Parquet has types of its own, and lists stay lists', async () => {
    const folder = folderWith({});
    const session = await openSession({ spillFolder: folder });
    await session.run(
      `copy (select 'u' || (i % 7) as user_id, case when i % 3 = 0 then 'buy' else 'look' end as event_name,
         timestamptz '2026-01-01 00:00:00+00' + to_minutes(i) as event_time, cast(i as decimal(12, 2)) as amount, i as position,
         ['a'] as tags, {'x': 1} as nested from range(200) r(i)) to ${quoteText(`${folder}/events.parquet`)} (format parquet)`,
    );
    session.close();
    const result = await init(folder, 'events.parquet');
    expect(result.profile.events[0]?.properties.map(({ name, type }) => [name, type])).toEqual([
      ['amount', 'decimal'],
      ['position', 'integer'],
      ['tags', { kind: 'list', of: 'text' }],
    ]);
    expect(text(folder, 'catalog.seg')).toContain('no rule can read them yet: nested (STRUCT(x INTEGER)).');
    for (const rule of result.rules) expect(rule.found).toBeGreaterThan(0);
  });

  test('NDJSON may keep the properties in an object, whose kinds decide the types', async () => {
    const lines = shopRows().map(([user_id, event, timestamp, amount], n) =>
      JSON.stringify({
        user_id,
        event,
        timestamp,
        properties: {
          n,
          code: String(n),
          ...(amount === '' ? {} : { amount: Number(amount) }),
          good: n % 2 === 0,
          tags: ['a'],
        },
      }),
    );
    const folder = folderWith({ 'shop.ndjson': `${lines.join('\n')}\nnot json\n` });
    const result = await init(folder, 'shop.ndjson');
    expect(parse(text(folder, 'cinnabar.yaml'))).toHaveProperty('events.columns', {
      user: 'user_id',
      name: 'event',
      time: 'timestamp',
      properties: 'properties',
    });
    const purchase = result.profile.events.find(({ name }) => name === 'purchase');
    expect(Object.fromEntries(purchase!.properties.map(({ name, type }) => [name, type]))).toEqual({
      n: 'integer',
      code: 'text',
      amount: 'decimal',
      good: 'boolean',
    });
    expect(result.skipped.lines).toBe(1);
  });
});

describe('small and odd data', () => {
  test('one event alone gives two rules that differ', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => [
      `u${String(n % 10)}`,
      'seen',
      `2026-03-${String(1 + (n % 10) * 3).padStart(2, '0')}T00:00:00Z`,
    ]);
    const folder = folderWith({ 'seen.csv': csv('user_id,event,time', rows) });
    const { rules } = await init(folder, 'seen.csv', { columns: { name: 'event' } });
    expect(rules.map(({ name }) => name)).toEqual(['regulars', 'gone_quiet']);
    expect(rules[1]!.found).toBeGreaterThan(0);
    expect(rules[1]!.found).toBeLessThan(10);
  });

  test('where nobody does a thing more often than others, a rarer thing tells them apart', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => [
      `u${String(n % 20)}`,
      n >= 20 && n % 4 === 0 ? 'buy' : 'see',
      '2026-01-05T00:00:00Z',
    ]);
    const folder = folderWith({ 'even.csv': csv('user_id,event,time', rows) });
    const { rules } = await init(folder, 'even.csv');
    for (const { found } of rules) expect([5, 15]).toContain(found);
  });

  test('a single row still gives rules that find its user', async () => {
    const folder = folderWith({ 'one.csv': 'user_id,event,time\nana,seen,2026-03-01T00:00:00Z\n' });
    const { rules } = await init(folder, 'one.csv', { columns: { user: 'user_id', name: 'event' } });
    expect(rules.map(({ found }) => found)).toEqual([1, 1]);
  });

  test('names that are no words stand in backticks, and those that cannot be written are said to be left out', async () => {
    const rows = shopRows().map(([user, event, time], n) => [
      user,
      event === 'purchase' ? '"a`b"' : event === 'add_to_cart' ? '$cart' : 'not',
      time,
      String(n),
    ]);
    const folder = folderWith({ 'odd.csv': csv('user_id,event,timestamp,Größe (cm)', rows) });
    await init(folder, 'odd.csv');
    const catalog = text(folder, 'catalog.seg');
    expect(catalog).toContain('event `$cart` {');
    expect(catalog).toContain('event `not` {');
    expect(catalog).toContain('`Größe (cm)`: integer');
    expect(catalog).toContain('# Left out, because their names hold a backtick or a line break: 1 event.');
    for (const path of paths(folder).filter((path) => path.endsWith('.seg')))
      expect(text(folder, path)).not.toContain('a`b');
  });

  test('numbers with leading zeros are text, and a long one is no integer', async () => {
    const rows = shopRows().map(([user, event, time], n) => [
      user,
      event,
      time,
      `0${String(1000 + n)}`,
      '9999999999999999999',
    ]);
    const folder = folderWith({ 'zip.csv': csv('user_id,event,timestamp,postcode,big', rows) });
    const { profile } = await init(folder, 'zip.csv');
    expect(profile.events[0]?.properties.map(({ type }) => type)).toEqual(['text', 'number']);
  });
});

describe('what cannot be used', () => {
  test.each([
    [
      'no time column',
      'user_id,event,day\nana,seen,Monday\nbudi,gone,Tuesday\n',
      /no column says when an event happened.*day +Monday \| Tuesday/s,
    ],
    [
      'no user column',
      'event,time\nseen,2026-03-01T00:00:00Z\ngone,2026-03-01T00:00:00Z\n',
      /no column says whose event it is.*event +seen \| gone/s,
    ],
    ['a header alone', 'user_id,event,time\n', /has no rows/],
    ['an empty file', '', /is empty/],
  ])('%s is an error that shows what is there, and nothing is written', async (_, content, message) => {
    const folder = folderWith({ 'x.csv': content });
    await expect(init(folder, 'x.csv')).rejects.toMatchObject({
      name: 'CinnabarError',
      message: expect.stringMatching(message),
    });
    expect(paths(folder)).toEqual(['x.csv']);
  });

  test.each([
    ['missing.csv', /there is no file missing\.csv/],
    ['data', /data is a folder/],
    ['data/x.xlsx', /no kind of file that is known/],
    ['none/*.csv', /no file matches/],
  ])('%s is refused', async (from, message) => {
    const folder = folderWith({ 'data/x.xlsx': 'x' });
    await expect(init(folder, from)).rejects.toMatchObject({
      name: 'CinnabarError',
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });

  test('seconds since 1970 are no time, and the hint says what is', async () => {
    const folder = folderWith({
      'x.csv': csv(
        'user_id,event,ts',
        shopRows().map(([user, event]) => [user, event, '1767225600']),
      ),
    });
    await expect(init(folder, 'x.csv')).rejects.toMatchObject({
      hint: expect.stringContaining('2026-01-05T10:00:00Z'),
    });
    await expect(init(folder, 'x.csv', { columns: { time: 'ts' } })).rejects.toThrow(
      'no value of the column `ts` is a time that Cinnabar reads: 1767225600',
    );
  });

  test('a flag that names no column is told the nearest', async () => {
    const folder = folderWith({ 'shop.csv': shopCsv });
    await expect(init(folder, 'shop.csv', { columns: { user: 'user_ids' } })).rejects.toMatchObject({
      exitCode: 2,
      hint: 'did you mean `user_id`?',
    });
  });

  test('files that are there are not replaced without force', async () => {
    const folder = folderWith({ 'shop.csv': shopCsv, 'catalog.seg': 'mine' });
    await expect(init(folder, 'shop.csv')).rejects.toThrow(
      'catalog.seg is already there; nothing was written',
    );
    expect(paths(folder)).toEqual(['catalog.seg', 'shop.csv']);
    expect(text(folder, 'catalog.seg')).toBe('mine');
    await init(folder, 'shop.csv', { force: true });
    expect(text(folder, 'catalog.seg')).toContain('event purchase');
    expect(paths(folder)).toHaveLength(6);
  });
});
