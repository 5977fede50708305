import type { ColumnType, Generated } from 'kysely';
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
  AttachmentKind,
  EvidenceLevel,
  Face,
  FieldRevisions,
  ConsentAnswer,
  BeneficiaryGroup,
  GuidingPrinciple,
  JourneyPhase,
  LineageKind,
  LineageProposalId,
  LivingStatus,
  MentionCheckStatus,
  PassageNaming,
  PracticeContent,
  PracticeStatus,
  ProposalStatus,
  ReasonTemplate,
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
  action: Generated<string>;
  measure: Generated<string>;
  result: Generated<string>;
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
  guiding_principles: Generated<GuidingPrinciple[]>;
  beneficiary_groups: Generated<BeneficiaryGroup[]>;
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

export interface PracticeAttachmentTable {
  id: Generated<Id<'attachment'>>;
  practice_id: PracticeId;
  name: string;
  kind: AttachmentKind;
  size: number;
  sha256: string;
  names: string[];
  bytes: Uint8Array;
  added_by: PersonId;
  added_at: Generated<Date>;
  removed_at: Date | null;
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
  sdg_targets: string[];
  journey_phases: JourneyPhase[];
  guiding_principles: GuidingPrinciple[];
  beneficiary_groups: BeneficiaryGroup[];
  search: string;
  search_names: string;
  /** Of title and summary, by the database itself. */
  stems: ColumnType<string, never, never>;
  updated_at: Generated<Date>;
}

export interface PracticeSubmitterTable {
  practice_id: PracticeId;
  delegation_id: DelegationId;
  position: number;
  /** Who of the delegation holds the working copy. */
  holder_id: PersonId | null;
  /** When the delegation was last reminded to confirm the wording. */
  reminded_at: Date | null;
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
  /** The area that its content names. */
  area_id: ColumnType<AreaId | null, never, never>;
  hash: Uint8Array;
  /** The sequence of its body's log that it was frozen at. */
  head: number | null;
  changed: Generated<string[]>;
  note: string | null;
  /** How far it tells who submits it: what its readers are judged by. */
  attribution: AttributionLevel;
  /** How far it is to tell once every submitter has confirmed it; null where it tells that already. */
  attribution_asked: AttributionLevel | null;
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
  /** None where what named it was rewritten: then nothing of it counts. */
  passages: Json<PassageNaming[]>;
  /** SHA-256 over all the passages whole, in hex. */
  words: string;
  /** Whether the sentences of the annex alone name it. */
  of_sentence: Generated<boolean>;
  status: MentionCheckStatus;
  reason: string | null;
  /** Who answered for the delegation, or set it aside. */
  person_id: PersonId | null;
  asked_at: Generated<Date>;
  answered_at: Date | null;
}

/** What is to be looked through for delegations that it names. */
export interface NamingDueTable {
  id: Generated<string>;
  round_table_id: RoundTableId;
  /** Null: everything of the round table. */
  practice_id: PracticeId | null;
}

/** A mention check of which the delegation is still to be written to, with all others of its round table. */
export interface NamingLetterDueTable {
  round_table_id: RoundTableId;
  practice_id: PracticeId;
  wording: number;
  delegation_id: DelegationId;
}

export interface ReasonTemplateTable {
  id: Generated<Id<'reason-template'>>;
  round_table_id: RoundTableId;
  step: ReasonTemplate['step'];
  name: string;
  texts: Json<LocalizedText>;
  revision: Generated<number>;
}

export interface SavedFilterTable {
  id: Generated<Id<'saved-filter'>>;
  round_table_id: RoundTableId;
  person_id: PersonId;
  name: string;
  query: string;
}

export interface LineageProposalTable {
  id: Generated<LineageProposalId>;
  round_table_id: RoundTableId;
  kind: LineageKind;
  status: Generated<ProposalStatus>;
  into_id: PracticeId | null;
  base_id: PracticeId;
  titles: string[];
  reason: string;
  proposed_by: PersonId;
  /** Null: in the office of a penholder or co-chair. */
  proposed_for: DelegationId | null;
  /** Whether it concerns only what the table was shown, as its proposer is not told of everybody asked. */
  binds_to_shown: Generated<boolean>;
  created_at: Generated<Date>;
  closed_at: Date | null;
}

export interface LineageConcernTable {
  proposal_id: LineageProposalId;
  practice_id: PracticeId;
  version: number;
  position: number;
  is_open: Generated<boolean>;
}

export interface LineageConsentTable {
  proposal_id: LineageProposalId;
  delegation_id: DelegationId;
  answer: ConsentAnswer | null;
  reason: string | null;
  person_id: PersonId | null;
  answered_at: Date | null;
}

export interface PracticeLineageTable {
  predecessor_id: PracticeId;
  successor_id: PracticeId;
  kind: LineageKind;
  proposal_id: LineageProposalId;
  at: Generated<Date>;
}

export interface EndorsementQuestionTable {
  /** What carries on the practice that was endorsed. */
  practice_id: PracticeId;
  delegation_id: DelegationId;
  endorsed_id: PracticeId;
  /** It is asked once the table has read a version from this one on. */
  since: number;
  asked_at: Date | null;
  declined_at: Date | null;
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
