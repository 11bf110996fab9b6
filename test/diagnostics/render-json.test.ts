import { expect, test } from 'vitest';
import { renderJson } from '../../src/diagnostics/render-json.ts';
import { Source } from '../../src/source/source.ts';

test('the machine form holds each place as line, column and offset', () => {
  const source = new Source('rules/a.seg', 'did 😀x\never');
  const span = { start: 6, end: 7 };
  const end = { line: 2, column: 5, offset: 12 };
  const json = renderJson({
    code: 'unknown-event',
    severity: 'error',
    message: 'no',
    at: { source, span },
    also: [{ source: new Source('b.seg', 'ab'), span: { start: 0, end: 2 }, note: 'here' }],
    hint: undefined,
    fixes: [{ title: 'write `y`', edits: [{ span: { start: 8, end: 12 }, text: 'y' }] }],
  });
  expect(JSON.parse(JSON.stringify(json))).toEqual({
    code: 'unknown-event',
    severity: 'error',
    message: 'no',
    file: 'rules/a.seg',
    start: { line: 1, column: 6, offset: 6 },
    end: { line: 1, column: 7, offset: 7 },
    also: [
      {
        file: 'b.seg',
        start: { line: 1, column: 1, offset: 0 },
        end: { line: 1, column: 3, offset: 2 },
        note: 'here',
      },
    ],
    hint: null,
    fixes: [{ title: 'write `y`', edits: [{ start: { line: 2, column: 1, offset: 8 }, end, text: 'y' }] }],
  });
});
