import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import * as Y from 'yjs';

/** How long a device may take to give its copy before the page goes on without one, in milliseconds. */
const PATIENCE = 4_000;
/** How long after its last change a long copy is made short, in milliseconds. */
const TRIM_AFTER = 1_000;

/**
 * y-indexeddb, but for one thing: it tells nobody that a change was not kept, as where the device is full, and a page would go
 * on saying that it was. What follows such a change stands on it, so the next one is kept with all that came before.
 */
class Kept extends IndexeddbPersistence {
  /** Whether the device has, or is about to have, all that the document holds. */
  hasAll = true;
  onHasAll: () => void = () => {};

  constructor(name: string, doc: Y.Doc) {
    super(name, doc);
    doc.off('update', this._storeUpdate);
    this._storeUpdate = (update: Uint8Array, origin: unknown) => {
      if (!this.db || origin === this) return;
      try {
        const updates = this.db.transaction('updates', 'readwrite').objectStore('updates');
        updates.transaction.addEventListener('complete', () => this.#notes(true));
        updates.transaction.addEventListener('abort', () => this.#notes(false));
        updates.add(this.hasAll ? update : Y.encodeStateAsUpdate(doc));
      } catch {
        // The browser has closed it, as when someone clears what sites have kept.
        return this.#notes(false);
      }
      if (++this._dbsize < PREFERRED_TRIM_SIZE) return;
      clearTimeout(this._storeTimeoutId);
      this._storeTimeoutId = setTimeout(() => storeState(this, false), TRIM_AFTER);
    };
    doc.on('update', this._storeUpdate);
  }

  #notes(hasAll: boolean): void {
    if (hasAll === this.hasAll) return;
    this.hasAll = hasAll;
    this.onHasAll();
  }
}

/**
 * A document's copy on this device, so that what has not reached the server survives a closed tab. It is kept per person:
 * whoever uses this device next must neither find nor send another's words. Once everything is saved and the last tab has
 * left, it is removed: drafts are not for leaving about.
 */
export class LocalCopy {
  readonly #name: string;
  readonly #kept: Kept;
  #unsavedSince: Date | undefined;
  #leave: () => void = () => {};
  /** Whether the device keeps anything at all. */
  readonly #isKept: boolean;
  /** Of the document that the copy is of; undefined for none. */
  readonly epoch: string | undefined;
  readonly hasWords: boolean;

  static async open(documentId: string, personId: string, doc: Y.Doc): Promise<LocalCopy> {
    const name = `penholder:${personId}:${documentId}`;
    const kept = new Kept(name, doc);
    const isKept = await Promise.race([
      kept.whenSynced.then(() => true),
      // A browser that keeps nothing (or no longer wants to) must not keep anyone from writing.
      kept._db.then(
        () => new Promise<never>(() => {}),
        () => false,
      ),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE)),
    ]);
    if (!isKept) return new LocalCopy(name, kept, false, undefined, undefined, false);
    const epoch = (await kept.get('epoch')) as string | undefined;
    const since = (await kept.get('unsavedSince')) as Date | undefined;
    return new LocalCopy(name, kept, true, epoch, since, epoch !== undefined && doc.store.clients.size > 0);
  }

  private constructor(
    name: string,
    kept: Kept,
    isKept: boolean,
    epoch: string | undefined,
    since: Date | undefined,
    hasWords: boolean,
  ) {
    this.#name = name;
    this.#kept = kept;
    this.#isKept = isKept;
    this.epoch = epoch;
    this.#unsavedSince = since;
    this.hasWords = hasWords;
    // Says to other tabs that the copy is in use.
    void navigator.locks?.request(
      name,
      { mode: 'shared' },
      () => new Promise<void>((resolve) => (this.#leave = resolve)),
    );
  }

  /** Whether all that is written here is kept on the device. */
  get isKept(): boolean {
    return this.#isKept && this.#kept.hasAll;
  }

  /** Calls back whenever that changes. */
  onKept(changed: () => void): void {
    this.#kept.onHasAll = changed;
  }

  /** Since when something in it is not saved; remembered with it. */
  get unsavedSince(): Date | undefined {
    return this.#unsavedSince;
  }

  set unsavedSince(since: Date | undefined) {
    if (since?.getTime() === this.#unsavedSince?.getTime()) return;
    this.#unsavedSince = since;
    if (!this.#isKept) return;
    void (since ? this.#kept.set('unsavedSince', since) : this.#kept.del('unsavedSince'));
  }

  /** Notes of which document it is a copy. */
  begin(epoch: string): void {
    if (this.#isKept) void this.#kept.set('epoch', epoch);
  }

  async close(isSaved: boolean): Promise<void> {
    this.#leave();
    if (!this.#isKept) return;
    if (!isSaved || !navigator.locks) return void (await this.#kept.destroy());
    await navigator.locks.request(this.#name, { ifAvailable: true }, (lock) =>
      lock ? this.#kept.clearData() : this.#kept.destroy().then(() => {}),
    );
  }

  async forget(): Promise<void> {
    this.#leave();
    if (this.#isKept) await this.#kept.clearData();
  }
}
