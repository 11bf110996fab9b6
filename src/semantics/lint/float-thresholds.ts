import type { TypeExpression } from '../../ast/declaration-nodes.ts';
import type { PropertyPath } from '../../catalog/property-path.ts';
import type { Fix, Place } from '../../diagnostics/diagnostic.ts';
import type { ProjectScope } from '../scope.ts';
import { textOf } from '../written.ts';
import { aggregatesIn } from './asked-values.ts';
import type { Test } from './chains.ts';
import type { Warn } from './warn.ts';

/** Points at sums of `number` that are compared: their last bits may differ, and with them who passes. */
export function floatThreshold({ leaf, at }: Test, project: ProjectScope, warn: Warn): void {
  if (leaf.kind !== 'compare') return;
  const sum = aggregatesIn(leaf).find(
    ({ aggregate, type }) => aggregate.function === 'sum' && type === 'number',
  );
  if (sum?.aggregate.function !== 'sum') return;
  const { path } = sum.aggregate.property;
  const name = path.join('.');
  const declared = declaredType(sum.events, path, project);
  const isHere = declared?.source === at.source;
  const fixes: Fix[] =
    declared === undefined || !isHere
      ? []
      : [{ title: `declare \`${name}\` as decimal`, edits: [{ span: declared.span, text: 'decimal' }] }];
  warn(
    'float-threshold',
    at,
    { condition: textOf(at), name },
    {
      also: declared === undefined ? [] : [declared],
      hint: `sums of \`decimal\` are exact: declare \`${name}\` so${declared === undefined || isHere ? '' : ` in ${declared.source.name}`}`,
      fixes,
    },
  );
}

/** Where the type of an event's property is declared. */
function declaredType(
  events: readonly string[],
  property: PropertyPath,
  { files, declarations }: ProjectScope,
): Place | undefined {
  for (const event of events) {
    const path = declarations.events.get(event)?.path;
    const file = path === undefined ? undefined : files.files.get(path);
    for (const declaration of file?.declarations ?? []) {
      if (declaration.kind !== 'event' || declaration.name.text !== event || file === undefined) continue;
      const type = property.reduce<TypeExpression | undefined>(
        (of, name) =>
          of?.kind === 'record' ? of.fields.find((field) => field.name.text === name)?.type : undefined,
        { kind: 'record', fields: declaration.fields, span: declaration.span },
      );
      if (type?.kind === 'named') return { source: file.source, span: type.span, note: 'declared here' };
    }
  }
  return undefined;
}
