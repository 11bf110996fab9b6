import { Lexer } from 'chevrotain';
import { expect, test } from 'vitest';
import { RuleParser } from '../../grammar/parser.ts';
import { tokens } from '../../grammar/tokens.ts';

test('two tokens decide every choice of the grammar', () => {
  expect(() => new RuleParser({ skipValidations: false })).not.toThrow();
});

test('every token can be read, and none hides another', () => {
  const { lexerDefinitionErrors } = new Lexer(tokens, {
    positionTracking: 'onlyOffset',
    deferDefinitionErrorsHandling: true,
  });
  expect(lexerDefinitionErrors).toEqual([]);
});
