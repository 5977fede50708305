import type { Generated } from 'kysely';
import type { DelegationId, DocumentId, PersonId, RoundTableId } from '@penholder/shared/kernel';

export interface DocumentTable {
  id: Generated<DocumentId>;
  round_table_id: RoundTableId;
  kind: string;
  subject_id: string;
  schema_version: Generated<number>;
  epoch: Generated<string>;
  head: Generated<number>;
  bytes: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface DocumentUpdateTable {
  document_id: DocumentId;
  sequence: number;
  operation_id: string;
  update: Uint8Array;
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

export interface DocumentClientTable {
  document_id: DocumentId;
  client_id: number;
  person_id: PersonId;
}
