import { type Db, transaction } from '@penholder/db';
import {
  type Append,
  type Appended,
  appendNext,
  appendUpdates,
  claimClients,
  type Fit,
  listAppended,
  loadDocument,
  type StoredDocument,
  type StoredUpdate,
} from '@penholder/db/documents';
import type { DocumentId, PersonId } from '@penholder/shared/kernel';

/** A person wants to write with a Yjs client id. */
export interface Claim {
  documentId: DocumentId;
  clientId: number;
  personId: PersonId;
  /** Whether it becomes theirs where it is nobody's. */
  mayTake: boolean;
}

/** Where documents are kept: what the core asks of the database, and what a test may stand in for. */
export interface DocumentLog {
  /** Everything committed of a document; undefined when there is none. Throws when it cannot be read whole. */
  load(id: DocumentId): Promise<StoredDocument | undefined>;
  /** What was committed after a sequence, in order, and in which epoch of the document. */
  since(id: DocumentId, sequence: number): Promise<(StoredUpdate & { epoch?: string })[]>;
  /** Appends in one commit, cut to fit. Resolves once it is durable; a document that is gone is missing from the answer. */
  append(updates: readonly Append[], fit?: Fit): Promise<Map<DocumentId, Appended>>;
  /** Gives client ids to persons, first come; answers the claims that somebody else holds. */
  claim(claims: readonly Claim[]): Promise<Claim[]>;
}

export function createDocumentLog(db: Db): DocumentLog {
  return {
    load: (id) => loadDocument(db, id),
    since: (id, sequence) => listAppended(db, id, sequence),
    async append(updates, fit) {
      // In the ordinary case, one way to the database and back instead of four.
      const appended = fit ? await appendNext(db, updates, fit) : new Map<DocumentId, Appended>();
      const rest = updates.filter(({ documentId }) => !appended.has(documentId));
      if (rest.length === 0) return appended;
      return new Map([...appended, ...(await transaction(db, (trx) => appendUpdates(trx, rest, fit)))]);
    },
    async claim(claims) {
      const held = await transaction(db, (trx) => claimClients(trx, claims));
      const holder = new Map(held.map((row) => [`${row.documentId} ${row.clientId}`, row.personId]));
      return claims.filter((claim) => holder.get(`${claim.documentId} ${claim.clientId}`) !== claim.personId);
    },
  };
}
