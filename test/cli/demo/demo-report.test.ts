import { describe, expect, test } from 'vitest';
import {
  changesText,
  ledgerText,
  ruleAndSql,
  segmentsText,
  type SegmentResult,
} from '../../../src/cli/demo/demo-report.ts';

const nobody = { count: 0, first: [] };
const results: readonly SegmentResult[] = [
  { name: 'riders', title: 'Daily riders', members: 1200, milliseconds: 14, entered: { count: 5, first: ['Ayu (u1)', 'Budi (u2)', 'Citra (u3)'] }, left: { count: 1, first: ['Dewi (u4)'] } },
  { name: 'quiet', title: 'Quiet', members: 0, milliseconds: 1004, entered: nobody, left: nobody },
]; // prettier-ignore

describe('demo report', () => {
  test('members stand in columns, with their share and time', () => {
    expect(segmentsText(results, 2000, true)).toBe(
      [
        'segment  title         members  of all      took',
        'riders   Daily riders    1,200  60.0 %     14 ms',
        'quiet    Quiet               0   0.0 %  1,004 ms',
        '',
      ].join('\n'),
    );
  });

  test('after the first day the table says who came and went, and the list names some', () => {
    expect(segmentsText(results, 2000, false)).toContain('  +5    -1  ');
    expect(changesText(results)).toBe(
      [
        'Daily riders',
        '  entered  Ayu (u1), Budi (u2), Citra (u3) and 2 more',
        '  left     Dewi (u4)',
        '',
      ].join('\n'),
    );
    expect(changesText(results.slice(1))).toBe('Nobody entered or left a segment.\n');
  });

  test('the ledger is a sum, its numbers below their names', () => {
    const ledger = {
      received: 94695,
      landed: 93789,
      duplicate: 871,
      quarantined: 35,
      refused: 0,
      waiting: 0,
      acknowledged: 94695,
    };
    expect(ledgerText(ledger)).toBe(
      [
        'received = landed + duplicate + quarantined + refused + waiting',
        '  94,695 = 93,789 +       871 +          35 +       0 +       0',
        '',
      ].join('\n'),
    );
  });

  test('a rule stands above its SQL, and no line is wider than asked', () => {
    expect(ruleAndSql('# who?\nsegment a {}\n', `select 1\n${'x'.repeat(50)}`, 20)).toBe(
      `# who?\nsegment a {}\n\nselect 1\n${'x'.repeat(19)}…\n`,
    );
  });
});
