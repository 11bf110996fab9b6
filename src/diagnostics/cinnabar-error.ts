/** 1: the rules are wrong; 2: wrong use; 3: the warehouse, disk or network failed. */
export type ExitCode = 1 | 2 | 3;

/** A mistake or failure that has no place in a rule file: a missing file, a wrong flag, a port in use. */
export class CinnabarError extends Error {
  readonly exitCode: ExitCode;
  readonly hint: string | undefined;

  /** `message` says what and why; `hint` says the way out. */
  constructor(message: string, options: { readonly exitCode: ExitCode; readonly hint?: string | undefined }) {
    super(message);
    this.name = 'CinnabarError';
    this.exitCode = options.exitCode;
    this.hint = options.hint;
  }
}
