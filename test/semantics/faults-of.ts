import type { Settings } from '../../src/catalog/settings.ts';
import { check } from '../../src/compile.ts';
import { applyFix } from '../../src/diagnostics/apply-fix.ts';

const users: Settings['users'] = { kind: 'files', pattern: 'users.csv', id: 'id', valid: undefined };
const head = 'event bought { amount: decimal } user { age: integer } segment s { members ';

/** What is wrong with a condition, after other declarations: each fault's code, its hint, and the condition as its fixes make it. */
export function faultsOf(condition: string, declarations = '') {
  const [before, after] = [`${declarations} ${head}`, ' }'];
  const { diagnostics } = check(['a.seg'], () => before + condition + after, { timeZone: 'UTC', users });
  return diagnostics.map(({ code, at, hint, fixes }) => ({
    code,
    hint,
    mended: fixes.map((fix) => applyFix(at.source.text, fix).slice(before.length, -after.length)),
  }));
}
