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
import type {
  EvidenceLevel,
  Face,
  FieldRevisions,
  JourneyPhase,
  LivingStatus,
  MentionCheckStatus,
  PassageNaming,
  PracticeContent,
  PracticeStatus,
  StatusAnswer,
} from '@penholder/shared/practices';
import type { AttributionLevel, Capacity } from '@penholder/shared/round-tables';
import type { Json, JsonDefault } from './column.ts';

type PracticeId = Id<'practice'>;
type AreaId = Id<'area'>;

export interface ThematicAreaTable {
  id: Generated<AreaId>;
  round_table_id: RoundTableId;
  position: number;
  names: Json<LocalizedText>;
  revision: Generated<number>;
}

export interface PracticeTable {
  id: Generated<PracticeId>;
  round_table_id: RoundTableId;
  number: number;
  status: Generated<PracticeStatus>;
  version: Generated<number>;
  revision: Generated<number>;
  field_revisions: JsonDefault<FieldRevisions>;
  shown_version: number | null;
  cleared_version: number | null;
  published_version: number | null;
  language: Generated<Language>;
  title: Generated<string>;
  summary: Generated<string>;
  area_id: AreaId | null;
  partners: Generated<string>;
  beneficiaries: Generated<string>;
  start_date: string | null;
  end_date: string | null;
  living_status: LivingStatus | null;
  living_status_on: string | null;
  evidence_level: EvidenceLevel | null;
  countries: Generated<string[]>;
  gcm_objectives: Generated<number[]>;
  sdg_targets: Generated<string[]>;
  journey_phases: Generated<JourneyPhase[]>;
  document_id: DocumentId;
  capacity: Generated<Capacity>;
  attribution: Generated<AttributionLevel>;
  created_by: PersonId;
  created_for: DelegationId | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  submitted_at: Date | null;
  step_at: Generated<Date>;
}

export interface PracticeFaceTable {
  practice_id: PracticeId;
  round_table_id: RoundTableId;
  face: Face;
  version: number;
  status: PracticeStatus;
  language: Language;
  title: string;
  title_key: string;
  summary: string;
  area_id: AreaId | null;
  submitters: DelegationId[];
  countries: string[];
  start_date: string | null;
  end_date: string | null;
  start_year: number | null;
  living_status: LivingStatus | null;
  living_status_on: string | null;
  evidence_level: EvidenceLevel | null;
  instruments: Id<'instrument'>[];
  gcm_objectives: number[];
  journey_phases: JourneyPhase[];
  search: string;
  search_names: string;
  updated_at: Generated<Date>;
}

export interface PracticeSubmitterTable {
  practice_id: PracticeId;
  delegation_id: DelegationId;
  position: number;
}

export interface PracticeSourceTable {
  id: Generated<string>;
  practice_id: PracticeId;
  position: number;
  label: string;
  address: string;
  seen_on: string | null;
}

export interface PracticeInstrumentTable {
  practice_id: PracticeId;
  instrument_id: Id<'instrument'>;
}

export interface PracticeVersionTable {
  practice_id: PracticeId;
  version: number;
  wording: number;
  content: Json<PracticeContent>;
  hash: Uint8Array;
  /** The sequence of its body's log that it was frozen at. */
  head: number | null;
  changed: Generated<string[]>;
  note: string | null;
  person_id: PersonId;
  shown_at: Date | null;
  created_at: Generated<Date>;
}

export interface PracticeConfirmationTable {
  practice_id: PracticeId;
  wording: number;
  delegation_id: DelegationId;
  version: number;
  person_id: PersonId;
  at: Generated<Date>;
}

export interface PracticeStepTable {
  id: Generated<string>;
  practice_id: PracticeId;
  step: string;
  from_status: PracticeStatus;
  to_status: PracticeStatus;
  version: number | null;
  reason: string | null;
  person_id: PersonId;
  delegation_id: DelegationId | null;
  at: Generated<Date>;
}

export interface EndorsementTable {
  practice_id: PracticeId;
  delegation_id: DelegationId;
  version: number;
  wording: number;
  note: string | null;
  person_id: PersonId;
  at: Generated<Date>;
}

export interface MentionCheckTable {
  practice_id: PracticeId;
  wording: number;
  delegation_id: DelegationId;
  /** The version that was shown when it was asked. */
  version: number;
  passages: Json<PassageNaming[]>;
  /** SHA-256 over all the passages whole, in hex. */
  words: string;
  status: MentionCheckStatus;
  reason: string | null;
  /** Who answered for the delegation, or set it aside. */
  person_id: PersonId | null;
  asked_at: Generated<Date>;
  answered_at: Date | null;
}

/** The question whether the living status of a practice still holds. */
export interface StatusAskTable {
  practice_id: PracticeId;
  round_table_id: RoundTableId;
  version: number;
  closes_at: Date;
  asked_by: PersonId;
  asked_at: Generated<Date>;
  reminded_at: Generated<Date>;
  answer: StatusAnswer | null;
  delegation_id: DelegationId | null;
  person_id: PersonId | null;
  answered_version: number | null;
  answered_at: Date | null;
}
