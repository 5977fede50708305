import { setTimeout as wait } from 'node:timers/promises';
import type { Append, Appended, Fit } from '@penholder/db/documents';
import type { DocumentId } from '@penholder/shared/kernel';
import type { DocumentLog } from './document-log.ts';

/** A transaction takes no more than this, so that one big paste does not hold up everyone's typing. */
const MOST_UPDATES = 1_000;
const MOST_BYTES = 4_000_000;
/** Milliseconds before a failed commit is tried again: doubled each time, up to the last. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 2_000;
/** Milliseconds that a later try has at least. */
const LAST_TRY = 2_000;

export interface LogWriterOptions<Entry extends Append> {
  log: DocumentLog;
  /** Makes fewer entries of a batch, which say the same; once, so that every try to commit it is the same operation. */
  gather(batch: readonly Entry[]): readonly Entry[];
  /** How a batch is made to fit what others appended meanwhile. */
  fit(batch: readonly Entry[]): Fit;
  /** How long a commit is tried before its updates are given up, in milliseconds. */
  patience: number;
  /** The entries of one document in one commit, in order; `undefined` when the document is gone. */
  onCommitted(documentId: DocumentId, entries: readonly Entry[], appended: Appended | undefined): void;
  /** A commit of these is through, after `onCommitted` of each of its documents; it took this long, in milliseconds. */
  onCommit(entries: readonly Entry[], milliseconds: number): void;
  /** These could not be stored; nobody has been told that they were. */
  onGivenUp(documentId: DocumentId, entries: readonly Entry[], error: unknown): void;
  onFailure(error: unknown, attempt: number): void;
}

/**
 * Writes updates to the log with group commit: what arrives within one turn of the event loop, or while a commit is under
 * way, of whatever documents, goes into one transaction. One commit at a time, so each document's updates keep their order.
 * A commit that fails is tried again with growing pauses; one that is not answered is given up like one that keeps failing, and
 * its documents are read again only once it is certain that it cannot go through any more. Nothing is dropped without `onGivenUp`.
 */
export class LogWriter<Entry extends Append> {
  readonly #options: LogWriterOptions<Entry>;
  #waiting: Entry[] = [];
  #queuedBytes = 0;
  #running: Promise<void> | undefined;
  readonly #underWay = new Set<Entry>();
  /** Tries to commit that the database has not answered yet: one, and those that were given up without an answer. */
  readonly #attempts = new Set<{ documents: ReadonlySet<DocumentId>; over: Promise<void> }>();

  constructor(options: LogWriterOptions<Entry>) {
    this.#options = options;
  }

  add(entry: Entry): void {
    this.#waiting.push(entry);
    this.#queuedBytes += entry.update.length;
    this.#running ??= this.#run();
  }

  /** Entries that are not committed yet. */
  get waiting(): number {
    return this.#waiting.length + this.#underWay.size;
  }

  /** Bytes of entries that no commit has taken up yet. */
  get queuedBytes(): number {
    return this.#queuedBytes;
  }

  /** Resolves when nothing is waiting. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Takes a document's updates out of the queue: its base has been lost, so they can no longer follow on. */
  forget(documentId: DocumentId): Entry[] {
    const dropped = this.#waiting.filter((entry) => entry.documentId === documentId);
    if (dropped.length > 0) this.#waiting = this.#waiting.filter((entry) => entry.documentId !== documentId);
    for (const { update } of dropped) this.#queuedBytes -= update.length;
    // What is being committed is not tried again: whoever sent it brings it again, and it would be stored twice.
    for (const entry of this.#underWay) if (entry.documentId === documentId) this.#underWay.delete(entry);
    return dropped;
  }

  /** Resolves once no try is on its way that could still append to a document: only then its log may be read anew. */
  async atRest(documentId: DocumentId): Promise<void> {
    const those = () => [...this.#attempts].filter(({ documents }) => documents.has(documentId));
    for (let some = those(); some.length > 0; some = those()) await Promise.all(some.map(({ over }) => over));
  }

  async #run(): Promise<void> {
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) await this.#commit(this.#takeBatch());
    this.#running = undefined;
  }

  #takeBatch(): readonly Entry[] {
    let bytes = 0;
    let count = 0;
    for (const { update } of this.#waiting) {
      bytes += update.length;
      if (count > 0 && (count === MOST_UPDATES || bytes > MOST_BYTES)) break;
      count++;
    }
    const taken = this.#waiting.splice(0, count);
    for (const { update } of taken) this.#queuedBytes -= update.length;
    const batch = this.#gather(taken);
    for (const entry of batch) this.#underWay.add(entry);
    return batch;
  }

  /** Nobody's updates may keep others' from being stored: what cannot be gathered is given up, with its document's alone. */
  #gather(taken: readonly Entry[]): readonly Entry[] {
    const { gather, onGivenUp } = this.#options;
    try {
      return gather(taken);
    } catch {
      return [...Map.groupBy(taken, (entry) => entry.documentId)].flatMap(([id, entries]) => {
        try {
          return gather(entries);
        } catch (error) {
          onGivenUp(id, entries, error);
          return [];
        }
      });
    }
  }

  async #commit(given: readonly Entry[]): Promise<void> {
    const { log, fit, patience, onFailure, onCommit } = this.#options;
    const started = performance.now();
    let batch = given;
    for (let attempt = 1, pause = FIRST_PAUSE; ; attempt++, pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      batch = batch.filter((entry) => this.#underWay.has(entry));
      if (batch.length === 0) return;
      try {
        const left = attempt === 1 ? patience : Math.max(started + patience - performance.now(), LAST_TRY);
        const appended = await this.#attempt(batch, log.append(batch, fit(batch)), left);
        this.#settle(batch, (id, entries) => this.#options.onCommitted(id, entries, appended.get(id)));
        onCommit(batch, performance.now() - started);
        return;
      } catch (error) {
        onFailure(error, attempt);
        const documents = Map.groupBy(batch, (entry) => entry.documentId);
        // The database objects to the data: one document's must not hold up the others'.
        if (isAboutData(error) && documents.size > 1) {
          for (const entries of documents.values()) await this.#commit(entries);
          return;
        }
        if (isAboutData(error) || performance.now() - started >= patience) {
          this.#settle(batch, (id, entries) => this.#options.onGivenUp(id, entries, error));
          return;
        }
        await wait(pause);
      }
    }
  }

  /** Waits for the database's answer as long as there is patience: a line that carries nothing gives none, and no error either. */
  async #attempt<Answer>(batch: readonly Entry[], appending: Promise<Answer>, patience: number): Promise<Answer> {
    const attempt = {
      documents: new Set(batch.map(({ documentId }) => documentId)),
      over: appending.then(nothing, nothing).then(() => void this.#attempts.delete(attempt)),
    };
    this.#attempts.add(attempt);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const impatience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('The database has not answered a commit.')), patience);
    });
    try {
      await Promise.race([attempt.over, impatience]);
    } finally {
      clearTimeout(timer);
    }
    return appending;
  }

  #settle(batch: readonly Entry[], tell: (documentId: DocumentId, entries: readonly Entry[]) => void): void {
    for (const entry of batch) this.#underWay.delete(entry);
    for (const [documentId, entries] of Map.groupBy(batch, (entry) => entry.documentId)) tell(documentId, entries);
  }
}

const nothing = (): void => {};

/** SQLSTATE classes 22 (data exception) and 23 (integrity constraint): trying again gives the same answer. */
const isAboutData = (error: unknown): boolean => /^2[23]/.test((error as { code?: string } | undefined)?.code ?? '');
