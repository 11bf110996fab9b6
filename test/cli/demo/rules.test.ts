import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/compile.ts';

const demo = 'fixtures/demo';
const rules = readdirSync(join(demo, 'rules')).map((name) => `rules/${name}`);
const read = (path: string) =>
  existsSync(join(demo, path)) ? readFileSync(join(demo, path), 'utf8') : undefined;

describe('the rules of the demo', () => {
  const checked = check(rules, read, {
    timeZone: 'Asia/Jakarta',
    users: {
      kind: 'files',
      pattern: 'users.csv',
      id: 'user_id',
      valid: { from: 'valid_from', to: 'valid_to' },
    },
  });

  test('are right, with nothing to remark on', () => {
    expect(checked.diagnostics.map(({ message, at }) => `${at.source.name}: ${message}`)).toEqual([]);
    expect(checked.failed).toBe(false);
  });

  test('are at least six, each with a title, an owner, and a line that says who asks', () => {
    expect(checked.program.segments.size).toBeGreaterThanOrEqual(6);
    for (const path of rules) {
      const text = read(path) ?? '';
      expect(text).toMatch(/^# [A-Z].* asks: /);
      expect(text).toMatch(/segment \w+ "[A-Z][^"]+" \{\n {2}owner +"\w+"\n/);
    }
  });
});
