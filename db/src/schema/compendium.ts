import type { Printed, Shown } from '@penholder/shared/compendium';
import type { Id, RoundTableId } from '@penholder/shared/kernel';
import type { AreaId, PracticeId } from '@penholder/shared/practices';
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
  start_year: number | null;
  title_key: string;
  /** When the first edition that prints it was published; when the first that prints this version was. */
  published_at: Date;
  changed_at: Date;
  is_withdrawn: boolean;
  /** Every value that it is counted under, by its filter: `country:EG`. */
  facets: string[];
  /** Made by the database and read by it alone. */
  vector: ColumnType<string>;
  /** Of the title alone. */
  title_vector: ColumnType<string>;
  /** All its words, folded, for parts of words. */
  words: string;
  /** Title and names, folded, for words spelt otherwise. */
  names: string;
}

export interface CompendiumChangeTable {
  id: Generated<number>;
  at: Generated<Date>;
}
