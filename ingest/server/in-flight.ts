import { limits } from './limits.ts';

/** Bytes that were taken and are not acknowledged yet, of all transports: memory that must stay bounded. */
export interface InFlight {
  readonly take: (bytes: number) => void;
  /** Says that so many bytes were answered. */
  readonly settle: (bytes: number) => void;
  readonly bytes: () => number;
  /** True when no more should be read. */
  readonly full: () => boolean;
  /** Calls `listener` after each answer while there is much room again. */
  readonly onRoom: (listener: () => void) => void;
}

/** Nothing in flight, at most `limits.waitingBytes`. */
export function createInFlight(): InFlight {
  const listeners: (() => void)[] = [];
  let waiting = 0;
  return {
    take: (bytes) => {
      waiting += bytes;
    },
    settle: (bytes) => {
      waiting -= bytes;
      if (waiting > limits.waitingBytes / 2) return;
      for (const listener of listeners) listener();
    },
    bytes: () => waiting,
    full: () => waiting > limits.waitingBytes,
    onRoom: (listener) => {
      listeners.push(listener);
    },
  };
}
