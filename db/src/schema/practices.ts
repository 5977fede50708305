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

type PracticeId = Id<'practice'>;
type AreaId = Id<'area'>;

export interface ThematicAreaTable {
  id: Generated<AreaId>;
  round_table_id: RoundTableId;
  position: number;
  names: Json<LocalizedText>;
}

export interface PracticeTable {
  id: Generated<PracticeId>;
  round_table_id: RoundTableId;
  number: number;
  status: Generated<string>;
  version: Generated<number>;
  revision: Generated<number>;
  language: Generated<Language>;
  title: Generated<string>;
  summary: Generated<string>;
  area_id: AreaId | null;
  partners: Generated<string>;
  beneficiaries: Generated<string>;
  start_date: string | null;
  end_date: string | null;
  living_status: string | null;
  living_status_on: string | null;
  evidence_level: string | null;
  countries: Generated<string[]>;
  gcm_objectives: Generated<number[]>;
  sdg_targets: Generated<string[]>;
  journey_phases: Generated<string[]>;
  document_id: DocumentId;
  capacity: Generated<Capacity>;
  attribution: Generated<AttributionLevel>;
  created_by: PersonId;
  created_for: DelegationId | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  submitted_at: Date | null;
  search: Generated<string>;
}

export interface PracticeSubmitterTable {
  practice_id: PracticeId;
  delegation_id: DelegationId;
  position: number;
  confirmed_version: number | null;
  confirmed_by: PersonId | null;
  confirmed_at: Date | null;
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
  content: Json<unknown>;
  hash: Uint8Array;
  note: string | null;
  person_id: PersonId;
  created_at: Generated<Date>;
}

export interface PracticeStepTable {
  id: Generated<string>;
  practice_id: PracticeId;
  step: string;
  from_status: string;
  to_status: string;
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
  note: string | null;
  person_id: PersonId;
  at: Generated<Date>;
}
