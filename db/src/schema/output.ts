import type { Generated } from 'kysely';
import type { Publication } from '@penholder/shared/documents';
import type { Id, Language, LocalizedText, PersonId, Refusal, RoundTableId } from '@penholder/shared/kernel';
import type { AnnexFacts, Fate, ObjectionStatus, Warning, WhyNot } from '@penholder/shared/output';
import type { Json, JsonDefault } from './column.ts';

export interface AnnexTable {
  round_table_id: RoundTableId;
  letter: 'A' | 'B' | 'C';
  introduction: Json<LocalizedText> | null;
  revision: Generated<number>;
  updated_at: Generated<Date>;
}

export interface AnnexEntryTable {
  practice_id: Id<'practice'>;
  round_table_id: RoundTableId;
  sentences: JsonDefault<Partial<Record<Language, { text: string; version: number }>>>;
  position: number | null;
  left_out_reason: string | null;
  revision: Generated<number>;
  edited_by: PersonId | null;
  updated_at: Generated<Date>;
}

/** What an edition is compiled from, frozen; `inputs` names each thing with its version and the delegations named with it. */
export interface FrozenInputs {
  facts: AnnexFacts;
  practices: {
    id: Id<'practice'>;
    number: number;
    title: string;
    version: number;
    wording: number;
    named: Id<'delegation'>[];
  }[];
  instruments: { id: string; citation: string; version: number }[];
}

export interface EditionTable {
  id: Generated<Id<'edition'>>;
  round_table_id: RoundTableId;
  number: number;
  symbol: string;
  language: Language;
  letters: string[];
  status: Generated<'compiling' | 'compiled' | 'failed' | 'published'>;
  progress: Generated<number>;
  inputs: Json<FrozenInputs> | null;
  publication: Json<Publication> | null;
  warnings: JsonDefault<Warning[]>;
  content_hash: string | null;
  error: string | null;
  issued_on: string;
  attempts: Generated<number>;
  claimed_until: Date | null;
  created_by: PersonId;
  created_at: Generated<Date>;
  compiled_at: Date | null;
  published_at: Date | null;
  published_by: PersonId | null;
}

export interface EditionFileTable {
  edition_id: Id<'edition'>;
  format: string;
  media_type: string;
  bytes: Uint8Array;
  size: number;
  sha256: string;
}

export interface PaperReadingTable {
  id: Generated<Id<'paper-reading'>>;
  round_table_id: RoundTableId;
  file_name: string;
  media_type: string;
  file: Uint8Array | null;
  file_hash: string;
  status: Generated<'reading' | 'preview' | 'confirmed' | 'refused' | 'discarded'>;
  progress: Generated<number>;
  reading: Json<unknown> | null;
  refusal: Json<Refusal> | null;
  outcome: Json<unknown> | null;
  revision: Generated<number>;
  attempts: Generated<number>;
  claimed_until: Date | null;
  created_by: PersonId;
  created_at: Generated<Date>;
  confirmed_at: Date | null;
  confirmed_by: PersonId | null;
}

export interface PaperTable {
  id: Generated<Id<'paper'>>;
  round_table_id: RoundTableId;
  reading_id: Id<'paper-reading'> | null;
  title: string;
  language: Language;
  publication: Json<Publication>;
  created_by: PersonId;
  created_at: Generated<Date>;
}

/** What was done about a finding of the linter; it holds while `state` is that of the finding. */
export interface FindingMarkTable {
  round_table_id: RoundTableId;
  key: string;
  kind: 'left' | 'asked';
  state: string;
  reason: string | null;
  person_id: PersonId;
  at: Generated<Date>;
}

/** Whether an address that practices name as a source answers. */
export interface SourceCheckTable {
  address_hash: string;
  address: string;
  host: string;
  checked_at: Date | null;
  unreachable_since: Date | null;
  next_at: Generated<Date>;
  claimed_until: Date | null;
}

/** A sentence that was written for a practice, or taken away, in the revision of the entry that this made. */
export interface AnnexSentenceTable {
  practice_id: Id<'practice'>;
  language: Language;
  revision: number;
  text: string | null;
  version: number;
  person_id: PersonId | null;
  at: Generated<Date>;
}

/** A sentence that was put to a delegation that submits the practice, and whether it has noted it. */
export interface SentenceReadingTable {
  practice_id: Id<'practice'>;
  round_table_id: RoundTableId;
  language: Language;
  delegation_id: Id<'delegation'>;
  sentence: string;
  put_at: Generated<Date>;
  put_by: PersonId;
  read_at: Date | null;
  read_by: PersonId | null;
}

/** A delegation's objection to a sentence, and what was said to it. */
export interface SentenceObjectionTable {
  id: Generated<Id<'objection'>>;
  practice_id: Id<'practice'>;
  round_table_id: RoundTableId;
  language: Language;
  revision: number;
  sentence: string;
  delegation_id: Id<'delegation'>;
  person_id: PersonId;
  reason: string | null;
  proposed: string | null;
  status: Generated<ObjectionStatus>;
  answer: string | null;
  answered_by: PersonId | null;
  at: Generated<Date>;
  answered_at: Date | null;
}

/** What became of a practice in a published edition. */
export interface PracticeFateTable {
  edition_id: Id<'edition'>;
  practice_id: Id<'practice'>;
  submitters: Id<'delegation'>[];
  version: number | null;
  fate: Fate;
  why: WhyNot | null;
  printed: string | null;
}

/** Who has looked at what became of their delegation's practices in an edition. */
export interface FateReadTable {
  edition_id: Id<'edition'>;
  person_id: PersonId;
  at: Generated<Date>;
}
