import { setTimeout as wait } from 'node:timers/promises';
import type { Appended } from '@penholder/db/documents';
import type { CloseName } from '@penholder/shared/documents';
import type { DocumentId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';
import type { Admitted } from './admission.ts';
import { DocumentBytes } from './document-bytes.ts';
import { ClientClaims } from './client-claims.ts';
import type { DocumentLog } from './document-log.ts';
import { type Entry, fitBatch, toldOf } from './entry.ts';
import { follows } from './follows.ts';
import type { CollabLimits } from './limits.ts';
import { LogWriter } from './log-writer.ts';
import type { Measures } from './measures.ts';
import type { Neighbours, Told } from './neighbours.ts';
import { type Attendant, OpenDocument } from './open-document.ts';
import { Outbox } from './outbox.ts';
import { frame, MESSAGE, SYNC } from './protocol.ts';

/** Every so many rounds each connection is probed: often enough that neither side takes the other for dead (30 s). */
const ROUNDS_A_PROBE = 3;
/** Admissions that are asked again at the same time: many, and the answers to people would wait for them. */
const RECHECKED_AT_ONCE = 20;
/** How long connections may take to say goodbye when the server stops, in milliseconds. */
const GOODBYE = 500;

/**
 * Keeps the documents that are open: reads them from the log, stores what is written, tells it to everyone once it is
 * committed, and lets go of what nobody has open. What cannot be read is refused, never replaced by a blank; what cannot be
 * stored is kept and tried again, and told to nobody until it is.
 */
export class Keeper {
  readonly limits: CollabLimits;
  readonly outbox = new Outbox();
  readonly #log: DocumentLog;
  readonly #logger: Deps['log'];
  readonly #measures: Measures;
  readonly #writer: LogWriter<Entry>;
  readonly #opening = new Map<DocumentId, Promise<OpenDocument>>();
  readonly #open = new Map<DocumentId, OpenDocument>();
  readonly #byPerson = new Map<PersonId, Set<Attendant>>();
  readonly #catchingUp = new Map<OpenDocument, Promise<void>>();
  /** What the commit that has just gone through appended. */
  #told: Told[] = [];
  readonly #claims: ClientClaims;
  readonly #timer: NodeJS.Timeout;
  #round = 0;
  #connections = 0;
  /** How often somebody was made to ask again: an admission during which that happened is asked again itself. */
  timesAskedAgain = 0;
  isStopping = false;
  /** Asks again whether a connection may stay, and answers whether that could be found out; set by who knows how to ask. */
  onAdmissionAged: ((connection: Attendant) => Promise<boolean>) | undefined;
  /** Other nodes, where there are any. */
  neighbours: Neighbours | undefined;

  constructor(details: { log: DocumentLog; limits: CollabLimits; logger: Deps['log']; measures: Measures }) {
    this.#log = details.log;
    this.#claims = new ClientClaims(details.log);
    this.limits = details.limits;
    this.#logger = details.logger;
    this.#measures = details.measures;
    this.#writer = new LogWriter<Entry>({
      log: details.log,
      patience: details.limits.patience,
      onCommitted: (id, entries, appended) => void this.#committed(id, entries, appended),
      fit: fitBatch,
      onCommit: (updates, milliseconds) => {
        this.#measures.committed(updates, milliseconds);
        this.#tellNeighbours();
      },
      onGivenUp: (id, entries, error) => this.#lose(id, entries, error),
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
    return this.#connections;
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
    const document = new OpenDocument({ ...details, bytes: new DocumentBytes(stored), neighbours: this.neighbours });
    this.#open.set(details.id, document);
    this.neighbours?.opened(details.id);
    return document;
  }

  joined(connection: Attendant): void {
    connection.document.connections.add(connection);
    const own = this.#byPerson.get(connection.personId) ?? new Set();
    this.#byPerson.set(connection.personId, own.add(connection));
    this.#connections++;
  }

  left(connection: Attendant): void {
    const { document, personId } = connection;
    if (!document.connections.delete(connection)) return;
    this.#connections--;
    if (document.connections.size === 0) document.leftAt = performance.now();
    const own = this.#byPerson.get(personId)!;
    own.delete(connection);
    if (own.size === 0) this.#byPerson.delete(personId);
  }

  connectionsOf(personId: PersonId): number {
    return this.#byPerson.get(personId)?.size ?? 0;
  }

  cutSlowReader(connection: Attendant): void {
    this.#measures.slowReaderCut();
    connection.cut();
  }

  /** Has the connections of a person, to a document, or to all of a round table's, closed, so that they ask again. */
  askAgain(whose: { personId: PersonId } | { documentId: DocumentId } | { roundTableId: RoundTableId }): void {
    this.timesAskedAgain++;
    for (const connection of this.#connectionsOf(whose)) connection.close('document.ask-again');
  }

  /** Asks for each whether it may stay as it is, a few at a time, and closes those that may not. Rejects, after all were asked about, when it could not be found out of some. */
  async recheck(whose?: Parameters<Keeper['askAgain']>[0]): Promise<void> {
    this.timesAskedAgain++;
    const connections = whose
      ? [...this.#connectionsOf(whose)]
      : [...this.#open.values()].flatMap((document) => [...document.connections]);
    let failed = 0;
    for (let from = 0; from < connections.length; from += RECHECKED_AT_ONCE) {
      const some = connections.slice(from, from + RECHECKED_AT_ONCE);
      const asked = await Promise.all(some.map((connection) => this.onAdmissionAged?.(connection)));
      failed += asked.filter((isAnswered) => isAnswered === false).length;
    }
    if (failed > 0) throw new Error(`${failed} admissions could not be asked again.`);
  }

  #connectionsOf(whose: Parameters<Keeper['askAgain']>[0]): Iterable<Attendant> {
    if ('personId' in whose) return [...(this.#byPerson.get(whose.personId) ?? [])];
    if ('documentId' in whose) return [...(this.#open.get(whose.documentId)?.connections ?? [])];
    return [...this.#open.values()].flatMap((document) =>
      document.roundTableId === whose.roundTableId ? [...document.connections] : [],
    );
  }

  // --- storing ---

  store(entry: Entry): void {
    this.#writer.add(entry);
  }

  /** Whether the client ids are the person's to write with in the document; they become theirs where they are nobody's. */
  claim(documentId: DocumentId, clientIds: readonly number[], personId: PersonId): Promise<boolean> {
    return this.#claims.claim(documentId, clientIds, personId);
  }

  /** Once per commit, whatever number of updates and documents were in it. */
  #tellNeighbours(): void {
    const told = this.#told;
    this.#told = [];
    if (told.length > 0) this.neighbours?.committed(told);
  }

  async #committed(id: DocumentId, entries: readonly Entry[], appended: Appended | undefined): Promise<void> {
    if (!appended) return this.#lose(id, entries, new Error(`Document ${id} is gone.`));
    const document = this.#open.get(id);
    if (this.neighbours) this.#told.push(...toldOf(entries, appended));
    try {
      const running = document && this.#catchingUp.get(document);
      // It may have read before this commit, or fail: what it finds says nothing of what the log holds now.
      if (running) await running.catch(() => {});
      if (document && !this.#catchingUp.has(document)) {
        for (const { sequence, update } of appended.missed ?? []) this.learn(document, sequence, update);
        if (followsOn(document.bytes.head, appended))
          entries.forEach((entry, place) => {
            const sequence = appended.sequences[place];
            if (sequence === undefined) return;
            document.bytes.append(sequence, entry.update, entry.scanned);
            this.#tell(document, entry.framed, entry.from);
          });
      }
      // Another node has appended in between, or an earlier commit went through although it seemed to fail.
      // eslint-disable-next-line no-unmodified-loop-condition -- catching up changes the document's bytes, or throws.
      while (document && document.bytes.head < appended.head) {
        const { head } = document.bytes;
        await this.catchUp(document);
        if (document.bytes.head === head) throw new Error(`The log of document ${id} ends before ${appended.head}.`);
      }
      for (const entry of entries) entry.document.committed++;
      for (const connection of document?.connections ?? []) connection.passBarriers();
    } catch (error) {
      this.#lose(id, entries, error);
    }
  }

  #tell(document: OpenDocument, framed: Buffer, from: Attendant | undefined): void {
    document.tell(framed, from);
    this.outbox.touch(document);
  }

  /** Takes over what somebody else has committed, if it is what comes next. */
  learn(document: OpenDocument, sequence: number, update: Uint8Array): void {
    const { head } = document.bytes;
    if (sequence <= head || !follows(head, sequence)) return;
    document.bytes.learn(sequence, update);
    this.#tell(document, frame([MESSAGE.sync, SYNC.update], update), undefined);
  }

  /** Takes over whatever the log holds beyond what is known here. */
  catchUp(document: OpenDocument): Promise<void> {
    const running = this.#catchingUp.get(document);
    if (running) return running;
    const catching = this.#log
      .since(document.id, document.bytes.head)
      .then((updates) => {
        for (const { sequence, update, epoch = document.epoch } of updates) {
          if (epoch !== document.epoch) return this.#release(document, 'document.begun-anew');
          this.learn(document, sequence, update);
        }
      })
      .finally(() => this.#catchingUp.delete(document));
    this.#catchingUp.set(document, catching);
    return catching;
  }

  /** A document's updates could not be stored: what is in memory is not true, and whoever has it open must come again. */
  #lose(id: DocumentId, entries: readonly Entry[], error: unknown): void {
    this.#logger.error(
      { err: error, documentId: id, updates: entries.length },
      'document updates were given up; their senders are told',
    );
    this.#writer.forget(id);
    for (const document of new Set([this.#open.get(id), ...entries.map((entry) => entry.document)]))
      if (document) this.#release(document, 'document.unavailable');
  }

  /** What is caught up with already; undefined when nothing is under way. */
  catchingUp(document: OpenDocument): Promise<void> | undefined {
    return this.#catchingUp.get(document);
  }

  /** Somebody else has appended to the log: whoever has the document open is told. */
  appended(id: DocumentId): void {
    const document = this.#open.get(id);
    if (!document) return;
    const look = () => this.catchUp(document);
    // What is under way may have read before this was committed.
    const looking = this.#catchingUp.get(document)?.then(look) ?? look();
    looking.catch((error: unknown) => this.report(error, 'a document could not catch up', id));
  }

  /** The document has begun anew: copies of what was before are not merged into it. [DC12] */
  beginAnew(id: DocumentId): void {
    const document = this.#open.get(id);
    if (document) this.#release(document, 'document.begun-anew');
  }

  #release(document: OpenDocument, reason: CloseName): void {
    if (this.#open.get(document.id) === document) this.#open.delete(document.id);
    for (const connection of document.connections) connection.close(reason);
  }

  // --- looking after ---

  #lookAfter(): void {
    this.#round++;
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
          void this.onAdmissionAged?.(connection);
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
    if (this.#connections > 0) await wait(GOODBYE);
  }
}

/** Whether what was appended comes right after `head`, without anybody else's in between. */
function followsOn(head: number, { sequences }: Appended): boolean {
  let next = head;
  return sequences.every((sequence) => sequence === undefined || sequence === ++next);
}
