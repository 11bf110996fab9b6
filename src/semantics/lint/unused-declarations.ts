import type { ParamDeclaration, TraitDeclaration } from '../../ast/declaration-nodes.ts';
import type { Declared } from '../declarations.ts';
import type { ProjectScope } from '../scope.ts';

/**
 * Points at traits and parameters that nothing of the project names. A segment is what comes out of a project, and an event
 * is what there is: neither is ever needless.
 */
export function unusedDeclarations({ declarations, named, report }: ProjectScope): void {
  const unused = (
    what: string,
    table: ReadonlyMap<string, Declared<TraitDeclaration | ParamDeclaration>>,
  ) => {
    for (const [name, { value, source, name: place }] of table) {
      if (named.has(`${what} ${name}`)) continue;
      const { start, end } = value.span;
      const before = /\n\s*$/.exec(source.text.slice(0, start))?.[0].length ?? 0;
      const span = { start: start - before, end };
      const fixes = [{ title: 'leave it out', edits: [{ span, text: '' }] }];
      report.add('unused-declaration', source, place.span, { what, name }, { fixes });
    }
  };
  unused('trait', declarations.traits);
  unused('parameter', declarations.params);
}
