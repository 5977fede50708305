import type { Generated } from 'kysely';
import type {
  DelegationId,
  DocumentId,
  Id,
  Language,
  LocalizedText,
  PersonId,
  RoundTableId,
} from '@penholder/shared/kernel';
import type { AttributionLevel, Capacity } from '@penholder/shared/round-tables';
import type { Json } from './column.ts';

type QuestionId = Id<'question'>;
type ResponseId = Id<'response'>;

export interface GuidingQuestionTable {
  id: Generated<QuestionId>;
  round_table_id: RoundTableId;
  position: number;
  status: Generated<'draft' | 'open' | 'closed'>;
  version: Generated<number>;
  closes_at: Date | null;
  opened_at: Date | null;
  closed_at: Date | null;
  created_by: PersonId;
  created_at: Generated<Date>;
}

export interface GuidingQuestionVersionTable {
  question_id: QuestionId;
  version: number;
  text: Json<LocalizedText>;
  note: string | null;
  person_id: PersonId;
  created_at: Generated<Date>;
}

export interface ResponseTable {
  id: Generated<ResponseId>;
  round_table_id: RoundTableId;
  question_id: QuestionId;
  delegation_id: DelegationId | null;
  status: Generated<'drafting' | 'submitted' | 'returned' | 'accepted'>;
  language: Generated<Language>;
  capacity: Generated<Capacity>;
  attribution: Generated<AttributionLevel>;
  document_id: DocumentId;
  version: Generated<number>;
  created_by: PersonId;
  created_at: Generated<Date>;
  submitted_at: Date | null;
  returned_reason: string | null;
}

export interface ResponseVersionTable {
  response_id: ResponseId;
  version: number;
  question_version: number;
  content: Json<unknown>;
  text: string;
  hash: Uint8Array;
  /** The sequence of its document's log that it was frozen at. */
  head: number | null;
  person_id: PersonId;
  created_at: Generated<Date>;
}

export interface ResponseStepTable {
  id: Generated<string>;
  response_id: ResponseId;
  step: string;
  version: number | null;
  reason: string | null;
  person_id: PersonId;
  at: Generated<Date>;
}

export interface ResponseReminderTable {
  question_id: QuestionId;
  delegation_id: DelegationId;
  reminded_at: Date;
}
