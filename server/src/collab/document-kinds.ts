import type { Db } from '@penholder/db';
import type { DocumentRow } from '@penholder/db/documents';
import type { DelegationId, Policy, Refusal } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { practiceBodyPolicy } from '../practices/document-policy.ts';
import { responsePolicy } from '../responses/document-policy.ts';

/** What the actor may do with a document, and for which delegation they do it; null: for none, by their role. */
export interface DocumentAccess {
  may: 'read' | 'write';
  delegationId: DelegationId | null;
}

/** A kind of documents that are written together: who may come near it at all, and who may do what with one of them. */
export interface DocumentKind {
  readonly summary: string;
  readonly policy: Extract<Policy, { who: 'act' }>;
  /** Loads the facts of the document's subject and asks its shelf's rules. */
  accessOf(db: Db, asked: { actor: Actor; document: DocumentRow }): Promise<DocumentAccess | Refusal>;
}

/** Every kind of document there is; a document of any other kind is never opened. */
export const DOCUMENT_KINDS = {
  response: responsePolicy,
  'practice-body': practiceBodyPolicy,
} as const satisfies Record<string, DocumentKind>;

export type DocumentKindName = keyof typeof DOCUMENT_KINDS;

export const kindOf = (document: Pick<DocumentRow, 'kind'>): DocumentKind | undefined =>
  Object.hasOwn(DOCUMENT_KINDS, document.kind) ? DOCUMENT_KINDS[document.kind as DocumentKindName] : undefined;
