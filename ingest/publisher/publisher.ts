import type { LogEntry } from '../log/record.ts';

/** Takes batches and says when they are safe. The local log is one; a broker can be another. */
export interface Publisher {
  /**
   * Resolves when the batch is durable. Rejects with `LogFull` when there is no room (nothing was kept; later
   * there may be), or with `LogFailed` when the disk failed (nobody knows what was kept; it will not recover).
   */
  readonly publish: (entry: LogEntry) => Promise<void>;
  /** How many bytes it would take now, as far as it knows. */
  readonly room: () => number;
}
