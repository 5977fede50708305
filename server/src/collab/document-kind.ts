import type { Db } from '@penholder/db';
import type { DocumentRow } from '@penholder/db/documents';
import type { MomentName, RichText } from '@penholder/shared/documents';
import type { DelegationId, Policy, Refusal } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { AttributionLevel } from '@penholder/shared/round-tables';

/** What the actor may do with a document, and for which delegation they do it; null: for none, by their role. */
export interface DocumentAccess {
  may: 'read' | 'write';
  delegationId: DelegationId | null;
  /** The most that is told of who is there, where what is written has a level of its own below the table's. */
  level?: AttributionLevel;
}

/** A step of a document's subject that names a version of it. */
export interface Moment {
  name: MomentName;
  /** The number that the shelf gave what it froze. */
  version: number;
  /** The sequence of the log that it was frozen at. */
  sequence: number;
  at: Date;
}

/** A document of some kind, as its shelf finds its subject by. */
export type DocumentOfKind = Pick<DocumentRow, 'id' | 'subject_id' | 'round_table_id'>;

/** A kind of documents that are written together: who may come near it at all, and who may do what with one of them. */
export interface DocumentKind {
  readonly summary: string;
  readonly policy: Extract<Policy, { who: 'act' }>;
  /** Loads the facts of the document's subject and asks its shelf's rules. */
  accessOf(asked: { actor: Actor; document: DocumentRow }): Promise<DocumentAccess | Refusal>;
  /** Keeps the facts that `accessOf` loads as they are until the transaction ends that the kinds were made for. */
  hold(document: DocumentOfKind): Promise<void>;
  /** The named moments of a document, newest first, a few hundred at most. */
  momentsOf(document: DocumentOfKind): Promise<Moment[]>;
  /** The text that was frozen at a sequence; undefined where none was. */
  frozenAt(document: DocumentOfKind, sequence: number): Promise<RichText | undefined>;
  /** What the audit log calls the subject. */
  readonly subjectKind: string;
  /** The levels that the authors of these subjects chose for them, by the subject's id. */
  levelsOf(subjectIds: readonly string[]): Promise<ReadonlyMap<string, AttributionLevel>>;
}

/** The kinds of documents that are written together; `server/src/document-kinds.ts` says what each is. */
export type DocumentKindName = 'response' | 'practice-body';

/** Every kind by its name. */
export type DocumentKinds = Readonly<Record<DocumentKindName, DocumentKind>>;

/** Every kind as a database sees them, or a transaction: what is asked in one must see what it sees. */
export type KindsIn = (db: Db) => DocumentKinds;

/** The kind of a document; one of no known kind is never opened. */
export const kindOf = (kinds: DocumentKinds, document: Pick<DocumentRow, 'kind'>): DocumentKind | undefined =>
  Object.hasOwn(kinds, document.kind) ? kinds[document.kind as DocumentKindName] : undefined;
