import type { Db } from '@penholder/db';
import {
  findInstrument,
  listCitedBy,
  listCitedByText,
  listCitingEditions,
  listCitingPractices,
  listCitingResponses,
} from '@penholder/db/instruments';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type Out, refuse } from '@penholder/shared/kernel';
import {
  type CitedInstruments,
  type InstrumentId,
  type listCitations,
  type listCitedInstruments,
  MOST_CITED,
  MOST_CITING,
} from '@penholder/shared/instruments';
import { seesUnpublished } from '@penholder/shared/output';
import type { Actor } from '@penholder/shared/people';
import type { ResponseId } from '@penholder/shared/responses';
import { getPracticeFor } from '../practices/index.ts';
import { answerReader, getResponse, presentResponseSummary, voicesOfResponses } from '../responses/index.ts';
import { noSuchInstrument } from './present-instrument.ts';

/** Where texts cite an instrument, as far as the reader may read them, in a constant number of queries. [IN32] */
export async function presentCitations(
  db: Db,
  actor: Actor,
  roundTable: RoundTableRow,
  asked: InstrumentId,
): Promise<Out<(typeof listCitations)['reply']>> {
  const { id } = (await findInstrument(db, actor.roundTableId, asked)) ?? refuse(noSuchInstrument);
  const most = MOST_CITING;
  const practices = await listCitingPractices(db, actor, id, most);
  const responses = await listCitingResponses(db, actor, { reader: answerReader(actor, roundTable), id, most });
  const editions = await listCitingEditions(db, actor, { publishedOnly: !seesUnpublished(actor), id, most });
  const voices = await voicesOfResponses(db, roundTable, actor, responses);
  const all = <Item>(rows: readonly { total: number }[], items: Item[]) => ({ items, total: rows[0]?.total ?? 0 });
  return {
    practices: all(
      practices,
      practices.map(({ total: _, ...practice }) => practice),
    ),
    responses: all(
      responses,
      responses.map((row) => {
        const {
          id: response,
          questionId,
          version,
          language,
          voice,
        } = presentResponseSummary(row, row.question_version, voices);
        const { question, words, times } = row;
        return { id: response, questionId, question, version, language, voice, words, times };
      }),
    ),
    editions: all(
      editions,
      editions.map(({ total: _, status, ...edition }) => ({ ...edition, isPublished: status === 'published' })),
    ),
  };
}

/** What the text of a practice cites, in the version that the reader is shown. [IN36] */
export async function presentCited(
  db: Db,
  actor: Actor,
  ref: string,
): Promise<Out<(typeof listCitedInstruments)['reply']>> {
  const { id } = await getPracticeFor(db, actor, ref);
  const rows = await listCitedBy(db, actor, id);
  return { instruments: rows.map(({ is_applied: isApplied, ...cited }) => ({ ...cited, isApplied })) };
}

/** What a version of a response, or an edition (version 0), cites; whether it may be read was asked before. [IN36] */
export async function presentCitedIn(
  db: Db,
  text: { kind: 'response' | 'edition'; id: string; version: number },
): Promise<CitedInstruments> {
  const rows = await listCitedByText(db, text, MOST_CITED);
  return {
    instruments: rows.map(({ total: _, ...cited }) => cited),
    total: rows[0]?.total ?? 0,
  };
}

/** What a response cites, in the version submitted last, where the reader may know of it. [IN36] */
export async function presentCitedInResponse(
  db: Db,
  actor: Actor,
  roundTable: RoundTableRow,
  id: ResponseId,
): Promise<CitedInstruments> {
  const { version } = await getResponse(db, actor, roundTable, id);
  return presentCitedIn(db, { kind: 'response', id, version });
}
