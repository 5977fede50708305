/** What the core bears from clients, and how long it keeps and waits; a test or a measurement may set its own. */
export interface CollabLimits {
  /** Bytes of one message. */
  message: number;
  /** Bytes of one document. */
  document: number;
  /** Bytes that may wait for a reader who does not read. */
  queued: number;
  /** Bytes of updates that may wait for the log, of all documents; beyond it, writers are read more slowly. */
  waiting: number;
  /** Messages a second that one connection may go on sending, and how many at once; above it waits. */
  rate: number;
  burst: number;
  /**
   * Bytes of documents that are looked through a second for what one person's copies lack, and how many at once; above it
   * their questions wait.
   */
  lookedThrough: number;
  lookedThroughAtOnce: number;
  /** Connections to one document, and of one person to all. */
  connectionsOfDocument: number;
  connectionsOfPerson: number;
  /** How long a document without connections stays in memory, in milliseconds. */
  idle: number;
  /** How long a commit is tried, in milliseconds. */
  patience: number;
  /** How old an admission grows before it is asked again, in milliseconds: for what ends by time alone. */
  readmitAfter: number;
  /** How often the keeper looks after what it keeps, in milliseconds; every third time each connection is probed. */
  round: number;
  /** How long a request that listens over plain HTTP stays open without news, in milliseconds: proxies end longer ones. */
  listening: number;
  /** How soon after an answer to it the next may follow, in milliseconds: what comes meanwhile goes together. */
  gathering: number;
}

/** Bytes that a message may have beyond its update. */
export const ENVELOPE = 64;

export const LIMITS: CollabLimits = {
  message: 1_000_000,
  document: 10_000_000,
  queued: 1_000_000,
  waiting: 32_000_000,
  rate: 100,
  burst: 600,
  lookedThrough: 1_000_000,
  lookedThroughAtOnce: 10_000_000,
  connectionsOfDocument: 2_000,
  connectionsOfPerson: 100,
  idle: 30_000,
  patience: 20_000,
  readmitAfter: 300_000,
  round: 5_000,
  listening: 20_000,
  gathering: 50,
};
