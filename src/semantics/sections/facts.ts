/** What is said of a segment beside who is in it. None of it changes the members. */
export interface SegmentFacts {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly owner: string | undefined;
  readonly tags: readonly string[];
  readonly refresh: Refresh | undefined;
  /** What each run is held to; one that is broken is told, and the members are published all the same. */
  readonly size: SizeExpectation | undefined;
  readonly change: ChangeExpectation | undefined;
}

/** Nothing is said. */
export const noFacts: SegmentFacts = {
  title: undefined,
  description: undefined,
  owner: undefined,
  tags: [],
  refresh: undefined,
  size: undefined,
  change: undefined,
};

/** When a segment is worked out anew, in its own zone. */
export interface Refresh {
  readonly schedule: Schedule;
  /** Whether it waits for its events to be complete, and for how many seconds at the most; no number is any time. */
  readonly afterData: { readonly wait: number | undefined } | undefined;
}

/** Times of day are `06:00`; days of the week count from 1, Monday, to 7. */
export type Schedule =
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'weekly'; readonly day: number; readonly at: string }
  /** At the minutes of an hour that can be divided by `minutes`; 60 is once an hour. */
  | { readonly kind: 'every minutes'; readonly minutes: number }
  /** At the full hours that can be divided by `hours`. */
  | { readonly kind: 'every hours'; readonly hours: number }
  | { readonly kind: 'cron'; readonly expression: string };

/** What each run is held to. */
export type Expectations = Pick<SegmentFacts, 'size' | 'change'>;

/** How many members there are, both ends included. */
export interface SizeExpectation {
  readonly least: number;
  readonly most: number | undefined;
}

/** How many enter or leave from one run to the next, in hundredths of a per cent of the members before. */
export interface ChangeExpectation {
  readonly share: number;
  /** Whether the share itself may be reached. */
  readonly inclusive: boolean;
}
