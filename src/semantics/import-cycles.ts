import type { Report } from '../diagnostics/report.ts';
import type { Project } from './project.ts';

/** Reports each import that closes a circle. Visits every file and every import once. */
export function reportImportCycles(project: Project, report: Report): void {
  const state = new Map<string, 'open' | 'done'>();
  for (const start of project.files.keys()) {
    if (state.has(start)) continue;
    // A stack of our own: a chain of imports may be longer than the call stack.
    const stack = [{ path: start, next: 0 }];
    state.set(start, 'open');
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const edge = project.imports.get(top.path)?.[top.next];
      top.next += 1;
      if (edge === undefined) {
        state.set(top.path, 'done');
        stack.pop();
      } else if (state.get(edge.target) === 'open') {
        const file = project.files.get(top.path);
        const { path } = edge.declaration;
        if (file !== undefined) report.add('cyclic-imports', file.source, path.span, { path: edge.target });
      } else if (!state.has(edge.target)) {
        state.set(edge.target, 'open');
        stack.push({ path: edge.target, next: 0 });
      }
    }
  }
}
