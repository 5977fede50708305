import type { Generated } from 'kysely';
import type { DelegationId, DocumentId, PersonId, RoundTableId } from '@penholder/shared/kernel';

/** One row: how old the database is, and which. */
export interface DatabaseAgeTable {
  single: Generated<boolean>;
  id: Generated<string>;
  age: Generated<number>;
}

export interface DocumentTable {
  id: Generated<DocumentId>;
  round_table_id: RoundTableId;
  kind: string;
  subject_id: string;
  /** Of its shape; a page that knows an older one may only read. */
  schema_version: Generated<number>;
  /** Changes when a document begins anew, so that copies kept elsewhere are not merged into it. */
  epoch: Generated<string>;
  /** The sequence of its newest update; they have no gaps. */
  head: Generated<number>;
  /** The sequence that its newest snapshot includes. */
  compacted: Generated<number>;
  /** Of all its updates together. */
  bytes: Generated<number>;
  /** Up to here the log has given way to the text alone, by nobody; null while the log is whole. */
  flattened: number | null;
  flattened_at: Date | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface DocumentUpdateTable {
  document_id: DocumentId;
  sequence: number;
  /** The first half of the hash, as a UUID. */
  operation_id: string;
  /** A Yjs update, version 1. */
  update: Uint8Array;
  /** SHA-256 of the update. */
  hash: Uint8Array;
  person_id: PersonId | null;
  delegation_id: DelegationId | null;
  committed_at: Generated<Date>;
}

export interface DocumentSnapshotTable {
  document_id: DocumentId;
  sequence: number;
  state: Uint8Array;
  hash: Uint8Array;
  created_at: Generated<Date>;
}

export interface DocumentGapTable {
  document_id: DocumentId;
  /** A change of the log that is not in the text. */
  sequence: number;
  /** Its bytes are not what was written; it is not there; or it stands on one of those. */
  reason: 'damaged' | 'missing' | 'unplaced';
  found_at: Generated<Date>;
}

export interface DocumentClientTable {
  document_id: DocumentId;
  client_id: number;
  person_id: PersonId | null;
}
