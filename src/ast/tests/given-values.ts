import type { GivenRecordCstNode, GivenValueCstNode } from '../../../grammar/cst.ts';
import { slips } from '../../../grammar/tokens.ts';
import type { BuildContext } from '../context.ts';
import { all, first, nameOf, nodeSpan, tokenSpan } from '../cst.ts';
import type { GivenProperty, GivenRecord, GivenValue } from './nodes.ts';
import { numberFromCst } from '../numbers.ts';
import { dateOf } from '../windows.ts';

const nowhere = { start: 0, end: 0 };

/** `{ city: "Jakarta", tags: ("a", "b") }`. */
export function recordFromCst(node: GivenRecordCstNode, context: BuildContext): GivenRecord {
  const properties = all(node.children.givenProperty).flatMap((property): GivenProperty[] => {
    const name = first(property.children.Name);
    const value = valueFromCst(first(property.children.givenValue), context);
    if (name === undefined || value === undefined) return [];
    return [{ name: nameOf(name), value, span: nodeSpan(property, tokenSpan(name)) }];
  });
  return { kind: 'given record', properties, span: nodeSpan(node, nowhere) };
}

/** A value as a test gives it; undefined when it could not be read. */
export function valueFromCst(
  node: GivenValueCstNode | undefined,
  context: BuildContext,
): GivenValue | undefined {
  if (node === undefined) return undefined;
  const { children } = node;
  const span = nodeSpan(node, nowhere);
  const text = first(children.StringLiteral);
  if (text !== undefined) return { kind: 'text', value: context.text(text).text, span };
  const number = first(children.number);
  if (number !== undefined) return numberFromCst(number, span);
  const date = first(children.DateLiteral);
  if (date !== undefined) return dateOf(date);
  const timestamp = first(children.TimestampLiteral);
  if (timestamp !== undefined) return { kind: 'timestamp', text: timestamp.image, span };
  if (children.True !== undefined) return { kind: 'boolean', value: true, span };
  if (children.False !== undefined) return { kind: 'boolean', value: false, span };
  const missing = first(children.Missing);
  if (missing !== undefined) {
    if (missing.tokenType === slips.sqlNull) {
      const fixes = [{ title: 'write `missing`', edits: [{ span: tokenSpan(missing), text: 'missing' }] }];
      context.fault('foreign-sign', span, { written: missing.image, meant: 'missing' }, { fixes });
    }
    return { kind: 'missing', span };
  }
  const list = first(children.givenList);
  if (list !== undefined) {
    const items = all(list.children.givenValue).flatMap((item) => valueFromCst(item, context) ?? []);
    return { kind: 'given list', items, span };
  }
  const record = first(children.givenRecord);
  return record && recordFromCst(record, context);
}
