import { expect, test } from 'vitest';
import { checkEventTables, tableOfEvent } from '../../src/catalog/table-of-event.ts';

const tables = { pattern: ['log', 'e_{event}'], others: new Map([['login', ['auth', 'logins']]]) };

test('the name of an event is one part of a path, whatever it holds', () => {
  expect(tableOfEvent(tables, 'order')).toEqual(['log', 'e_order']);
  expect(tableOfEvent(tables, 'app.opened')).toEqual(['log', 'e_app.opened']);
  expect(tableOfEvent(tables, '$&{event}')).toEqual(['log', 'e_$&{event}']);
  expect(tableOfEvent(tables, 'login')).toEqual(['auth', 'logins']);
});

test('two events have no table in common', () => {
  expect(() => checkEventTables(tables, ['order', 'login'])).not.toThrow();
  const shared = { ...tables, others: new Map([['login', ['log', 'e_order']]]) };
  expect(() => checkEventTables(shared, ['order', 'login'])).toThrow(
    'the events `order` and `login` have one table, `log.e_order`: each of its rows would be both',
  );
});
