/** There is no room for the batch: nothing of it was kept. There may be room later. */
export class LogFull extends Error {
  override readonly name = 'LogFull';
}

/** The disk failed under the log; what it holds of the last batches is not known, and it takes no more. */
export class LogFailed extends Error {
  override readonly name = 'LogFailed';
}
