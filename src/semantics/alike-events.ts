import type { CountClause } from '../ast/nodes.ts';
import { typeName } from '../catalog/value-type.ts';
import { propertyRead } from './names.ts';
import { fault, type Scope } from './scope.ts';
import type { Counted, EventScan } from './typed.ts';
import { writtenText } from './written.ts';

/** `at least 3 times with the same product`: what is counted; undefined (reported) when that cannot be. */
export function checkAlike(
  { word, same, span }: CountClause,
  scan: EventScan,
  scope: Scope,
): Counted | undefined {
  if (same === undefined) return undefined;
  if (word !== 'at least' && word !== 'more than') {
    const hint = 'say at least how many are alike, and deny the whole with `not` where fewer are meant';
    fault(
      scope,
      'wrong-same',
      span,
      { what: writtenText(span, scope), why: 'of some value there are always few' },
      { hint },
    );
    return undefined;
  }
  const events = scan.events.flatMap((event) => scope.declarations.events.get(event)?.value ?? []);
  const property = propertyRead(same, { ...scope, standing: { kind: 'event', events } });
  if (property === undefined) return undefined;
  const { of, path, type } = property;
  if (of === 'event' && typeof type === 'string') return { kind: 'events alike', property: { path, type } };
  const why =
    of === 'user'
      ? 'it is the same for all events of a user'
      : `a ${typeName(type)} is compared with nothing`;
  fault(scope, 'wrong-same', same.span, { what: writtenText(same.span, scope), why });
  return undefined;
}
