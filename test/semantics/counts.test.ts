import { expect, test } from 'vitest';
import { faultsOf } from './faults-of.ts';

test.each([
  ['one', '1'],
  ['Twelve', '12'],
])('the count %s in words is written in digits by its fix', (word, digits) => {
  expect(faultsOf(`did bought at least ${word} times ever`)).toEqual([
    { code: 'wrong-count', hint: 'write it in digits', mended: [`did bought at least ${digits} times ever`] },
  ]);
});

test('a count by a word that is no number is told to be written in digits, and has no fix', () => {
  expect(faultsOf('did bought at least many times ever')).toEqual([
    { code: 'wrong-count', hint: 'write it in digits', mended: [] },
  ]);
});

test('a count whose ends are swapped is mended by swapping them', () => {
  expect(faultsOf('did bought between 10 and 5 times ever')).toEqual([
    { code: 'impossible-count', hint: undefined, mended: ['did bought between 5 and 10 times ever'] },
  ]);
});

test('less than none is impossible, and there is nothing to swap', () => {
  expect(faultsOf('did bought less than 0 times ever')).toEqual([
    { code: 'impossible-count', hint: undefined, mended: [] },
  ]);
});

test('a count of which one end is wrong is held against nothing else', () => {
  const codes = faultsOf('did bought between 3 and 2.5 times on at least 5 distinct days ever').map(
    ({ code }) => code,
  );
  expect(codes).toEqual(['wrong-count']);
});

test.each(['n', 'param.n'])('a count may be the parameter that %s names', (name) => {
  expect(faultsOf(`did bought at least ${name} times ever`, 'param n: integer = 3')).toEqual([]);
});

test('a count by a parameter that there is not is told by the name', () => {
  expect(faultsOf('did bought at least param.n times ever').map(({ code }) => code)).toEqual([
    'unknown-param',
  ]);
});

test('a count by a name of a user property is told as a number in words is', () => {
  expect(faultsOf('did bought at least user.age times ever').map(({ code }) => code)).toEqual([
    'wrong-count',
  ]);
});

test('a count by a parameter that is faulty itself has no fault of its own', () => {
  const faults = faultsOf('did bought at least n times ever', 'param n: integer = m param m: integer = n');
  expect(faults.map(({ code }) => code)).toEqual(['cyclic-params']);
});

test.each(['1.5', '"3"', 'true'])('a count by the parameter %s is no whole number', (value) => {
  const type = { '1.5': 'number', '"3"': 'text', true: 'boolean' }[value];
  const faults = faultsOf('did bought at least n times ever', `param n: ${type} = ${value}`);
  expect(faults.map(({ code }) => code)).toEqual(['wrong-count']);
});

test('a count that is worked out from events is no whole number', () => {
  const faults = faultsOf('did bought at least (count of bought ever) times ever');
  expect(faults.map(({ code }) => code)).toEqual(['wrong-count']);
});
