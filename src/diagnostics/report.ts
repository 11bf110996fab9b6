import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';
import { catalogue, type Code, type Facts } from './catalogue.ts';
import type { Diagnostic, Fix, Place } from './diagnostic.ts';

/** What a diagnostic may carry beside its message. */
export interface Details {
  readonly also?: readonly Place[];
  readonly hint?: string | undefined;
  readonly fixes?: readonly Fix[];
  /** The fault lies in one other place, however many feel it: only the first of them is told. */
  readonly once?: true;
}

/** The collector handed to each stage. A user's mistake goes in here; nothing is thrown. */
export class Report {
  readonly #found: Diagnostic[] = [];
  readonly #seen = new Set<string>();
  #asked = 0;

  /** Notes one diagnostic. One place has one fault: what is found later at the very same one is its consequence. */
  add<C extends Code>(code: C, source: Source, span: Span, facts: Facts<C>, details: Details = {}): void {
    this.#asked += 1;
    const key = details.once ? code : placeOf(source, span);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const entry = catalogue[code];
    const message = (entry.message as (facts: Facts<C>) => string)(facts);
    this.#found.push({
      code,
      severity: entry.severity,
      message,
      at: { source, span },
      also: details.also ?? [],
      hint: details.hint,
      fixes: details.fixes ?? [],
    });
  }

  /** Notes what another report has found. */
  take(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      const { source, span } = diagnostic.at;
      const key = placeOf(source, span);
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.#found.push(diagnostic);
    }
  }

  /** How many diagnostics were to be noted, those at one place too. */
  get asked(): number {
    return this.#asked;
  }

  /** True when an error (not only warnings) was noted. */
  get failed(): boolean {
    return this.#found.some((diagnostic) => diagnostic.severity === 'error');
  }

  /** Everything noted, by source in order of first mention, then by place. */
  all(): readonly Diagnostic[] {
    const order = new Map<string, number>();
    for (const { at } of this.#found) if (!order.has(at.source.name)) order.set(at.source.name, order.size);
    return [...this.#found].sort(
      (a, b) =>
        (order.get(a.at.source.name) ?? 0) - (order.get(b.at.source.name) ?? 0) ||
        a.at.span.start - b.at.span.start ||
        a.at.span.end - b.at.span.end,
    );
  }
}

function placeOf({ name }: Source, { start, end }: Span): string {
  return `${name} ${String(start)} ${String(end)}`;
}
