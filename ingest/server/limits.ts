/** Bounds that no setting moves. Bytes and milliseconds. */
export const limits = {
  /** Pieces that one message may come in, and chunks that may wait to be put together. */
  fragments: 256,
  bufferedChunks: 4096,
  /** Frames taken and not yet acknowledged: of one connection, and of all. Beyond, sockets are not read. */
  connectionWaitingBytes: 8 * 2 ** 20,
  waitingBytes: 64 * 2 ** 20,
  /** Answers that a client has not read; beyond, it is cut off. What it sent is safe. */
  unreadAnswerBytes: 2 ** 20,
  /** A connection is asked for life this often, and is cut off after two of these without a byte. */
  pingEvery: 30_000,
  /** How long a closing connection may take to say goodbye. */
  closeWithin: 5_000,
  /** A beacon: browsers send no larger one. */
  beaconBytes: 64 * 2 ** 10,
  /** Requests that are remembered, so that a retry of one makes no copy: some 20 MB. */
  rememberedRequests: 100_000,
  /** How often the log is asked whether it has room again. */
  retryFullEvery: 1_000,
  /** How often the files of the certificate are looked at. */
  rereadCertificateEvery: 60_000,
  /** How long a client may take to agree on encryption. */
  handshakeWithin: 10_000,
  /** Calls that one gRPC connection may have open at once. */
  callsOfConnection: 100,
  /** How long a client may take to send its HTTP headers. */
  headersWithin: 10_000,
  /** And the whole of a request: a phone on a bad network sends slowly. */
  requestWithin: 60_000,
} as const;
