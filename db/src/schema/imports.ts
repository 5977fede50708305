import type { Generated } from 'kysely';
import type {
  ImportFormat,
  ImportOutcome,
  ImportStatus,
  ImportUndone,
  Mapping,
  Meaning,
  PracticesEnterAs,
  RowFinding,
  RowMakes,
} from '@penholder/shared/imports';
import type { DelegationId, Id, Language, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { PracticeFields } from '@penholder/shared/practices';
import type { Json, JsonDefault } from './column.ts';

/** What stood in a file: its head and its rows, as text. */
export interface ImportContent {
  readonly encoding: string | null;
  readonly separator: string | null;
  readonly sheet: string | null;
  readonly otherSheets: readonly string[];
  /** The numbers of rows are those of the file, from 1. */
  readonly headRow: number;
  readonly headings: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** What became of a row. */
export interface ImportResult {
  readonly row: number;
  readonly makes: RowMakes;
  readonly title: string;
  readonly findings: readonly RowFinding[];
  /** The practice that it was already. */
  readonly known: Id<'practice'> | null;
}

export interface PracticeImportTable {
  id: Generated<Id<'practice-import'>>;
  round_table_id: RoundTableId;
  delegation_id: DelegationId | null;
  file_name: string;
  file_hash: string;
  format: ImportFormat;
  status: Generated<ImportStatus>;
  revision: Generated<number>;
  row_count: number;
  content: Json<ImportContent> | null;
  mapping: Json<Mapping>;
  meanings: JsonDefault<readonly Meaning[]>;
  enters_as: Generated<PracticesEnterAs>;
  submitter_id: DelegationId | null;
  language: Language;
  left_out: Generated<number[]>;
  edited: Generated<number[]>;
  outcome: Json<ImportOutcome> | null;
  results: Json<readonly ImportResult[]> | null;
  undone: Json<ImportUndone> | null;
  created_by: PersonId;
  created_at: Generated<Date>;
  confirmed_at: Date | null;
  confirmed_by: PersonId | null;
}

export interface PracticeImportEntryTable {
  import_id: Id<'practice-import'>;
  row_number: number;
  practice_id: Id<'practice'>;
  made: 'created' | 'edited';
  source_id: string | null;
  revision: number;
  version: number;
  head: number | null;
  before: Json<Partial<PracticeFields>> | null;
  /** Steps that the practice had taken when the import was confirmed. */
  steps: Generated<number>;
  is_taken_back: Generated<boolean>;
}

export interface PracticeImportMendedTable {
  import_id: Id<'practice-import'>;
  row_number: number;
  column_number: number;
  text: string;
  mended_by: PersonId;
  mended_at: Generated<Date>;
}
