/**
 * All that the ingester asks of a disk. It is small so that a test can stand in for it: one that loses, at a
 * power cut, whatever was not synced. Nothing is durable before its sync, neither bytes nor names: a new,
 * renamed or removed file needs `syncFolder` of its folder as well.
 *
 * Failures are thrown as node's errors with their `code` (`ENOSPC`, `EIO`, ...). After a failed sync nobody
 * knows what is on the disk, so it is never tried again.
 */
export interface Disk {
  /** Creates a folder and its parents, and makes their names durable. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** The names in a folder, sorted; empty when there is no such folder. */
  readonly list: (path: string) => Promise<readonly string[]>;
  /** The file's bytes, or undefined when there is no such file. */
  readonly read: (path: string) => Promise<Buffer | undefined>;
  /** The file's size in bytes. */
  readonly size: (path: string) => Promise<number>;
  /** Opens a file. `new` fails with `EEXIST` when it is there; `append` and `read` fail with `ENOENT` when not. */
  readonly open: (path: string, mode: 'new' | 'append' | 'read') => Promise<DiskFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file; no error when it is gone already. */
  readonly remove: (path: string) => Promise<void>;
  /** Makes the bytes of a file durable that another program wrote. */
  readonly syncFile: (path: string) => Promise<void>;
  /** Makes the names in a folder durable. */
  readonly syncFolder: (path: string) => Promise<void>;
}

/** An open file. Writes go to its end, in the order of the calls, one at a time. */
export interface DiskFile {
  /** Adds all of `chunks`; when it throws, some of the bytes may be there. */
  readonly append: (chunks: readonly Uint8Array[]) => Promise<void>;
  /** Up to `length` bytes from `position`; fewer at the end of the file. */
  readonly readAt: (position: number, length: number) => Promise<Buffer>;
  readonly truncate: (size: number) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}
