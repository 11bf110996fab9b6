import type { Kind } from './people.ts';

/** What somebody opens the app for. */
export type Intent = 'food' | 'mart' | 'ride' | 'browse';

/** Something a person may do once a day, around a time of the day. */
export interface Habit {
  readonly intent: Intent;
  /** Hours after midnight at the place. */
  readonly around: number;
  /** At most so many hours earlier or later. */
  readonly spread: number;
  /** Probability on a working day, and on a Saturday or Sunday. */
  readonly workday: number;
  readonly weekend: number;
}

const lunch = { intent: 'food', around: 12.1, spread: 1.2 } as const;
const dinner = { intent: 'food', around: 19.2, spread: 1.9 } as const;
const coffee = { intent: 'food', around: 8.3, spread: 1.3 } as const;
const toWork = { intent: 'ride', around: 7.4, spread: 1.1 } as const;
const fromWork = { intent: 'ride', around: 17.9, spread: 1.4 } as const;
const outing = { intent: 'ride', around: 15.5, spread: 6 } as const;
const groceries = { intent: 'mart', around: 10, spread: 3.5 } as const;
const scrolling = { intent: 'browse', around: 20.8, spread: 3 } as const;

/** What each kind of person tends to do in a day. */
export const habits: Readonly<Record<Kind, readonly Habit[]>> = {
  devoted: [
    { ...coffee, workday: 0.16, weekend: 0.06 },
    { ...lunch, workday: 0.34, weekend: 0.2 },
    { ...dinner, workday: 0.24, weekend: 0.42 },
    { ...toWork, workday: 0.2, weekend: 0.01 },
    { ...outing, workday: 0.02, weekend: 0.18 },
    { ...groceries, workday: 0.04, weekend: 0.18 },
  ],
  commuter: [
    { ...toWork, workday: 0.42, weekend: 0.02 },
    { ...fromWork, workday: 0.38, weekend: 0.02 },
    { ...lunch, workday: 0.03, weekend: 0.02 },
    { ...outing, workday: 0.01, weekend: 0.1 },
  ],
  regular: [
    { ...lunch, workday: 0.07, weekend: 0.04 },
    { ...dinner, workday: 0.05, weekend: 0.1 },
    { ...outing, workday: 0.01, weekend: 0.04 },
    { ...groceries, workday: 0.01, weekend: 0.04 },
    { ...scrolling, workday: 0.02, weekend: 0.03 },
  ],
  casual: [
    { ...lunch, workday: 0.009, weekend: 0.006 },
    { ...dinner, workday: 0.009, weekend: 0.02 },
    { ...outing, workday: 0.005, weekend: 0.015 },
    { ...scrolling, workday: 0.012, weekend: 0.02 },
  ],
  lapsing: [
    { ...lunch, workday: 0.12, weekend: 0.06 },
    { ...dinner, workday: 0.1, weekend: 0.18 },
    { ...fromWork, workday: 0.05, weekend: 0 },
    { ...scrolling, workday: 0.04, weekend: 0.04 },
  ],
  newcomer: [
    { ...lunch, workday: 0.08, weekend: 0.05 },
    { ...dinner, workday: 0.07, weekend: 0.12 },
    { ...outing, workday: 0.02, weekend: 0.06 },
    { ...scrolling, workday: 0.08, weekend: 0.1 },
  ],
  silent: [],
};
