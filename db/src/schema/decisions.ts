import type { Generated } from 'kysely';
import type {
  BallotEntry,
  Choice,
  DecisionStatus,
  Method,
  Quorum,
  Secrecy,
  Tally,
  Threshold,
} from '@penholder/shared/decisions';
import type { DelegationId, Id, LocalizedText, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { AttributionLevel } from '@penholder/shared/round-tables';
import type { Json } from './column.ts';

type DecisionId = Id<'decision'>;

export interface DecisionTable {
  id: Generated<DecisionId>;
  round_table_id: RoundTableId;
  number: number;
  status: Generated<DecisionStatus>;
  revision: Generated<number>;
  subject_kind: 'practice' | 'free';
  subject_id: Id<'practice'> | null;
  subject_version: number | null;
  question: Json<LocalizedText>;
  explanation: Json<LocalizedText | null> | null;
  method: Method;
  threshold: Threshold | null;
  secrecy: Secrecy;
  quorum: Json<Quorum>;
  attribution: AttributionLevel | null;
  opens_at: Date | null;
  scheduled_by: PersonId | null;
  closes_at: Date | null;
  opened_at: Date | null;
  closed_at: Date | null;
  result: Json<Tally | null> | null;
  created_by: PersonId;
  created_at: Generated<Date>;
}

export interface ElectorateTable {
  decision_id: DecisionId;
  delegation_id: DelegationId;
  salt: Uint8Array;
}

export interface BallotTable {
  decision_id: DecisionId;
  delegation_id: DelegationId;
  choice: Choice;
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
  person_id: PersonId | null;
  delegation_id: DelegationId | null;
  reason: string | null;
  kind: 'opened' | 'extended' | 'cast' | 'closed';
  entry: Json<BallotEntry>;
  leaf: Uint8Array;
  hash: Uint8Array;
  at: Date;
}

export interface BallotLogHeadTable {
  round_table_id: RoundTableId;
  sequence: number;
  hash: Uint8Array;
}
