import * as Y from 'yjs';
import { addUpdate, atOnce, openStore, removeStore, setNote, type Stored } from './device-store.ts';

/** How long a device may take to give its copy before the page goes on without one, in milliseconds. */
const PATIENCE = 4_000;
/** How many updates a copy may have before it is made short, and how long after the last change that is, in milliseconds. */
const LONG = 500;
const TRIM_AFTER = 1_000;
/** Note of which beginning of the document it is a copy. */
const EPOCH = 'epoch';
/** What the notes begin with that tell since when a tab's words are not saved; each tab has one of its own. */
const UNSAVED_SINCE = 'unsavedSince';

/** Who is told what becomes of a copy once the document is open. */
export interface CopyListener {
  /** Words of that beginning are about to be taken into the document. */
  beforeWords(epoch: string): void;
  /** They were; `unsavedSince` when some of them may not be saved. */
  afterWords(unsavedSince: Date | undefined): void;
  /** `isKept` has changed. */
  keptChanged(): void;
}

/**
 * A document's copy on this device, so that what has not reached the server survives a closed tab. It is kept per person:
 * whoever uses this device next must neither find nor send another's words. All tabs in which that person has the document
 * open share it: each takes up what the others kept, and only the last to leave removes it, once nothing in it is unsaved:
 * drafts are not for leaving about.
 *
 * It is a copy of one beginning of the document (its epoch). Words of another are never taken in, however late the device
 * gives them, and a tab that has another keeps nothing in it. [DC12, DC28]
 */
export class LocalCopy {
  readonly #name: string;
  readonly #doc: Y.Doc;
  readonly #mark: string;
  #db: IDBDatabase | undefined;
  /** Whether the browser has closed the store, so that it may be opened again. */
  #isLost = false;
  #opening: Promise<void> | undefined;
  /** Where in the store those updates begin that were not read. */
  #next = 0;
  #size = 0;
  #trimming: ReturnType<typeof setTimeout> | undefined;
  /** Whether changes are kept: it is known that the copy is of the document's beginning. */
  #isBegun = false;
  /** Whether the device has, or is about to have, all that the document holds. */
  #hasAll = true;
  /** How many changes the device has refused, and after how many of them the whole document was written again. */
  #losses = 0;
  #mended = 0;
  #listener: CopyListener | undefined;
  #unsavedSince: Date | undefined;
  /** Whether other tabs, which may be closed by now, have left word that something of theirs is not saved. */
  #hasOthersMarks = false;
  #isClosed = false;
  #leave!: () => void;
  readonly #left = new Promise<void>((resolve) => (this.#leave = resolve));
  #released: Promise<unknown> = Promise.resolve();
  /** Of the document that the copy is of; undefined while nobody knows. */
  epoch: string | undefined;
  /** Since when something in it is not saved, that was there at the beginning. */
  leftSince: Date | undefined;

