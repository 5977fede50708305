import { type CloseName, closeNameOf, isFinalClose, type ShownPresence } from '@penholder/shared/documents';
import { getMe } from '@penholder/shared/people';
import * as Y from 'yjs';
import { call } from '#lib/api.ts';
import { DocumentProvider } from './document-provider.ts';
import { LocalCopy } from './local-copy.ts';
import { PATIENCE, type SavedState, savedState } from './saved-state.ts';
import { Transport } from './transport.ts';

/** Somebody who has the document open, as the server names them; nothing of it comes from their own page. */
export interface Present extends ShownPresence {
  clientId: number;
  isMe: boolean;
}

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
  readonly #openedAt = Date.now();
  #wasConnected = false;
  /** The server has confirmed at least once that it has all that was here. */
  #wasConfirmed = false;
  /** The same, or that this person may only read: nothing here waits for anything but what counts as not saved. */
  #wasAnswered = false;

  /** Whether the words are there to be shown: from the server, or from an earlier visit. */
  isReady = $state(false);
  mayWrite = $state(false);
  /** Whether the text is of a newer shape than this page knows: it may be read here, and be written after reloading. */
  isOutdated = $state(false);
  isConnected = $state(false);
  /** Whether its messages go by plain requests, because the network lets no WebSocket through. */
  isOverPlainRequests = $state(false);
  state = $state<SavedState>('opening');
  /** Since when something written here has not been saved. */
  notSavedSince = $state<Date | undefined>();
  /** Whether what is not saved would still be here after the page was closed. */
  isKept = $state(false);
  /** Why the server ended the connection for good. */
  refusal = $state<CloseName | undefined>();
  /** How many changes of the log are not in the text, because they cannot be read any more. */
  gaps = $state(0);
  present = $state<Present[]>([]);

  /** Opens a document for a person: `schemaVersion` is that of the page's editor. */
  static async open(documentId: string, personId: string, schemaVersion: number): Promise<DocumentSession> {
    const doc = new Y.Doc();
    const copy = await LocalCopy.open(documentId, personId, doc);
    return new DocumentSession({ documentId, personId, schemaVersion, doc, copy });
  }

  private constructor(details: {
    documentId: string;
    personId: string;
    schemaVersion: number;
    doc: Y.Doc;
    copy: LocalCopy;
  }) {
    const { documentId, personId, schemaVersion, doc, copy } = details;
    this.doc = doc;
    this.#copy = copy;
    this.isReady = copy.hasWords;
    this.isKept = copy.isKept;
    this.notSavedSince = copy.leftSince;
    this.provider = new DocumentProvider({
      server: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`,
      documentId,
      doc,
      schemaVersion,
      epoch: copy.epoch,
      personId,
      connect: false,
      onWelcome: ({ epoch, may, gaps, schemaVersion: newest }) => {
        void copy.begin(epoch);
        this.mayWrite = may === 'write';
        this.isOutdated = newest > schemaVersion;
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
    copy.listen({
      beforeWords: (epoch) => {
        this.provider.beforeHearing?.();
        this.provider.takeEpoch(epoch);
      },
      afterWords: (unsavedSince) => {
        this.isReady ||= copy.hasWords;
        if (unsavedSince) this.provider.countEdit(unsavedSince.getTime());
        else this.#look();
      },
      keptChanged: () => (this.isKept = copy.isKept),
    });
    // What another tab kept before it was closed goes along as soon as there is a connection.
    this.provider.on('status', ({ status }) => status === 'connecting' && void copy.takeUp());
    this.provider.on('sync', (isSynced: boolean) => {
      if (!isSynced) return;
      this.isReady = true;
      this.#look();
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

  #look(): void {
    clearTimeout(this.#timer);
    const { provider } = this;
    this.isConnected = provider.wsconnected;
    this.#wasConnected ||= provider.wsconnected;
    this.#wasConfirmed ||= provider.isConfirmed && this.mayWrite;
    this.#wasAnswered ||= provider.isConfirmed;
    const unsavedSince = this.#noteUnsaved();
    const { state, lookAgainIn } = savedState(
      {
        unsavedSince,
        isConnected: this.isConnected,
        mayWrite: this.mayWrite,
        isRefused: this.refusal !== undefined,
        isReady: this.isReady,
        wasConnected: this.#wasConnected,
        wasConfirmed: this.#wasConfirmed,
        openedAt: this.#openedAt,
      },
      Date.now(),
    );
    this.state = state;
    this.notSavedSince = state === 'not-saved' ? new Date(unsavedSince!) : undefined;
    if (lookAgainIn !== undefined) this.#timer = setTimeout(() => this.#look(), lookAgainIn);
  }

  /** Since when something here is not saved, in milliseconds since 1970; noted with the copy, for the next visit. */
  #noteUnsaved(): number | undefined {
    const copy = this.#copy;
    const own = this.provider.unsavedSince;
    const noted = copy.unsavedSince?.getTime();
    // Whoever writes on and on has something under way all the time: not every word is worth a note.
    const isWorthIt = own === undefined || noted === undefined || own - noted > PATIENCE;
    if (isWorthIt) copy.unsavedSince = own === undefined ? undefined : new Date(own);
    // What earlier visits left is with the server once that has confirmed all that was here.
    if (!this.#wasConfirmed) return copy.leftSince?.getTime() ?? own;
    if (own === undefined) void copy.settle();
    return own;
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
    void this.#copy.takeUp();
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
  startAfresh(): void {
    this.provider.destroy();
    this.#copy.forget();
    location.reload();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#stopListening.abort();
    // What was saved before the text began anew is nowhere else.
    const isSaved = !this.hasUnsaved && this.#wasAnswered && this.refusal !== 'document.begun-anew';
    this.#transport.close();
    this.provider.destroy();
    void this.#copy.close(isSaved).finally(() => this.doc.destroy());
  }
}
