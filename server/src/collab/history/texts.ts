import {
  type DocumentRow,
  findSnapshot,
  listUpdateAuthors,
  listUpdatesUntil,
  measureUpdates,
  type UpdateAuthor,
} from '@penholder/db/documents';
import type { Db } from '@penholder/db';
import type { RichText, SessionsBy } from '@penholder/shared/documents';
import { type DocumentId, type PersonId, refuse } from '@penholder/shared/kernel';
import { type DocumentKinds, kindOf } from '../document-kind.ts';
import type { Comparison } from './compare-leaves.ts';
import { type Historian, tooLong } from './historian.ts';
import { Kept } from './kept.ts';
import type { Parts } from './tasks.ts';

/** What is read of a log at once: enough for a document that has been written in for months. */
const MOST_UPDATES = 150_000;
const MOST_BYTES = 48_000_000;

/** A comparison with the authors that its runs mean; nobody is told where there are none. */
export interface AuthoredComparison extends Comparison {
  authors: UpdateAuthor[];
}

/** Reads and compares the versions of documents, and keeps what was last asked for. */
export class Texts {
  readonly #db: Db;
  readonly #kinds: DocumentKinds;
  readonly #historian: Historian;
  readonly #read = new Kept<RichText>();
  readonly #compared = new Kept<AuthoredComparison>();

  constructor(db: Db, kinds: DocumentKinds, historian: Historian) {
    this.#db = db;
    this.#kinds = kinds;
    this.#historian = historian;
  }

  /** The text at a sequence that is one of the document's versions. */
  read(personId: PersonId, document: DocumentRow, sequence: number): Promise<RichText> {
    return this.#read.get(`${document.id} ${document.epoch} ${sequence}`, async () => {
      if (!isInLog(document, sequence)) return (await this.#frozen(document, sequence))!;
      return this.#historian.do(personId, async () => ({
        do: 'read',
        parts: await this.partsOf(document.id, sequence),
      }));
    });
  }

  /** The difference between two versions; with authors where `by` tells sessions apart. */
  compare(
    personId: PersonId,
    document: DocumentRow,
    { from, to, by }: { from: number; to: number; by: SessionsBy },
  ): Promise<AuthoredComparison> {
    return this.#compared.get(`${document.id} ${document.epoch} ${from} ${to} ${by}`, async () => {
      if (!isInLog(document, from)) {
        // Before its turn: each of the two may have to wait for one of its own.
        const before = await this.read(personId, document, from);
        const after = await this.read(personId, document, to);
        const compared = await this.#historian.do(personId, async () => ({ do: 'compare-texts', before, after }));
        return { ...compared, authors: [] };
      }
      let authors: UpdateAuthor[] = [];
      const compared = await this.#historian.do(personId, async () => {
        const parts = await this.partsOf(document.id, from);
        const range = { after: from, until: to };
        await this.#insistOnBudget(document.id, range);
        const between = await listUpdatesUntil(this.#db, document.id, range);
        const told = by === 'day' ? undefined : distinct(await listUpdateAuthors(this.#db, document.id, range));
        authors = told?.authors ?? [];
        return { do: 'compare', parts, between, authors: told?.places };
      });
      return { ...compared, authors };
    });
  }

  /** The updates that together are the document at a sequence of its log. */
  async partsOf(id: DocumentId, sequence: number): Promise<Parts> {
    const base = await findSnapshot(this.#db, id, sequence);
    const range = { after: base?.sequence ?? 0, until: sequence };
    await this.#insistOnBudget(id, range);
    return [...(base ? [base.state] : []), ...(await listUpdatesUntil(this.#db, id, range))];
  }

  #frozen(document: DocumentRow, sequence: number): Promise<RichText | undefined> {
    return kindOf(this.#kinds, document)!.frozenAt(document, sequence);
  }

  async #insistOnBudget(id: DocumentId, range: { after: number; until: number }): Promise<void> {
    if (range.until - range.after > MOST_UPDATES) refuse(tooLong);
    if ((await measureUpdates(this.#db, id, range)).bytes > MOST_BYTES) refuse(tooLong);
  }
}

/** Whether a version can be played from the log. */
const isInLog = ({ flattened }: DocumentRow, sequence: number): boolean => flattened === null || sequence >= flattened;

/** Each author once, and for each update the place of its author. */
function distinct(given: readonly UpdateAuthor[]): { authors: UpdateAuthor[]; places: number[] } {
  const authors: UpdateAuthor[] = [];
  const known = new Map<string, number>();
  const places = given.map((author) => {
    const key = `${author.personId} ${author.delegationId}`;
    const place = known.get(key) ?? authors.push(author) - 1;
    known.set(key, place);
    return place;
  });
  return { authors, places };
}
