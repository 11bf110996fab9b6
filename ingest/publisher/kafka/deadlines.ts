import type { Clock } from '../../clock.ts';

/** So many milliseconds may pass until a broker has let us in, and until it has answered a request. */
export const connectWithin = 5_000;
export const answerWithin = 15_000;

/** Nothing was heard in time: what happened on the other side is not known. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** What `work` gives, or a `DeadlinePassed` after so many milliseconds; `work` itself goes on unheard. */
export async function within<T>(
  clock: Clock,
  milliseconds: number,
  what: string,
  work: Promise<T>,
): Promise<T> {
  let cancel: () => void = () => undefined;
  const deadline = new Promise<never>((_, reject) => {
    cancel = clock.every(milliseconds, () =>
      reject(new DeadlinePassed(`${what} did not end within ${milliseconds / 1000} seconds`)),
    );
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    cancel();
  }
}
