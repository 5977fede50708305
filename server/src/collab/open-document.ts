import type { CloseName } from '@penholder/shared/documents';
import type { DocumentId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { DocumentBytes } from './document-bytes.ts';
import type { Neighbours } from './neighbours.ts';
import type { Mailbox } from './outbox.ts';
import { type Participant, Presence, type PresenceRung } from './presence.ts';

/** A connection as its document and the keeper know it. */
export interface Attendant {
  readonly document: OpenDocument;
  readonly personId: PersonId;
  readonly rung: PresenceRung;
  readonly shown: Participant['shown'];
  readonly mayWrite: boolean;
  /** How to ask again who this is. */
  readonly credentials: { readonly authorization?: string; readonly cookie?: string };
  /** It has been told the document's state, and is told of everything since. */
  readonly isListening: boolean;
  /** Bytes that wait for its client to read them. */
  readonly queued: number;
  /** When its admission is asked again, in milliseconds since the process began. */
  askAgainAt: number;
  /** Writes what has gathered for it, and what its document tells, at once. */
  deliver(updates?: Buffer, presence?: Buffer): void;
  /** Answers the barriers before which everything is committed. */
  passBarriers(): void;
  /** Finds out whether the other end is still there. */
  probe(): void;
  /** Takes no more messages. */
  stopHearing(): void;
  /** Ends it and says why. */
  close(name: CloseName): void;
  /** Ends it without waiting for anything. */
  cut(): void;
}

/** A document that somebody has open, or had until a moment ago. */
export class OpenDocument implements Mailbox {
  readonly id: DocumentId;
  readonly roundTableId: RoundTableId;
  readonly epoch: string;
  readonly schemaVersion: number;
  readonly connections = new Set<Attendant>();
  /** Replaced as a whole when it is read again from the log. */
  bytes: DocumentBytes;
  /** How many updates have been accepted, and how many of them are committed: what is saved is told by comparing. */
  accepted = 0;
  committed = 0;
  /** When the last connection left, in milliseconds since the process began. */
  leftAt = performance.now();
  readonly #neighbours: Neighbours | undefined;
  #presence: Presence | undefined;
  #frames: Buffer[] = [];
  #author: Attendant | undefined;

  constructor(details: {
    id: DocumentId;
    roundTableId: RoundTableId;
    epoch: string;
    schemaVersion: number;
    bytes: DocumentBytes;
    neighbours?: Neighbours | undefined;
  }) {
    this.id = details.id;
    this.roundTableId = details.roundTableId;
    this.epoch = details.epoch;
    this.schemaVersion = details.schemaVersion;
    this.bytes = details.bytes;
    this.#neighbours = details.neighbours;
  }

  get presence(): Presence {
    return (this.#presence ??= new Presence());
  }

  get hasPresence(): boolean {
    return this.#presence !== undefined;
  }

  /** Has a committed update told to everyone; to its author only if others' come with it. */
  tell(framed: Buffer, author: Attendant | undefined): void {
    this.#author = this.#frames.length === 0 ? author : author === this.#author ? author : undefined;
    this.#frames.push(framed);
  }

  deliver(): void {
    const updates =
      this.#frames.length === 1 ? this.#frames[0] : this.#frames.length > 1 ? Buffer.concat(this.#frames) : undefined;
    const author = this.#author;
    this.#frames = [];
    this.#author = undefined;
    const changes = this.#presence?.takeChanges();
    if (changes && this.#neighbours && changes.here.length > 0) this.#neighbours.present(this.id, changes.here);
    for (const connection of this.connections) {
      // Until it has been told the document's state, what it would be told of is in the answer.
      const news = connection.isListening && connection !== author ? updates : undefined;
      connection.deliver(news, changes?.on(connection.rung));
    }
  }
}
