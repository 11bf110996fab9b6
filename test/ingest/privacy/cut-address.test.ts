import fc from 'fast-check';
import { isIP } from 'node:net';
import { expect, test } from 'vitest';
import { cutAddress } from '../../../ingest/privacy/cut-address.ts';

test.each([
  ['203.0.113.77', '203.0.113.0'],
  ['0.0.0.1', '0.0.0.0'],
  ['2001:db8:abcd:12:3456::7', '2001:db8:abcd::'],
  ['2001:DB8:0ABC::1', '2001:db8:abc::'],
  ['::1', '::'],
  ['1::', '1::'],
  ['::ffff:203.0.113.77', '203.0.113.0'],
  ['::FFFF:cb00:714d', '203.0.113.0'],
  ['64:ff9b::203.0.113.77', '64:ff9b::'],
  ['fe80::1%eth0', 'fe80::'],
  ['1:2:3:4:5:6:7:8', '1:2:3::'],
])('of %s stays %s', (address, cut) => {
  expect(cutAddress(address)).toBe(cut);
});

test.each([
  '',
  'localhost',
  '203.0.113.77:443',
  '203.0.113.77, 10.0.0.1',
  '[::1]',
  '1.2.3',
  '0x7f.1',
  '2001:db8::/32',
])('%j is no address, and nothing of it stays', (text) => {
  expect(cutAddress(text)).toBeUndefined();
});

test('of every address an address stays, that of each of its neighbours', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
      const cut = cutAddress(address)!;
      expect(isIP(cut)).toBeGreaterThan(0);
      expect(cutAddress(cut)).toBe(cut);
    }),
  );
});
