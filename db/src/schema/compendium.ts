import type { Printed, Shown } from '@penholder/shared/compendium';
import type { Id, Language, RoundTableId } from '@penholder/shared/kernel';
import type { PartyKind } from '@penholder/shared/people';
import type { AreaId, EvidenceLevel, JourneyPhase, LivingStatus, PracticeId } from '@penholder/shared/practices';
import type { ColumnType, Generated } from 'kysely';
import type { Json } from './column.ts';

export interface CompendiumEditionTable {
  edition_id: Id<'edition'>;
  form: number;
  entered_at: Generated<Date>;
}

export interface CompendiumPrintingTable {
  practice_id: PracticeId;
  edition_id: Id<'edition'>;
  version: number;
  printed: Json<Printed>;
}

export interface CompendiumPracticeTable {
  practice_id: PracticeId;
  round_table_id: RoundTableId;
  edition_number: number;
  version: number;
  shown: Json<Shown>;
  area_id: AreaId;
  countries: string[];
  /** The regions that they are, or lie in. */
  regions: string[];
  objectives: number[];
  phases: JourneyPhase[];
  living_status: LivingStatus | null;
  evidence_level: EvidenceLevel | null;
  start_year: number | null;
  kinds: PartyKind[];
  /** In which it was written or is printed. */
  languages: Language[];
  title_key: string;
  /** When the first edition that prints it was published; when the first that prints this version was. */
  published_at: Date;
  changed_at: Date;
  is_withdrawn: boolean;
  /** Made by the database and read by it alone. */
  vector: ColumnType<string>;
  /** All its words, folded, for parts of words. */
  words: string;
  /** Title and names, folded, for words spelt otherwise. */
  names: string;
}
