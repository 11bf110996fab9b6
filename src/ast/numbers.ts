import type { NumberCstNode } from '../../grammar/cst.ts';
import { digitsOf, first, nodeSpan } from './cst.ts';
import type { NumberLiteral } from './nodes.ts';
import type { Span } from '../source/span.ts';

/** A number, also one in per cent: `60%` is 0.6. */
export function numberFromCst(node: NumberCstNode, fallback: Span): NumberLiteral {
  const { children } = node;
  const token = first(children.NumberLiteral);
  const sign = children.Minus === undefined ? '' : '-';
  const digits = token === undefined ? '0' : digitsOf(token);
  const span = nodeSpan(node, fallback);
  return children.Percent === undefined
    ? { kind: 'number', digits: `${sign}${digits}`, percent: undefined, span }
    : { kind: 'number', digits: `${sign}${hundredthOf(digits)}`, percent: `${sign}${digits}%`, span };
}

/** The decimal point two places to the left. */
function hundredthOf(digits: string): string {
  const [whole = '', part = ''] = digits.split('.');
  const padded = whole.padStart(3, '0');
  const fraction = `${padded.slice(-2)}${part}`.replace(/0+$/, '');
  const number = padded.slice(0, -2).replace(/^0+(?=\d)/, '');
  return fraction === '' ? number : `${number}.${fraction}`;
}
