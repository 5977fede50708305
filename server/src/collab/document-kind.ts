import type { DocumentRow } from '@penholder/db/documents';
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

/** A kind of documents that are written together: who may come near it at all, and who may do what with one of them. */
export interface DocumentKind {
  readonly summary: string;
  readonly policy: Extract<Policy, { who: 'act' }>;
  /** Loads the facts of the document's subject and asks its shelf's rules. */
  accessOf(asked: { actor: Actor; document: DocumentRow }): Promise<DocumentAccess | Refusal>;
}

/** The kinds of documents that are written together; `server/src/document-kinds.ts` says what each is. */
export type DocumentKindName = 'response' | 'practice-body';

/** Every kind by its name. */
export type DocumentKinds = Readonly<Record<DocumentKindName, DocumentKind>>;

/** The kind of a document; one of no known kind is never opened. */
export const kindOf = (kinds: DocumentKinds, document: Pick<DocumentRow, 'kind'>): DocumentKind | undefined =>
  Object.hasOwn(kinds, document.kind) ? kinds[document.kind as DocumentKindName] : undefined;
