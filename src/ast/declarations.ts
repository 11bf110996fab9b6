import type {
  DeclarationCstNode,
  EventDeclarationCstNode,
  FieldCstNode,
  ParamDeclarationCstNode,
  SegmentDeclarationCstNode,
  TraitDeclarationCstNode,
  TypeCstNode,
} from '../../grammar/cst.ts';
import type { BuildContext } from './context.ts';
import { all, first, nameOf, nodeSpan, tokenSpan } from './cst.ts';
import { expressionFromCst, operandFromCst } from './expressions.ts';
import type { Declaration, Field, TypeExpression } from './declaration-nodes.ts';
import type { Name } from './nodes.ts';
import { sectionFromCst } from './sections/from-cst.ts';
import { testFromCst } from './tests/from-cst.ts';

const nowhere = { start: 0, end: 0 };

/** The tree of one declaration; undefined when so little could be read that it declares nothing. */
export function declarationFromCst(
  node: DeclarationCstNode,
  whole: boolean,
  context: BuildContext,
): Declaration | undefined {
  const {
    importDeclaration,
    eventDeclaration,
    userDeclaration,
    segmentDeclaration,
    traitDeclaration,
    paramDeclaration,
    listDeclaration,
    testDeclaration,
  } = node.children;
  const span = nodeSpan(node, nowhere);
  const imported = first(importDeclaration);
  if (imported !== undefined) {
    const path = first(imported.children.StringLiteral);
    return path === undefined ? undefined : { kind: 'import', path: context.text(path), span };
  }
  const user = first(userDeclaration);
  if (user !== undefined) return { kind: 'user', fields: fields(user.children.field), whole, span };
  const event = first(eventDeclaration);
  if (event !== undefined) return eventFromCst(event, whole, context);
  const trait = first(traitDeclaration);
  if (trait !== undefined) return traitFromCst(trait, context);
  const param = first(paramDeclaration);
  if (param !== undefined) return paramFromCst(param, context);
  const list = first(listDeclaration);
  if (list !== undefined) {
    const [name, path] = [first(list.children.Name), first(list.children.StringLiteral)];
    if (name === undefined || path === undefined) return undefined;
    return { kind: 'list', name: nameOf(name), path: context.text(path), span };
  }
  const test = first(testDeclaration);
  if (test !== undefined) return testFromCst(test, whole, context);
  const segment = first(segmentDeclaration);
  return segment === undefined ? undefined : segmentFromCst(segment, whole, context);
}

function eventFromCst(
  node: EventDeclarationCstNode,
  whole: boolean,
  context: BuildContext,
): Declaration | undefined {
  const name = first(node.children.Name);
  if (name === undefined) return undefined;
  const title = first(node.children.StringLiteral);
  return {
    kind: 'event',
    name: nameOf(name),
    title: title && context.text(title),
    fields: fields(node.children.field),
    whole,
    span: nodeSpan(node, tokenSpan(name)),
  };
}

function fields(nodes: readonly FieldCstNode[] | undefined): Field[] {
  return all(nodes).flatMap((node) => {
    const token = first(node.children.Name);
    if (token === undefined) return [];
    const name = nameOf(token);
    return [{ name, type: typeFromCst(first(node.children.type), name), span: nodeSpan(node, name.span) }];
  });
}

function typeFromCst(node: TypeCstNode | undefined, owner: Name): TypeExpression {
  if (node === undefined) return { kind: 'error', span: owner.span };
  const span = nodeSpan(node, owner.span);
  const named = first(node.children.Identifier);
  if (named !== undefined) return { kind: 'named', name: nameOf(named), span };
  if (node.children.List !== undefined) {
    return { kind: 'list', of: typeFromCst(first(node.children.type), owner), span };
  }
  if (node.children.Record !== undefined)
    return { kind: 'record', fields: fields(node.children.field), span };
  return { kind: 'error', span };
}

function traitFromCst(node: TraitDeclarationCstNode, context: BuildContext): Declaration | undefined {
  const name = first(node.children.Name);
  if (name === undefined) return undefined;
  const span = nodeSpan(node, tokenSpan(name));
  const title = first(node.children.StringLiteral);
  const zone = first(first(node.children.timeZoneSection)?.children.StringLiteral);
  return {
    kind: 'trait',
    name: nameOf(name),
    title: title && context.text(title),
    zone: zone && context.text(zone),
    value: expressionFromCst(first(node.children.expression), context, span),
    span,
  };
}

function paramFromCst(node: ParamDeclarationCstNode, context: BuildContext): Declaration | undefined {
  const token = first(node.children.Name);
  if (token === undefined) return undefined;
  const name = nameOf(token);
  const span = nodeSpan(node, name.span);
  const value = first(node.children.operand);
  return {
    kind: 'param',
    name,
    type: typeFromCst(first(node.children.type), name),
    value: value && operandFromCst(value, context, span),
    span,
  };
}

function segmentFromCst(
  node: SegmentDeclarationCstNode,
  whole: boolean,
  context: BuildContext,
): Declaration | undefined {
  const name = first(node.children.Name);
  if (name === undefined) return undefined;
  const title = first(node.children.StringLiteral);
  return {
    kind: 'segment',
    name: nameOf(name),
    title: title && context.text(title),
    sections: all(node.children.section).flatMap((section) => sectionFromCst(section, context) ?? []),
    whole,
    span: nodeSpan(node, tokenSpan(name)),
  };
}
