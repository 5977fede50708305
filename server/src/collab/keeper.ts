import { setTimeout as wait } from 'node:timers/promises';
import type { CloseName } from '@penholder/shared/documents';
import type { DocumentId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';
import type { Admitted } from './admission.ts';
import { Attendance } from './attendance.ts';
import { DocumentBytes } from './document-bytes.ts';
import { ClientClaims } from './client-claims.ts';
import type { DocumentLog } from './document-log.ts';
import { countOf, type Entry, fitBatch } from './entry.ts';
import { gather } from './gather.ts';
import type { CollabLimits } from './limits.ts';
import { type Holder, LogFollower } from './log-follower.ts';
import { LogWriter } from './log-writer.ts';
import { LookingThrough } from './looking-through.ts';
import type { Measures } from './measures.ts';
import type { Neighbours } from './neighbours.ts';
import { type Attendant, OpenDocument } from './open-document.ts';
import { Outbox } from './outbox.ts';

/** Every so many rounds each connection is probed: often enough that neither side takes the other for dead (30 s). */
const ROUNDS_A_PROBE = 3;
/** How long connections may take to say goodbye when the server stops, in milliseconds. */
const GOODBYE = 500;

/**
 * Keeps the documents that are open: reads them from the log, stores what is written, and lets go of what nobody has open.
 * Who has them open is known to its attendance; its follower tells what is new once it is committed. What cannot be read is
 * refused, never replaced by a blank; what cannot be stored is kept and tried again, and told to nobody until it is.
 */
export class Keeper implements Holder {
  readonly limits: CollabLimits;
  readonly outbox = new Outbox();
  readonly attendance: Attendance;
  readonly lookingThrough: LookingThrough;
  readonly follower: LogFollower;
  readonly #log: DocumentLog;
  readonly #logger: Deps['log'];
  readonly #measures: Measures;
  readonly #writer: LogWriter<Entry>;
  readonly #opening = new Map<DocumentId, Promise<OpenDocument>>();
  readonly #open = new Map<DocumentId, OpenDocument>();
  readonly #claims: ClientClaims;
  readonly #timer: NodeJS.Timeout;
  #round = 0;
  isStopping = false;
  /** Other nodes, where there are any. */
  neighbours: Neighbours | undefined;

  constructor(details: { log: DocumentLog; limits: CollabLimits; logger: Deps['log']; measures: Measures }) {
    this.#log = details.log;
    this.#claims = new ClientClaims(details.log);
    this.limits = details.limits;
    this.#logger = details.logger;
    this.#measures = details.measures;
    this.attendance = new Attendance(this.#open);
    this.lookingThrough = new LookingThrough(details.limits);
    this.follower = new LogFollower(details.log, this);
    this.#writer = new LogWriter<Entry>({
      log: details.log,
      patience: details.limits.patience,
      onCommitted: (id, entries, appended) => void this.follower.committed(id, entries, appended),
      gather,
      fit: fitBatch,
      onCommit: (entries, milliseconds) => {
        this.#measures.committed(countOf(entries), milliseconds);
        this.follower.tellNeighbours();
      },
      onGivenUp: (id, entries, error) => this.lose(id, entries, error),
      onFailure: (error, attempt) => {
        this.#measures.failedCommit();
        if (attempt === 1) this.#logger.error({ err: error }, 'document updates could not be committed; trying again');
      },
    });
    this.#timer = setInterval(() => this.#lookAfter(), details.limits.round);
    this.#timer.unref();
  }

  /** The documents in memory. */
  documents(): Iterable<OpenDocument> {
    return this.#open.values();
  }

  find(id: DocumentId): OpenDocument | undefined {
    return this.#open.get(id);
  }

  get openDocuments(): number {
    return this.#open.size;
  }

  get openConnections(): number {
    return this.attendance.size;
  }

  get waiting(): number {
    return this.#writer.waiting;
  }

  report(error: unknown, text: string, documentId: DocumentId): void {
    this.#logger.error({ err: error, documentId }, text);
  }

  countClose(name: CloseName): void {
    this.#measures.closed(name);
  }

  // --- opening and letting go ---

  /** Whether the document in memory is of another beginning than the one that somebody was admitted to. */
  isOtherBeginning({ document: { id, epoch } }: Admitted): boolean {
    const open = this.#open.get(id);
    return open !== undefined && open.epoch !== epoch;
  }

  /** The document in memory, read from the log if need be. Rejects when it cannot be read whole. */
  async open(admitted: Admitted): Promise<OpenDocument> {
    const { id, round_table_id: roundTableId, epoch, schema_version: schemaVersion } = admitted.document;
    const open = this.#open.get(id);
    // Another node has given it a new beginning: nothing of the old one may come into it.
    if (open && open.epoch !== epoch) this.beginAnew(id);
    else if (open) {
      // It must not be let go of before the connection joins.
      open.leftAt = performance.now();
      return open;
    }
    const opening = this.#opening.get(id) ?? this.#read({ id, roundTableId, epoch, schemaVersion });
    this.#opening.set(id, opening);
    try {
      return await opening;
    } finally {
      this.#opening.delete(id);
    }
  }

  async #read(details: {
    id: DocumentId;
    roundTableId: RoundTableId;
    epoch: string;
    schemaVersion: number;
  }): Promise<OpenDocument> {
    await this.#writer.atRest(details.id);
    const stored = await this.#log.load(details.id);
    if (!stored) throw new Error(`Document ${details.id} is gone.`);
    if ((stored.epoch ?? details.epoch) !== details.epoch)
      throw new Error(`Document ${details.id} began anew while it was being opened.`);
    const document = new OpenDocument({ ...details, bytes: new DocumentBytes(stored), neighbours: this.neighbours });
    this.#open.set(details.id, document);
    this.neighbours?.opened(details.id);
    return document;
  }

  cutSlowReader(connection: Attendant): void {
    this.#measures.slowReaderCut();
    connection.cut();
  }

  // --- storing ---

  store(entry: Entry): void {
    this.#writer.add(entry);
  }

  /**
   * Whether the client ids are the person's to write with in the document; they become theirs where they are nobody's, and
   * nobody else was there first with them, who has written nothing yet.
   */
  claim(document: OpenDocument, clientIds: readonly number[], personId: PersonId): Promise<boolean> {
    const claims = clientIds.map((clientId) => ({
      documentId: document.id,
      clientId,
      personId,
      mayTake: !(document.hasPresence && document.presence.isAnothers(clientId, personId)),
    }));
    return this.#claims.claim(claims);
  }

  /** So much waits for the log that whoever writes has to wait as well. */
  get isCongested(): boolean {
    return this.#writer.queuedBytes > this.limits.waiting;
  }

  /** A document's updates could not be stored: what is in memory is not true, and whoever has it open must come again. */
  lose(id: DocumentId, entries: readonly Entry[], error: unknown): void {
    this.#logger.error(
      { err: error, documentId: id, updates: countOf(entries) },
      'document updates were given up; their senders are told',
    );
    this.#writer.forget(id);
    for (const document of new Set([this.#open.get(id), ...entries.map((entry) => entry.document)]))
      if (document) this.#release(document, 'document.unavailable');
  }

  /** The document has begun anew: copies of what was before are not merged into it. [DC12] */
  beginAnew(id: DocumentId): void {
    const document = this.#open.get(id);
    if (document) this.begunAnew(document);
  }

  begunAnew(document: OpenDocument): void {
    this.#release(document, 'document.begun-anew');
  }

  #release(document: OpenDocument, reason: CloseName): void {
    if (this.#open.get(document.id) === document) this.#open.delete(document.id);
    for (const connection of document.connections) connection.close(reason);
  }

  // --- looking after ---

  #lookAfter(): void {
    this.#round++;
    this.lookingThrough.forget();
    const at = performance.now();
    for (const document of this.#open.values()) {
      if (document.connections.size === 0) {
        const isIdle = at - document.leftAt > this.limits.idle && document.committed >= document.accepted;
        if (isIdle) this.#release(document, 'document.unavailable');
        continue;
      }
      if (document.hasPresence && document.presence.renew()) this.outbox.touch(document);
      for (const connection of document.connections) {
        if (this.#round % ROUNDS_A_PROBE === 0) connection.probe();
        if (at > connection.askAgainAt) {
          connection.askAgainAt = at + this.limits.readmitAfter;
          void this.attendance.onAdmissionAged?.(connection);
        }
      }
    }
  }

  /** What is committed of a document that somebody has open here. */
  stateOf(id: DocumentId): { head: number; state: Uint8Array } | undefined {
    const document = this.#open.get(id);
    return document && { head: document.bytes.head, state: document.bytes.state() };
  }

  /** Reads a document afresh, once a shorter form of it has been stored. */
  async refresh(id: DocumentId): Promise<void> {
    const document = this.#open.get(id);
    // Only at rest: what is under way is known to these bytes and to no others.
    if (!document || document.committed < document.accepted) return;
    const stored = await this.#log.load(id);
    if (stored && stored.head === document.bytes.head && document.committed >= document.accepted)
      document.bytes = new DocumentBytes(stored);
  }

  /** Stores what is under way, then tells everyone to come back. */
  async stop(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.#timer);
    for (const document of this.#open.values()) for (const connection of document.connections) connection.stopHearing();
    await this.#writer.drained();
    // What was just committed is told before goodbye.
    await new Promise(setImmediate);
    for (const document of this.#open.values()) {
      document.deliver();
      for (const connection of document.connections) connection.close('document.server-stopping');
    }
    if (this.attendance.size > 0) await wait(GOODBYE);
  }
}
