import type { Language, LocalizedText } from '@penholder/shared/kernel';
import type { InstrumentId } from '@penholder/shared/instruments';
import type { EditionId } from '@penholder/shared/output';
import type { Actor } from '@penholder/shared/people';
import { OUT_OF_THE_WAY, type PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import type { Db } from '../open.ts';
import { selectVisible } from '../practices/index.ts';
import { type AnswerReader, isReadBy, type ResponseRow } from '../responses/index.ts';

interface Cites {
  words: string[];
  times: number;
  /** How many there are in all. */
  total: number;
}
const total = sql<number>`(count(*) over ())::integer`.as('total');

/** Practices whose text, in the version that the reader is shown, cites an instrument: by number. [IN32] */
export const listCitingPractices = (db: Db, actor: Actor, id: InstrumentId, most: number) =>
  selectVisible(db, actor)
    .innerJoin('instrument_citation as c', (join) =>
      join.onRef('c.practice_id', '=', 'p.id').onRef('c.version', '=', 'f.version'),
    )
    .select(['p.id', 'p.number', 'f.title', 'f.language', 'f.version', 'c.words', 'c.times', total])
    .where('c.instrument_id', '=', id)
    .where('f.status', 'not in', [...OUT_OF_THE_WAY])
    .orderBy('p.number')
    .limit(most)
    .execute();

/** What the version of a practice that the reader is shown cites. [IN36] */
export const listCitedBy = (db: Db, actor: Actor, id: PracticeId) =>
  selectVisible(db, actor)
    .innerJoin('instrument_citation as c', (join) =>
      join.onRef('c.practice_id', '=', 'p.id').onRef('c.version', '=', 'f.version'),
    )
    .innerJoin('instrument as i', 'i.id', 'c.instrument_id')
    .select(['i.id', 'i.citations', 'c.words', 'c.times'])
    .select(sql<boolean>`i.id = any(f.instruments)`.as('is_applied'))
    .where('p.id', '=', id)
    .orderBy('i.sort_key')
    .orderBy('i.id')
    .limit(200)
    .execute();

/** What a version of a response, or an edition (version 0), cites: by citation. [IN36] */
export const listCitedByText = (
  db: Db,
  { kind, id, version }: { kind: 'response' | 'edition'; id: string; version: number },
  most: number,
) =>
  db
    .selectFrom('instrument_citation as c')
    .innerJoin('instrument as i', 'i.id', 'c.instrument_id')
    .select(['i.id', 'i.citations', 'c.words', 'c.times', total])
    .where(sql<boolean>`${sql.ref(`c.${kind}_id`)} = ${id}::uuid`)
    .where('c.version', '=', version)
    .orderBy('i.sort_key')
    .orderBy('i.id')
    .limit(most)
    .execute();

export type CitingResponse = ResponseRow & Cites & { question: LocalizedText };

/** Responses whose newest version cites an instrument, as far as the reader may read them: in no telling order. [IN32] */
export const listCitingResponses = async (
  db: Db,
  actor: Actor,
  { reader, id, most }: { reader: AnswerReader; id: InstrumentId; most: number },
) =>
  db
    .selectFrom('response as r')
    .innerJoin('response_version as v', (join) =>
      join.onRef('v.response_id', '=', 'r.id').onRef('v.version', '=', 'r.version'),
    )
    .innerJoin('instrument_citation as c', (join) =>
      join.onRef('c.response_id', '=', 'r.id').onRef('c.version', '=', 'r.version'),
    )
    .innerJoin('guiding_question as q', 'q.id', 'r.question_id')
    .innerJoin('guiding_question_version as w', (join) =>
      join.onRef('w.question_id', '=', 'q.id').onRef('w.version', '=', 'q.version'),
    )
    .selectAll('r')
    .select(['v.question_version as answers_version', 'q.version as question_version', 'w.text as question'])
    .select(['c.words', 'c.times', total])
    .where('r.round_table_id', '=', actor.roundTableId)
    .where('c.instrument_id', '=', id)
    .where(isReadBy(reader))
    .orderBy('r.id')
    .limit(most)
    .execute();

export interface CitingEdition extends Cites {
  id: EditionId;
  symbol: string;
  number: number;
  language: Language;
  status: string;
}

/** Editions that print a citation of an instrument, the newest number first: published ones, and all to those who compile. [IN32] */
export const listCitingEditions = (
  db: Db,
  actor: Actor,
  { publishedOnly, id, most }: { publishedOnly: boolean; id: InstrumentId; most: number },
) =>
  db
    .selectFrom('edition as e')
    .innerJoin('instrument_citation as c', 'c.edition_id', 'e.id')
    .select(['e.id', 'e.symbol', 'e.number', 'e.language', 'e.status', 'c.words', 'c.times', total])
    .where('e.round_table_id', '=', actor.roundTableId)
    .where('c.instrument_id', '=', id)
    .$if(publishedOnly, (query) => query.where('e.status', '=', 'published'))
    .orderBy('e.number', 'desc')
    .orderBy('e.language')
    .limit(most)
    .execute();
