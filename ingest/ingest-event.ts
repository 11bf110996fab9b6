import type { LandedCounts } from './ledger.ts';

/** What an operator should know. */
export type IngestEvent =
  /** A pass of landing was committed: manifest `manifest`, with what it added. */
  | {
      readonly kind: 'landed';
      readonly manifest: number;
      readonly counts: LandedCounts;
      readonly milliseconds: number;
    }
  /** Landing failed and will be tried again; nothing is lost, the log still holds it. */
  | { readonly kind: 'landing failed'; readonly message: string }
  /** Bytes of the log that are not a record: kept in quarantine. `bytes` from `position` in `file`. */
  | { readonly kind: 'log damaged'; readonly file: string; readonly position: number; readonly bytes: number }
  /** The last write before a crash was cut off; it was never acknowledged. */
  | {
      readonly kind: 'torn tail cut';
      readonly file: string;
      readonly position: number;
      readonly bytes: number;
    }
  /** No room: batches are answered with an error until there is. */
  | { readonly kind: 'log full'; readonly message: string }
  | { readonly kind: 'log has room again' }
  /** The files of the certificate hold another one, which new connections get. */
  | { readonly kind: 'certificate renewed' }
  /** They hold none that can be used: the one before stays in use. */
  | { readonly kind: 'certificate unusable'; readonly message: string }
  /** Files of a landing that a crash cut short, removed. */
  | { readonly kind: 'orphans removed'; readonly files: number };
