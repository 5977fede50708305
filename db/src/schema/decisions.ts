import type { Generated } from 'kysely';
import type { DelegationId, Id, LocalizedText, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Json } from './column.ts';

type DecisionId = Id<'decision'>;

export interface DecisionTable {
  id: Generated<DecisionId>;
  round_table_id: RoundTableId;
  number: number;
  status: Generated<'draft' | 'open' | 'closed' | 'published'>;
  subject_kind: 'practice' | 'free';
  subject_id: string | null;
  subject_version: number | null;
  question: Json<LocalizedText>;
  method: 'gradient' | 'yes-no-abstain';
  secrecy: 'open' | 'hidden-until-close';
  quorum: Json<unknown>;
  opens_at: Date | null;
  closes_at: Date | null;
  opened_at: Date | null;
  closed_at: Date | null;
  result: Json<unknown> | null;
  created_by: PersonId;
  created_at: Generated<Date>;
}

export interface ElectorateTable {
  decision_id: DecisionId;
  delegation_id: DelegationId;
}

export interface BallotTable {
  decision_id: DecisionId;
  delegation_id: DelegationId;
  choice: string;
  reason: string | null;
  version: number;
  person_id: PersonId;
  cast_at: Date;
  sequence: number;
}

export interface BallotLogTable {
  round_table_id: RoundTableId;
  sequence: number;
  operation_id: string;
  decision_id: DecisionId;
  delegation_id: DelegationId | null;
  kind: 'opened' | 'cast' | 'closed';
  content: Json<unknown>;
  hash: Uint8Array;
  at: Date;
}

export interface BallotLogHeadTable {
  round_table_id: RoundTableId;
  sequence: number;
  hash: Uint8Array;
}
