import { code } from '../protocol/response.ts';

/** What became of a batch, as its client was told. */
export type Outcome = 'durable' | 'unreadable' | 'too many' | 'no room';

/** The outcome that a code of the protocol stands for. */
export function outcomeOf(number: number): Outcome {
  switch (number) {
    case code.ok:
      return 'durable';
    case code.badRequest:
      return 'unreadable';
    case code.maxUserLimitReached:
      return 'too many';
    default:
      return 'no room';
  }
}
