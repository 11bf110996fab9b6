import type { Path } from '../ast/nodes.ts';
import type { FirstEvent, UserWindow as UserWindowNode } from '../ast/window-nodes.ts';
import { checkScan } from './behaviours.ts';
import { checkFixedLength } from './fixed-lengths.ts';
import { resolveName } from './names.ts';
import { fault, type Scope } from './scope.ts';
import type { Anchor, UserWindow } from './typed.ts';
import { describe } from './values.ts';

/** `within 7 days after user.signed_up_at`: a window that hangs on each user; undefined when a part of it is faulty. */
export function checkUserWindow(node: UserWindowNode, scope: Scope): UserWindow | undefined {
  const length = checkFixedLength("a window that follows a user's own time", node.length, scope);
  const anchor =
    node.anchor.kind === 'path' ? checkProperty(node.anchor, scope) : checkFirstEvent(node.anchor, scope);
  return length === undefined || anchor === undefined ? undefined : { kind: 'after', anchor, ...length };
}

function checkProperty(path: Path, scope: Scope): Anchor | undefined {
  const operand = resolveName(path, scope);
  if (operand === undefined) return undefined;
  if (operand.kind === 'property' && operand.of === 'user') {
    const { path: read, type } = operand;
    if (type === 'timestamp') return { kind: 'timestamp', path: read };
    if (type === 'date') return { kind: 'start of date', path: read, zone: scope.zone };
  }
  const hint = 'it follows a date or a timestamp of the user, or an event: `after the first app_opened`';
  fault(
    scope,
    'wrong-anchor',
    path.span,
    { found: operand.kind === 'constant' ? 'a constant' : describe(operand) },
    { hint },
  );
  return undefined;
}

function checkFirstEvent(node: FirstEvent, scope: Scope): Anchor | undefined {
  const scan = checkScan(node, scope, { kind: 'ever' });
  return scan && { kind: 'first event', events: scan.events, where: scan.where };
}
