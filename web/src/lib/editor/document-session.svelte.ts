import { type CloseName, closeNameOf, isFinalClose } from '@penholder/shared/documents';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { DocumentProvider } from './document-provider.ts';

/** Somebody who has the document open, as the server names them; nothing of it comes from their own page. */
export interface Present {
  clientId: number;
  name: string;
  delegation?: string;
  color: string;
  isMe: boolean;
}

/** Without an answer for this long what was written counts as not saved, in milliseconds. */
const PATIENCE = 2_000;

/**
 * One open document: its copy here (kept on this device until it is saved), its connection, and what may honestly be said
 * of both. `saved` comes from the server's acknowledgement after commit alone.
 */
export class DocumentSession {
  readonly doc = new Y.Doc();
  readonly provider: DocumentProvider;
  readonly #kept: IndexeddbPersistence;
  readonly #timer: ReturnType<typeof setInterval>;
  #waitingSince: number | undefined;

  /** Whether the words are there to be shown: from the server, or from an earlier visit. */
  isReady = $state(false);
  mayWrite = $state(false);
  isConnected = $state(false);
  state = $state<'opening' | 'saved' | 'saving' | 'not-saved'>('opening');
  /** Since when something written here has not been saved. */
  notSavedSince = $state<Date | undefined>();
  /** Why the server ended the connection for good. */
  refusal = $state<CloseName | undefined>();
  present = $state<Present[]>([]);

  private constructor(documentId: string, kept: IndexeddbPersistence, doc: Y.Doc, epoch: string | undefined, schemaVersion: number) {
    this.doc = doc;
    this.#kept = kept;
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    this.provider = new DocumentProvider({
      server: `${scheme}://${location.host}/collab`,
      documentId,
      doc,
      schemaVersion,
      epoch,
      onWelcome: ({ epoch: current, may }) => {
        void kept.set('epoch', current);
        this.mayWrite = may === 'write';
      },
      onChange: () => this.#look(),
    });
    this.provider.on('sync', (isSynced: boolean) => {
      if (isSynced) this.isReady = true;
    });
    this.provider.on('connection-close', (event: { code: number } | null) => {
      if (event && isFinalClose(event.code)) this.refusal = closeNameOf(event.code);
      this.#look();
    });
    this.provider.awareness.on('change', () => this.#lookAround());
    this.#timer = setInterval(() => this.#look(), 500);
  }

  /** Opens a document for a person: `schemaVersion` is that of the page's editor. */
  static async open(documentId: string, personId: string, schemaVersion: number): Promise<DocumentSession> {
    const doc = new Y.Doc();
    // Kept per person: whoever uses this device next must not find, nor send, another's words.
    const kept = new IndexeddbPersistence(`penholder:${personId}:${documentId}`, doc);
    await kept.whenSynced;
    const epoch = (await kept.get('epoch')) as string | undefined;
    const session = new DocumentSession(documentId, kept, doc, epoch, schemaVersion);
    session.isReady = epoch !== undefined && doc.store.clients.size > 0;
    return session;
  }

  get isSaved(): boolean {
    return this.state === 'saved';
  }

  #look(): void {
    const { provider } = this;
    this.isConnected = provider.wsconnected;
    if (provider.isSaved) {
      this.#waitingSince = undefined;
      this.notSavedSince = undefined;
      this.state = 'saved';
      return;
    }
    if (!this.isReady && provider.edits === 0 && !this.refusal) {
      this.state = 'opening';
      return;
    }
    this.#waitingSince ??= Date.now();
    const isLate = !provider.wsconnected || Date.now() - this.#waitingSince > PATIENCE;
    // Nothing was written here and the line is down: the words shown are the last known, and none is at risk.
    if (isLate) this.notSavedSince ??= new Date(this.#waitingSince);
    this.state = isLate ? 'not-saved' : 'saving';
  }

  #lookAround(): void {
    this.present = [...this.provider.awareness.getStates()].flatMap(([clientId, state]) => {
      const user = (state as { user?: { name: string; delegation?: string; color: string } }).user;
      return user ? [{ clientId, ...user, isMe: clientId === this.doc.clientID }] : [];
    });
  }

  /** Whether leaving the page now would leave words unsaved. */
  get hasUnsaved(): boolean {
    return this.provider.edits > this.provider.savedEdits;
  }

  close(): void {
    clearInterval(this.#timer);
    this.provider.destroy();
    void this.#kept.destroy();
    this.doc.destroy();
  }
}
