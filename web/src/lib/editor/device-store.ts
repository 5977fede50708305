/**
 * Where a document's copy lies on this device: a database of its own, with the document's updates in the order in which they
 * came, from any tab, and notes. Its shape is y-indexeddb's, which kept the copies before. That applied whatever it found to the
 * document as soon as it was found, however late, and could neither be asked again nor be kept from it.
 */
const UPDATES = 'updates';
const NOTES = 'custom';

/** `onGone` is called when another tab removes the store, or the browser closes it. */
export function openStore(name: string, onGone: (isRemoved: boolean) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(UPDATES, { autoIncrement: true });
      request.result.createObjectStore(NOTES);
    });
    request.addEventListener('error', () => reject(request.error!));
    request.addEventListener('success', () => {
      const db = request.result;
      db.addEventListener('versionchange', () => {
        // Whoever wants to remove it would wait for ever otherwise.
        db.close();
        onGone(true);
      });
      db.addEventListener('close', () => onGone(false));
      resolve(db);
    });
  });
}

export function removeStore(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error!));
  });
}

/** What lies in a store at one moment; what is written through it is written in that same moment. */
export interface Stored {
  /** Those that came at `from` or later, as was asked for. */
  updates: Uint8Array[];
  /** Where those begin that come later. */
  next: number;
  notes: ReadonlyMap<string, unknown>;
  add(update: Uint8Array): void;
  /** Removes the updates that lie there. */
  removeUpdates(): void;
  note(key: string, value: string | Date): void;
  removeNote(key: string): void;
}

/** Reads a store, and calls back with what lies in it while nobody else can change it; rejects unless all was done. */
export function atOnce(db: IDBDatabase, from: number, hear: (stored: Stored) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction([UPDATES, NOTES], 'readwrite');
    const updates = transaction.objectStore(UPDATES);
    const notes = transaction.objectStore(NOTES);
    const since = IDBKeyRange.lowerBound(from);
    const keys = updates.getAllKeys(since);
    const values = updates.getAll(since);
    const names = notes.getAllKeys();
    const contents = notes.getAll();
    let failure: unknown;
    contents.addEventListener('success', () => {
      const next = keys.result.length > 0 ? Number(keys.result.at(-1)) + 1 : from;
      try {
        hear({
          updates: values.result as Uint8Array[],
          next,
          notes: new Map(names.result.map((name, place) => [String(name), contents.result[place]])),
          add: (update) => updates.add(update),
          removeUpdates: () => updates.delete(IDBKeyRange.upperBound(next, true)),
          note: (key, value) => notes.put(value, key),
          removeNote: (key) => notes.delete(key),
        });
      } catch (error) {
        failure = error;
        transaction.abort();
      }
    });
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject((failure ?? transaction.error) as Error));
  });
}

/** Adds an update, and notes something with it; calls back with whether both were kept. */
export function addUpdate(
  db: IDBDatabase,
  update: Uint8Array,
  note: { key: string; value: Date } | undefined,
  isKept: (isKept: boolean) => void,
): void {
  const transaction = db.transaction(note ? [UPDATES, NOTES] : [UPDATES], 'readwrite');
  transaction.addEventListener('complete', () => isKept(true));
  transaction.addEventListener('abort', () => isKept(false));
  transaction.objectStore(UPDATES).add(update);
  if (note) transaction.objectStore(NOTES).put(note.value, note.key);
}

/** Writes a note, or removes it for undefined. */
export function setNote(db: IDBDatabase, key: string, value: Date | undefined): void {
  const notes = db.transaction([NOTES], 'readwrite').objectStore(NOTES);
  if (value) notes.put(value, key);
  else notes.delete(key);
}
