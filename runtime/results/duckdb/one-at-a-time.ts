const busy = new Map<string, Promise<unknown>>();

/**
 * Runs `work` when all that was asked before it for the same key has ended. DuckDB's lock on a file holds between
 * processes only: within one, a second opening passes silently, and its closing gives the lock away.
 */
export function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = busy.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  busy.set(key, mine);
  const forget = () => {
    if (busy.get(key) === mine) busy.delete(key);
  };
  mine.then(forget, forget);
  return mine;
}
