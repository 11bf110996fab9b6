import type { Behaviour, Clause } from '../ast/nodes.ts';
import type { Sequence, Step } from '../ast/sequence-nodes.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { fault, type Scope } from './scope.ts';
import { writtenText } from './written.ts';

/** Reports clauses that only a sequence has; false when there is none. */
export function reportStepClauses({ clauses }: Behaviour, scope: Scope): boolean {
  const found = clauses.filter((clause) => isOfSequences(clause));
  const isTimed = clauses.some(({ kind }) => kind === 'window');
  for (const clause of found) {
    if (clause.kind === 'as') {
      const hint = 'only the steps of a sequence have names: `did a as v then b`';
      const fixes = [withoutFix(clause.span, scope)];
      fault(scope, 'no-later-step', clause.span, { name: clause.name.text }, { hint, fixes });
      continue;
    }
    const { span, length } = clause;
    const text = `in last ${writtenText(length.span, scope)}`;
    const fixes = isTimed ? [] : [{ title: `write \`${text}\``, edits: [{ span, text }] }];
    const hint = 'it bounds the time between steps; a window up to now is `in last …`';
    fault(scope, 'nothing-to-bound', span, { clause: writtenText(span, scope) }, { hint, fixes });
  }
  return found.length > 0;
}

/** The fix that takes a clause away. */
export function withoutFix({ start, end }: Span, { source }: Scope): Fix {
  const from = source.text.slice(0, start).trimEnd().length;
  return { title: 'take it away', edits: [{ span: { start: from, end }, text: '' }] };
}

function isOfSequences(clause: Clause): clause is Extract<Clause, { kind: 'within' | 'all within' | 'as' }> {
  return clause.kind === 'within' || clause.kind === 'all within' || clause.kind === 'as';
}

/** Reports the clauses of the whole sequence that stand with one of its steps; false when there is none. */
export function reportInnerClauses(step: Step, { span: whole }: Sequence, scope: Scope): boolean {
  const found = step.clauses.filter(({ kind }) => !['where', 'within', 'as'].includes(kind));
  for (const { span } of found) {
    const clause = writtenText(span, scope);
    const before = scope.source.text.slice(0, span.start);
    const edits = [
      { span: { start: before.trimEnd().length, end: span.end }, text: '' },
      { span: { start: whole.end, end: whole.end }, text: ` ${clause}` },
    ];
    const fixes = [{ title: 'move it to the end', edits }];
    fault(scope, 'clause-inside-sequence', span, { clause }, { fixes });
  }
  return found.length > 0;
}
