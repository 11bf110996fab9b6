/** The severity and the message of one code; the message is a function of typed facts. */
export interface Entry<F> {
  readonly severity: 'error' | 'warning';
  readonly message: (facts: F) => string;
}

export function error<F>(message: (facts: F) => string): Entry<F> {
  return { severity: 'error', message };
}

export function warning<F>(message: (facts: F) => string): Entry<F> {
  return { severity: 'warning', message };
}

/** Facts of a message that says the same everywhere. */
export type NoFacts = Readonly<Record<string, never>>;