  static async open(documentId: string, personId: string, doc: Y.Doc): Promise<LocalCopy> {
    const copy = new LocalCopy(`penholder:${personId}:${documentId}`, doc);
    await Promise.race([copy.#find(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    return copy;
  }

  private constructor(name: string, doc: Y.Doc) {
    this.#name = name;
    this.#doc = doc;
    this.#mark = `${UNSAVED_SINCE}:${doc.clientID}`;
    doc.on('update', this.#keep);
  }

  async #find(): Promise<void> {
    try {
      // Says to other tabs that the copy is in use, and waits while one removes it.
      await new Promise<void>((resolve, reject) => {
        if (!navigator.locks) return resolve();
        const hold = () => {
          resolve();
          return this.#left;
        };
        this.#released = navigator.locks.request(this.#name, { mode: 'shared' }, hold).catch(reject);
      });
      if (this.#isClosed) return;
      await this.#open();
    } catch {
      // A browser that keeps nothing (or no longer wants to) must not keep anyone from writing.
    }
    await this.takeUp();
  }

  async #open(): Promise<void> {
    const db = await openStore(this.#name, (isRemoved) => this.#letGo(isRemoved));
    if (this.#isClosed) return db.close();
    this.#db = db;
    this.#next = 0;
    this.#isLost = false;
  }

  /** A browser may close the stores of a page that is not looked at, as iOS does, or when someone clears what sites have kept. */
  #openAgain(): Promise<void> {
    const done = () => (this.#opening = undefined);
    return (this.#opening ??= this.#open().then(done, done));
  }

  listen(listener: CopyListener): void {
    this.#listener = listener;
  }

  get hasWords(): boolean {
    return this.epoch !== undefined && this.#doc.store.clients.size > 0;
  }

  /** Whether all that is written here is kept on the device. */
  get isKept(): boolean {
    return this.#isBegun && this.#hasAll;
  }

  /** Since when something written in this tab is not saved; remembered with it. */
  get unsavedSince(): Date | undefined {
    return this.#unsavedSince;
  }

  set unsavedSince(since: Date | undefined) {
    if (since?.getTime() === this.#unsavedSince?.getTime()) return;
    this.#unsavedSince = since;
    if (!this.#db || !this.#isBegun) return;
    try {
      setNote(this.#db, this.#mark, since);
    } catch {
      this.#lose();
    }
  }

  /** Notes of which document it is a copy; from here on it is kept. */
  async begin(epoch: string): Promise<void> {
    this.epoch ??= epoch;
    if (!this.#isBegun) await this.takeUp();
  }

  /** Takes up what other tabs have kept since it was last read. */
  async takeUp(): Promise<void> {
    if (this.#isLost && !this.#isClosed) await this.#openAgain();
    const wasBegun = this.#isBegun;
    const isRead = await this.#read((stored) => void this.#takeUp(stored));
    if (wasBegun || !this.#isBegun) return;
    // What was begun and not kept, as where the device is full, is no copy; the next change tries again.
    this.#isBegun = isRead;
    this.#hasAll = isRead;
    this.#listener?.keptChanged();
  }

  /** Everything that was here is saved: nothing more is waited for on behalf of tabs that are gone. */
  async settle(): Promise<void> {
    this.leftSince = undefined;
    if (!this.#hasOthersMarks) return;
    this.#hasOthersMarks = false;
    if (!(await this.#isAlone())) return;
    await this.#read((stored) => {
      if (this.#takeUp(stored)) return;
      for (const [key] of this.#marksOfOthers(stored)) stored.removeNote(key);
      this.#hasOthersMarks = false;
    });
  }

  /** `isSaved`: the server has said that it holds all that was here. */
  async close(isSaved: boolean): Promise<void> {
    this.#stop();
    await this.#released;
    if (isSaved && this.#db && navigator.locks)
      await navigator.locks.request(this.#name, { ifAvailable: true }, async (lock) => {
        if (lock && (await this.#holdsOnlyWhatIsHere())) await this.#remove();
      });
    this.#db?.close();
  }

  /** Removes it, whatever it holds. */
  forget(): void {
    this.#stop();
    void this.#remove();
  }

  #stop(): void {
    this.#isClosed = true;
    this.#listener = undefined;
    this.#doc.off('update', this.#keep);
    clearTimeout(this.#trimming);
    this.#leave();
  }

  async #remove(): Promise<void> {
    this.#db?.close();
    await removeStore(this.#name).catch(() => {});
  }

  /**
   * Nothing is kept, and nothing taken up: the store is closed, and that for good where another tab has removed it or it is of
   * another beginning.
   */
  #letGo(isForGood: boolean): void {
    this.#db?.close();
    this.#db = undefined;
    this.#isLost = !isForGood;
    this.#isBegun = false;
    this.#listener?.keptChanged();
  }

  async #read(hear: (stored: Stored) => void): Promise<boolean> {
    const db = this.#db;
    if (!db) return false;
    try {
      // What was asked before the store was let go may be answered after.
      await atOnce(db, this.#next, (stored) => this.#db === db && hear(stored));
      return this.#db === db;
    } catch {
      this.#note(false);
      return false;
    }
  }

  /** Whether words came that may not be saved. */
  #takeUp(stored: Stored): boolean {
    const epoch = stored.notes.get(EPOCH) as string | undefined;
    if (this.#isClosed) return false;
    if (epoch === undefined) {
      this.#beginIn(stored);
      return false;
    }
    if (this.epoch !== undefined && epoch !== this.epoch) {
      this.#letGo(true);
      return false;
    }
    this.#listener?.beforeWords(epoch);
    this.epoch = epoch;
    const hadWords = this.#doc.store.clients.size > 0;
    const isNew = this.#apply(stored);
    if (!this.#isBegun) {
      this.#size = stored.updates.length;
      if (hadWords) stored.add(Y.encodeStateAsUpdate(this.#doc));
      if (this.#unsavedSince) stored.note(this.#mark, this.#unsavedSince);
      // It may have been left there before the browser closed the store.
      else stored.removeNote(this.#mark);
      this.#isBegun = true;
    }
    const marks = this.#marksOfOthers(stored);
    this.#hasOthersMarks = marks.length > 0;
    const since = marks.map(([, at]) => at).sort((one, other) => one.getTime() - other.getTime())[0];
    if (!this.#listener) this.leftSince = since;
    else if (isNew) this.#listener.afterWords(since);
    return isNew && since !== undefined;
  }

  /** Whether anything in it was not here. */
  #apply({ updates, next }: Stored): boolean {
    let isNew = false;
    const hear = () => (isNew = true);
    this.#doc.on('update', hear);
    try {
      Y.transact(this.#doc, () => updates.forEach((update) => Y.applyUpdate(this.#doc, update, this)), this, false);
    } finally {
      this.#doc.off('update', hear);
    }
    this.#next = next;
    const { pendingStructs, pendingDs } = this.#doc.store;
    return isNew || pendingStructs !== null || pendingDs !== null;
  }

  /** Nobody has begun it, so that whatever may lie there is no copy of anything. */
  #beginIn(stored: Stored): void {
    if (this.epoch === undefined) return;
    stored.removeUpdates();
    this.#next = stored.next;
    stored.note(EPOCH, this.epoch);
    stored.add(Y.encodeStateAsUpdate(this.#doc));
    if (this.#unsavedSince) stored.note(this.#mark, this.#unsavedSince);
    this.#isBegun = true;
  }

  #marksOfOthers({ notes }: Stored): [string, Date][] {
    return [...notes].filter(
      (note): note is [string, Date] =>
        note[0].startsWith(UNSAVED_SINCE) && note[0] !== this.#mark && note[1] instanceof Date,
    );
  }

  /**
   * A change that the device did not keep, as where it is full, is noticed. What follows it stands on it, so the next one is
   * kept with all that came before.
   */
  #keep = (update: Uint8Array, origin: unknown, _doc: Y.Doc, { local }: Y.Transaction): void => {
    if (origin === this) return;
    if (!this.#isBegun) return void (local && this.epoch !== undefined && this.takeUp());
    const isFirst = local && this.#unsavedSince === undefined;
    if (isFirst) this.#unsavedSince = new Date();
    this.#add(this.#hasAll ? update : undefined, isFirst);
    if (++this.#size < LONG) return;
    clearTimeout(this.#trimming);
    this.#trimming = setTimeout(() => void this.#trim(), TRIM_AFTER);
  };

  /**
   * Keeps an update, or without one all that the document holds. The words and the word that they are not saved are kept
   * together: without it another tab could remove them.
   */
  #add(update?: Uint8Array, isToMark = true): void {
    if (!this.#db || !this.#isBegun) return;
    const since = update && !isToMark ? undefined : this.#unsavedSince;
    const losses = this.#losses;
    if (!update) this.#mended = losses;
    const hear = (isKept: boolean) => {
      if (!isKept) return this.#lose();
      if (!update || losses === this.#losses) return this.#note(true);
      // It was on its way when one before it was refused, on which it stands.
      if (this.#mended < this.#losses) this.#add();
    };
    try {
      const mark = since && { key: this.#mark, value: since };
      addUpdate(this.#db, update ?? Y.encodeStateAsUpdate(this.#doc), mark, hear);
    } catch {
      // The browser has closed it, as when someone clears what sites have kept.
      this.#lose();
    }
  }

  #lose(): void {
    this.#losses++;
    this.#note(false);
  }

  #note(hasAll: boolean): void {
    if (hasAll === this.#hasAll) return;
    this.#hasAll = hasAll;
    this.#listener?.keptChanged();
  }

  async #trim(): Promise<void> {
    await this.#read((stored) => {
      this.#takeUp(stored);
      if (!this.#isBegun) return;
      stored.removeUpdates();
      stored.add(Y.encodeStateAsUpdate(this.#doc));
      this.#size = 1;
    });
  }

  /** Only for whoever has it to itself. */
  async #holdsOnlyWhatIsHere(): Promise<boolean> {
    let holdsMore = false;
    const isRead = await this.#read((stored) => {
      const epoch = stored.notes.get(EPOCH);
      const isOther = epoch !== undefined && epoch !== this.epoch;
      holdsMore = isOther || (this.#apply(stored) && this.#marksOfOthers(stored).length > 0);
    });
    return isRead && !holdsMore;
  }

  async #isAlone(): Promise<boolean> {
    if (!navigator.locks) return true;
    const { held = [] } = await navigator.locks.query();
    return held.filter(({ name }) => name === this.#name).length <= 1;
  }
}
