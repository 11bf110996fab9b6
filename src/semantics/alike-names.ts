import type { Field, TypeExpression } from '../ast/declaration-nodes.ts';
import type { Name } from '../ast/nodes.ts';
import type { Report } from '../diagnostics/report.ts';
import type { Source } from '../source/source.ts';
import type { Project } from './project.ts';

interface Place {
  readonly source: Source;
  readonly name: Name;
}

/**
 * Reports names that warehouses cannot hold beside each other, or at all: those that differ only by case, and empty
 * ones. Names become columns, tables and views, and those are not told apart by case.
 */
export function reportAlikeNames(project: Project, report: Report): void {
  const events = new Map<string, Place>();
  const segments = new Map<string, Place>();
  const userProperties = new Map<string, Place>();
  for (const { source, declarations } of project.files.values()) {
    for (const declaration of declarations) {
      switch (declaration.kind) {
        case 'event': {
          note(events, { source, name: declaration.name }, report);
          noteFields(declaration.fields, new Map(), source, report);
          break;
        }
        case 'user':
          noteFields(declaration.fields, userProperties, source, report);
          break;
        case 'segment':
          note(segments, { source, name: declaration.name }, report);
          break;
        case 'import':
        case 'trait':
        case 'param':
        case 'list':
        case 'test':
          break;
      }
    }
  }
}

/** The names of fields, and of those of the records among them, each record by itself. */
function noteFields(
  fields: readonly Field[],
  table: Map<string, Place>,
  source: Source,
  report: Report,
): void {
  for (const { name, type } of fields) {
    note(table, { source, name }, report);
    const inner = innermost(type);
    if (inner.kind === 'record') noteFields(inner.fields, new Map(), source, report);
  }
}

function innermost(type: TypeExpression): TypeExpression {
  return type.kind === 'list' ? innermost(type.of) : type;
}

function note(table: Map<string, Place>, place: Place, report: Report): void {
  const { text, span } = place.name;
  if (text === '') {
    report.add('empty-name', place.source, span, {});
    return;
  }
  const folded = text.toLowerCase();
  const before = table.get(folded);
  if (before === undefined) table.set(folded, place);
  else if (before.name.text !== text) {
    const also = [{ source: before.source, span: before.name.span, note: 'the other is here' }];
    report.add('alike-names', place.source, span, { name: text, other: before.name.text }, { also });
  }
}
