import { generateCstDts } from 'chevrotain';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { grammarRules } from '../../grammar/parser.ts';
import { railroadPage } from './railroad-page.ts';

const header = '// Generated from parser.ts; `npm run test:update` writes it anew.\n';

test('the types of the concrete tree are those of the grammar', async () => {
  const types = generateCstDts(grammarRules(), { includeVisitorInterface: false });
  const style = await resolveConfig('grammar/cst.ts');
  const formatted = await format(header + types, { ...style, parser: 'typescript' });
  await expect(formatted).toMatchFileSnapshot('../../grammar/cst.ts');
});

test('the pictures of the grammar are those of the grammar', async () => {
  await expect(railroadPage(grammarRules())).toMatchFileSnapshot('../../docs/grammar.html');
});
