import { expect, test } from 'vitest';
import { check } from '../../src/compile.ts';
import { renderText } from '../../src/diagnostics/render-text.ts';

const files: Readonly<Record<string, string>> = {
  'catalog.seg': 'event order { amount: decimal }',
  'rules/buyers.seg': 'import "../catalog.seg" segment buyers { members did order ever }',
  'rules/staff.seg': 'import "../catalog.seg" segment staff { members did order where amount = 0 ever }',
};

function checked(exclude: { segment: string; from: string }) {
  return check(['rules/buyers.seg'], (path) => files[path], { timeZone: 'UTC', users: undefined, exclude });
}

function told(exclude: { segment: string; from: string }): string {
  return checked(exclude)
    .diagnostics.map((found) => renderText(found))
    .join('\n');
}

test('the file of the exclusion is read, whichever files are asked for', () => {
  const { program, failed } = checked({ segment: 'staff', from: 'rules/staff.seg' });
  expect(failed).toBe(false);
  expect([...program.segments.keys()]).toEqual(['buyers', 'staff']);
  expect(program.exclusion).toBe('staff');
});

test('an exclusion that is nowhere is an error: nobody runs rules without it', () => {
  expect(told({ segment: 'staff', from: 'rules/buyers.seg' })).toContain(
    'there is no segment called `staff` [unknown-segment]\n --> rules/buyers.seg:1:1',
  );
  expect(told({ segment: 'staff', from: 'rules/no.seg' })).toContain('there is no file `rules/no.seg`');
  expect(told({ segment: 'staff', from: '../staff.seg' })).toContain('lies outside the project');
  for (const from of ['rules/buyers.seg', 'rules/no.seg', '../staff.seg'])
    expect(told({ segment: 'staff', from })).toContain('`exclude` in cinnabar.yaml names it');
});
