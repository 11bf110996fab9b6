import type { Amount } from '../../ast/nodes.ts';
import type { ChangeSection, SizeSection } from '../../ast/sections/nodes.ts';
import { fault, type Scope } from '../scope.ts';
import { checkShare } from '../shares.ts';
import { swapFix } from '../swap-fix.ts';
import { wholeNumber } from '../values.ts';
import type { ChangeExpectation, SizeExpectation } from './facts.ts';

/** `expect size between 1000 and 50000`; undefined (reported) when no segment could have it. */
export function checkSize(node: SizeSection | undefined, scope: Scope): SizeExpectation | undefined {
  if (node === undefined) return undefined;
  const least = node.least === undefined ? 0 : checkMembers(node.least, scope);
  const most = node.most && checkMembers(node.most, scope);
  if (least === undefined || (node.most !== undefined && most === undefined)) return undefined;
  if (most === undefined || least <= most) return { least, most };
  const fixes =
    node.least && node.most ? [swapFix('swap the two numbers', node.least.span, node.most.span, scope)] : [];
  const expectation = `size between ${String(least)} and ${String(most)}`;
  fault(
    scope,
    'impossible-expectation',
    node.span,
    { expectation },
    { hint: 'the smaller number stands first', fixes },
  );
  return undefined;
}

function checkMembers({ digits, span }: Amount, scope: Scope): number | undefined {
  const count = wholeNumber(digits);
  if (count !== undefined) return count;
  fault(scope, 'wrong-count', span, { found: digits });
  return undefined;
}

/** `expect change < 20%`. */
export function checkChange(node: ChangeSection | undefined, scope: Scope): ChangeExpectation | undefined {
  if (node === undefined) return undefined;
  const share = checkShare(node.share, scope);
  if (share === undefined) return undefined;
  const inclusive = node.operator === '<=';
  if (share > 0 || inclusive) return { share, inclusive };
  const { start } = node.share.span;
  const sign = scope.source.text.lastIndexOf('<', start);
  const fixes = [
    { title: 'write `<= 0%`', edits: [{ span: { start: sign, end: sign + 1 }, text: '<=' }] },
    { title: 'write `< 20%`', edits: [{ span: node.share.span, text: '20' }] },
  ];
  const hint = 'no change is less than none; that nobody enters or leaves is `<= 0%`';
  fault(scope, 'impossible-expectation', node.span, { expectation: 'change < 0%' }, { hint, fixes });
  return undefined;
}
