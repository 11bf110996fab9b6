import { describe, expect, test } from 'vitest';
import {
  addForms,
  noForms,
  propertyType,
  storedType,
  type ValueForms,
} from '../../../src/cli/init/property-type.ts';

const forms = (more: Partial<ValueForms>): ValueForms => ({ ...noForms, values: 10, ...more });

describe('propertyType', () => {
  test.each([
    ['text', forms({})],
    ['text', noForms],
    ['boolean', forms({ booleans: 10 })],
    ['integer', forms({ wholeNumbers: 10, exactNumbers: 10, numbers: 10 })],
    ['decimal', forms({ wholeNumbers: 9, exactNumbers: 10, numbers: 10 })],
    ['number', forms({ wholeNumbers: 8, exactNumbers: 9, numbers: 10 })],
    ['date', forms({ dates: 10 })],
    ['timestamp', forms({ timestamps: 10 })],
  ])('is %s when every value converts to it', (type, of) => {
    expect(propertyType(of)).toBe(type);
  });

  test('one value that does not convert makes it text', () => {
    const numbers = forms({ wholeNumbers: 10, exactNumbers: 10, numbers: 10 });
    expect(propertyType(addForms(numbers, { ...noForms, values: 1 }))).toBe('text');
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
