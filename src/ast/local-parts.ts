import type { LocalPartCstNode } from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import { all, first, nameOf, nodeSpan } from './cst.ts';
import { operandPath } from './expressions.ts';
import type { Expression, Path } from './nodes.ts';

/** `local hour`, `local date of paid_at`, `local weekday at user.time_zone`. */
export function localPartFromCst({ children }: LocalPartCstNode, span: Span): Expression {
  const part = first(children.OperandName);
  const paths = all(children.operandPath).map((path) => operandPath(path, nodeSpan(path, span)));
  const whole = paths.filter((path): path is Path => path.kind === 'path');
  const [of, at] = [children.Of, children.At].map((word) => (word === undefined ? undefined : whole.shift()));
  const isWritten =
    (children.Of === undefined) === (of === undefined) && (children.At === undefined) === (at === undefined);
  if (part === undefined || !isWritten || whole.length > 0) return { kind: 'error', span };
  return { kind: 'local part', part: nameOf(part), of, at, span };
}
