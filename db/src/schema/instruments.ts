import type { Generated } from 'kysely';
import type { Id, LocalizedText, RoundTableId } from '@penholder/shared/kernel';
import type { InstrumentKind } from '@penholder/shared/instruments';
import type { Json } from './column.ts';

type InstrumentId = Id<'instrument'>;
type GroupId = Id<'instrument-group'>;

export interface InstrumentGroupTable {
  id: Generated<GroupId>;
  round_table_id: RoundTableId;
  annex: 'B' | 'C';
  position: number;
  titles: Json<LocalizedText>;
  ordering: Generated<'chronological' | 'by-number' | 'given'>;
  revision: Generated<number>;
}

export interface InstrumentTable {
  id: Generated<InstrumentId>;
  round_table_id: RoundTableId;
  kind: InstrumentKind;
  citations: Json<LocalizedText>;
  number: string | null;
  year: number | null;
  issuer: string | null;
  symbol: string | null;
  address: string | null;
  aliases: Generated<string[]>;
  canonical_key: string;
  sort_key: Generated<string>;
  search: Generated<string>;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface InstrumentInGroupTable {
  group_id: GroupId;
  instrument_id: InstrumentId;
  position: number;
}

export interface InstrumentMergedTable {
  old_id: InstrumentId;
  instrument_id: InstrumentId;
}

export interface InstrumentCitationTable {
  round_table_id: RoundTableId;
  practice_id: Id<'practice'> | null;
  response_id: Id<'response'> | null;
  edition_id: Id<'edition'> | null;
  version: number;
  instrument_id: InstrumentId;
  words: string[];
  times: number;
}

export interface CitationDueTable {
  id: Generated<string>;
  kind: 'practice' | 'response' | 'edition' | 'register';
  subject_id: string;
  version: Generated<number>;
}
