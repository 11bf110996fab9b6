/** The severity and the message of one code; the message is a function of typed facts. */
interface Entry<F> {
  readonly severity: 'error' | 'warning';
  readonly message: (facts: F) => string;
}

function error<F>(message: (facts: F) => string): Entry<F> {
  return { severity: 'error', message };
}

/** Every code there is. A code is a stable slug, the name of its page in `docs/diagnostics/`. */
export const catalogue = {
  'unknown-setting': error((f: { key: string }) => `there is no setting called \`${f.key}\``),
} as const;

export type Code = keyof typeof catalogue;

/** The facts that a code's message is made of. */
export type Facts<C extends Code> = Parameters<(typeof catalogue)[C]['message']>[0];
