import { expect, test } from 'vitest';
import { scalarTypes } from '../../src/catalog/value-type.ts';
import { check } from '../../src/compile.ts';
import { misspellings } from './misspellings.ts';

const settings = { timeZone: 'UTC', events: { kind: 'lake', path: 'lake/' }, users: undefined } as const;

test.each(scalarTypes)('%s misspelt by a letter in a catalog is told at its place, with its fix', (type) => {
  for (const wrong of misspellings(type)) {
    if (wrong === type) continue;
    const text = `event x {\n  a: ${wrong}\n}\n`;
    const { diagnostics } = check(['catalog.seg'], () => text, settings);
    expect(diagnostics.map(({ code, at, fixes }) => ({ code, span: at.span, fixes }))).toEqual([
      {
        code: 'unknown-type',
        span: { start: 15, end: 15 + wrong.length },
        fixes: [
          {
            title: `write \`${type}\``,
            edits: [{ span: { start: 15, end: 15 + wrong.length }, text: type }],
          },
        ],
      },
    ]);
  }
});
