import { type CloseName, closeNameOf, isFinalClose, type ShownPresence } from '@penholder/shared/documents';
import { getMe } from '@penholder/shared/people';
import * as Y from 'yjs';
import { call } from '#lib/api.ts';
import { DocumentProvider } from './document-provider.ts';
import { LocalCopy } from './local-copy.ts';
import { Transport } from './transport.ts';

/** Somebody who has the document open, as the server names them; nothing of it comes from their own page. */
export interface Present extends ShownPresence {
  clientId: number;
  isMe: boolean;
}

/**
 * What may honestly be said of the words on the screen.
 * - `opening`: they are not there yet.
 * - `saved`: the server has committed everything that was written here.
 * - `saving`: it has been asked, and is about to answer.
 * - `not-saved`: something written here is not on the server.
 * - `away`: there is no connection; everything that was written here is saved, and what others write is not shown.
 */
export type SavedState = 'opening' | 'saved' | 'saving' | 'not-saved' | 'away';

/** Without an answer for this long what was written counts as not saved, in milliseconds. */
const PATIENCE = 2_000;

/**
 * One open document: its copy here (kept on this device while something in it is not saved), its connection, and what may
 * honestly be said of both. `saved` comes from the server's acknowledgement after commit alone.
 */
export class DocumentSession {
  readonly doc: Y.Doc;
  readonly provider: DocumentProvider;
  readonly #copy: LocalCopy;
  readonly #transport: Transport;
  readonly #stopListening = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | undefined;
  readonly #openedAt = Date.now();
  #wasConnected = false;
  /** The server has confirmed at least once that it has all that was here. */
  #wasConfirmed = false;

  /** Whether the words are there to be shown: from the server, or from an earlier visit. */
  isReady = $state(false);
  mayWrite = $state(false);
  isConnected = $state(false);
  /** Whether its messages go by plain requests, because the network lets no WebSocket through. */
  isOverPlainRequests = $state(false);
  state = $state<SavedState>('opening');
  /** Since when something written here has not been saved. */
  notSavedSince = $state<Date | undefined>();
  /** Why the server ended the connection for good. */
  refusal = $state<CloseName | undefined>();
  /** How many changes of the log are not in the text, because they cannot be read any more. */
  gaps = $state(0);
  present = $state<Present[]>([]);

  /** Opens a document for a person: `schemaVersion` is that of the page's editor. */
  static async open(documentId: string, personId: string, schemaVersion: number): Promise<DocumentSession> {
    const doc = new Y.Doc();
    const copy = await LocalCopy.open(documentId, personId, doc);
    return new DocumentSession({ documentId, schemaVersion, doc, copy });
  }

  private constructor(details: { documentId: string; schemaVersion: number; doc: Y.Doc; copy: LocalCopy }) {
    const { documentId, schemaVersion, doc, copy } = details;
    this.doc = doc;
    this.#copy = copy;
    this.isReady = copy.hasWords;
    this.notSavedSince = copy.unsavedSince;
    this.provider = new DocumentProvider({
      server: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`,
      documentId,
      doc,
      schemaVersion,
      epoch: copy.epoch,
      connect: false,
      onWelcome: ({ epoch, may, gaps }) => {
        copy.begin(epoch);
        this.mayWrite = may === 'write';
        this.gaps = gaps;
        this.#transport.welcomed();
      },
      onChange: () => this.#look(),
    });
    this.#transport = new Transport({
      provider: this.provider,
      isReachable: () => this.#askWhetherSignedIn(),
      onChange: (isPlain) => (this.isOverPlainRequests = isPlain),
    });
    this.provider.on('sync', (isSynced: boolean) => {
      if (isSynced) this.isReady = true;
    });
    this.provider.on('connection-close', (event) => this.#hearClose(event));
    this.provider.awareness.on('change', () => this.#lookAround());
    const { signal } = this.#stopListening;
    this.#timer = setTimeout(() => this.#look(), PATIENCE);
    void this.#transport.begin();
    for (const event of ['online', 'focus']) window.addEventListener(event, () => this.#comeBack(), { signal });
    window.addEventListener('online', () => this.#transport.tryWebSocket(), { signal });
  }

  get isSaved(): boolean {
    return this.state === 'saved';
  }

  /** Whether leaving the page now would leave words that the server does not have. */
  get hasUnsaved(): boolean {
    return this.notSavedSince !== undefined || this.state === 'saving';
  }

  /** Whether what is not saved would still be here after the page was closed. */
  get isKept(): boolean {
    return this.#copy.isKept;
  }

  #look(): void {
    clearTimeout(this.#timer);
    const { provider } = this;
    this.isConnected = provider.wsconnected;
    this.#wasConnected ||= provider.wsconnected;
    if (provider.isSaved && this.mayWrite) {
      this.#wasConfirmed = true;
      this.#waitingSince = undefined;
      this.notSavedSince = undefined;
      this.#copy.unsavedSince = undefined;
      this.state = 'saved';
    } else if (provider.edits > provider.savedEdits || this.#copy.unsavedSince) this.#lookAtUnsaved();
    else this.state = this.#stateOfReading();
  }

  #lookAtUnsaved(): void {
    this.#waitingSince ??= this.#copy.unsavedSince?.getTime() ?? Date.now();
    this.#copy.unsavedSince ??= new Date(this.#waitingSince);
    const left = this.#waitingSince + PATIENCE - Date.now();
    if (this.provider.wsconnected && this.mayWrite && left > 0 && !this.refusal) {
      this.state = 'saving';
      this.#timer = setTimeout(() => this.#look(), left);
      return;
    }
    this.notSavedSince = new Date(this.#waitingSince);
    this.state = 'not-saved';
  }

  /** With nothing of one's own at stake. */
  #stateOfReading(): SavedState {
    if (!this.isReady) return 'opening';
    if (this.provider.wsconnected) return this.#wasConfirmed || !this.mayWrite ? 'saved' : 'opening';
    return this.#wasConnected || Date.now() - this.#openedAt > PATIENCE ? 'away' : 'opening';
  }

  #hearClose(event: { code: number } | null): void {
    if (event && isFinalClose(event.code)) this.refusal = closeNameOf(event.code);
    this.#look();
  }

  /**
   * A browser is not told why a connection was not opened: a sign-in that has ended looks like a broken line. False when it
   * has ended, or when the server does not answer.
   */
  async #askWhetherSignedIn(): Promise<boolean> {
    const me = await call(getMe).catch(() => undefined);
    if (!me || me.person) return me !== undefined;
    this.provider.disconnect();
    this.refusal = 'document.not-signed-in';
    this.#look();
    return false;
  }

  /** The line is back, or the reader is, who may have signed in elsewhere meanwhile. */
  #comeBack(): void {
    if (this.refusal === 'document.not-signed-in') this.refusal = undefined;
    else if (this.refusal) return;
    if (this.provider.wsconnected) return;
    this.provider.wsUnsuccessfulReconnects = 0;
    this.provider.connect();
  }

  #lookAround(): void {
    this.present = [...this.provider.awareness.getStates()].flatMap(([clientId, state]) => {
      const user = (state as { user?: ShownPresence }).user;
      return user ? [{ clientId, ...user, isMe: clientId === this.doc.clientID }] : [];
    });
  }

  /** Throws away what is kept on this device, and begins again with the server's words. */
  async startAfresh(): Promise<void> {
    this.provider.destroy();
    await this.#copy.forget();
    location.reload();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#stopListening.abort();
    const isSaved = !this.hasUnsaved;
    this.#transport.close();
    this.provider.destroy();
    void this.#copy.close(isSaved);
    this.doc.destroy();
  }
}
