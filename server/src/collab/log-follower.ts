import type { Appended } from '@penholder/db/documents';
import type { DocumentId } from '@penholder/shared/kernel';
import type { DocumentLog } from './document-log.ts';
import { type Entry, toldOf } from './entry.ts';
import { follows } from './follows.ts';
import type { Neighbours, Told } from './neighbours.ts';
import type { Attendant, OpenDocument } from './open-document.ts';
import type { Outbox } from './outbox.ts';
import { frame, MESSAGE, SYNC } from './protocol.ts';

/** Who holds the documents that are kept in step. */
export interface Holder {
  readonly outbox: Outbox;
  readonly neighbours: Neighbours | undefined;
  find(id: DocumentId): OpenDocument | undefined;
  /** The document has begun anew at another node. */
  begunAnew(document: OpenDocument): void;
  /** What is in memory can no longer be brought in step. */
  lose(id: DocumentId, entries: readonly Entry[], error: unknown): void;
  report(error: unknown, text: string, documentId: DocumentId): void;
}

/**
 * Keeps documents in memory in step with the log, and tells their readers what is new in it: what was committed here, what
 * another node says that it committed if it comes next, and whatever the log is found to hold beyond that. [DC4] [DC24]
 */
export class LogFollower {
  readonly #log: DocumentLog;
  readonly #holder: Holder;
  readonly #catchingUp = new Map<OpenDocument, Promise<void>>();
  /** What the commit that has just gone through appended. */
  #told: Told[] = [];

  constructor(log: DocumentLog, holder: Holder) {
    this.#log = log;
    this.#holder = holder;
  }

  /** Once per commit, whatever number of updates and documents were in it. */
  tellNeighbours(): void {
    const told = this.#told;
    this.#told = [];
    if (told.length > 0) this.#holder.neighbours?.committed(told);
  }

  /** Entries of one document are in the log, with what `appended` says of them; `undefined` when the document is gone. */
  async committed(id: DocumentId, entries: readonly Entry[], appended: Appended | undefined): Promise<void> {
    if (!appended) return this.#holder.lose(id, entries, new Error(`Document ${id} is gone.`));
    const document = this.#holder.find(id);
    if (this.#holder.neighbours) this.#told.push(...toldOf(entries, appended));
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
      for (const { document: its, count, acceptedBytes } of entries) {
        its.committed += count;
        its.bytes.sizeUnderWay -= acceptedBytes;
      }
      for (const connection of document?.connections ?? []) connection.passBarriers();
    } catch (error) {
      this.#holder.lose(id, entries, error);
    }
  }

  #tell(document: OpenDocument, framed: Buffer, from: Attendant | undefined): void {
    document.tell(framed, from);
    this.#holder.outbox.touch(document);
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
          if (epoch !== document.epoch) return this.#holder.begunAnew(document);
          this.learn(document, sequence, update);
        }
      })
      .finally(() => this.#catchingUp.delete(document));
    this.#catchingUp.set(document, catching);
    return catching;
  }

  /** Takes over what the log holds by now: what is under way may have read before. */
  catchUpFromNow(document: OpenDocument): Promise<void> {
    const look = () => this.catchUp(document);
    return this.#catchingUp.get(document)?.then(look, look) ?? look();
  }

  /** What is caught up with already; undefined when nothing is under way. */
  catchingUp(document: OpenDocument): Promise<void> | undefined {
    return this.#catchingUp.get(document);
  }

  /** Somebody else has appended to the log: whoever has the document open is told. */
  appended(id: DocumentId): void {
    const document = this.#holder.find(id);
    if (!document) return;
    this.catchUpFromNow(document).catch((error: unknown) =>
      this.#holder.report(error, 'a document could not catch up', id),
    );
  }
}

/** Whether what was appended comes right after `head`, without anybody else's in between. */
function followsOn(head: number, { sequences }: Appended): boolean {
  let next = head;
  return sequences.every((sequence) => sequence === undefined || sequence === ++next);
}
