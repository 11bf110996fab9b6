/** A line of a source file that could not be read as a row. */
export interface SkippedLine {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  /** How the line begins. */
  readonly text: string;
}

/** All that was skipped: how many lines, and the first of them. */
export interface Skipped {
  readonly lines: number;
  readonly first: readonly SkippedLine[];
}

/** How many skipped lines of a file are kept to be shown. */
export const shownSkipped = 5;
