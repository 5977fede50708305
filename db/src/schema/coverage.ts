import type { CallCell, CallStatus } from '@penholder/shared/coverage';
import type { DelegationId, Id, LocalizedText, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Generated } from 'kysely';
import type { Json } from './column.ts';

export interface PracticeCallTable {
  id: Generated<Id<'practice-call'>>;
  round_table_id: RoundTableId;
  number: number;
  status: Generated<CallStatus>;
  title: Json<LocalizedText>;
  text: Json<LocalizedText>;
  cells: Json<CallCell[]>;
  /** Null: every delegation that takes part. */
  delegations: DelegationId[] | null;
  closes_at: Date | null;
  remind_days: Generated<number[]>;
  /** Of `remind_days` those that were sent, or past, for the present deadline. */
  reminded: Generated<number[]>;
  opened_at: Date | null;
  closed_at: Date | null;
  created_by: PersonId;
  created_at: Generated<Date>;
  revision: Generated<number>;
}

export interface PracticeCallAnswerTable {
  practice_id: Id<'practice'>;
  call_id: Id<'practice-call'>;
  delegation_id: DelegationId;
}
