import { describe, expect, test } from 'vitest';
import {
  addForms,
  propertyType,
  storedType,
  type GuessedType,
  type ValueForms,
} from '../../../src/cli/init/property-type.ts';

const none = { boolean: 0, integer: 0, decimal: 0, number: 0, date: 0, timestamp: 0 };

function forms(converted: Partial<Record<GuessedType, number>>, more: Partial<ValueForms> = {}): ValueForms {
  return { values: 10, zeros: 0, converted: { ...none, ...converted }, ...more };
}

describe('propertyType', () => {
  test.each([
    ['text', forms({})],
    ['text', forms({}, { values: 0 })],
    ['boolean', forms({ boolean: 10 })],
    ['integer', forms({ integer: 10, decimal: 10, number: 10 })],
    ['decimal', forms({ integer: 9, decimal: 10, number: 10 })],
    ['number', forms({ integer: 8, decimal: 9, number: 10 })],
    ['date', forms({ date: 10 })],
    ['timestamp', forms({ timestamp: 10 })],
    ['text', forms({ integer: 10 }, { zeros: 1 })],
  ])('is %s when every value converts to it', (type, of) => {
    expect(propertyType(of)).toBe(type);
  });

  test('one value that does not convert makes it text', () => {
    expect(propertyType(addForms([forms({ integer: 10 }), forms({}, { values: 1 })]))).toBe('text');
    expect(propertyType(addForms([forms({ integer: 10 }), forms({ integer: 10 })]))).toBe('integer');
  });
});

describe('storedType', () => {
  test.each([
    ['VARCHAR', 'text'],
    ['BIGINT', 'integer'],
    ['DOUBLE', 'number'],
    ['DECIMAL(12,2)', 'decimal'],
    ['DECIMAL(38,10)', 'number'],
    ['TIMESTAMP WITH TIME ZONE', 'timestamp'],
    ['TIMESTAMP_NS', 'timestamp'],
    ["ENUM('a')", 'text'],
    ['VARCHAR[]', { kind: 'list', of: 'text' }],
    ['BLOB', undefined],
    ['STRUCT(a INTEGER)', undefined],
  ])('reads %s', (storage, type) => {
    expect(storedType(storage)).toEqual(type);
  });
});
