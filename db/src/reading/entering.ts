import type { AreaId, PracticeId } from '@penholder/shared/practices';
import type { InstrumentId } from '@penholder/shared/instruments';
import type { DelegationId, Language, LocalizedText, PartyId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';

/** Has a paper enter the round table alone: the lock that numbers, areas, groups and questions take, taken first and at once. */
export const lockRoundTable = (trx: Trx, roundTableId: RoundTableId) =>
  trx.selectFrom('round_table').select('id').where('id', '=', roundTableId).forUpdate().execute();

/** The delegations of the round table with what their parties are called. */
export const listDelegationNames = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('delegation as d')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .select(['d.id', 'p.id as party_id', 'p.iso3166', 'p.names'])
    .where('d.round_table_id', '=', roundTableId)
    .execute();

/** Parties of this server that bear one of these names in any language, in any case. */
export async function findPartiesNamed(db: Db, names: readonly string[]) {
  if (names.length === 0) return [];
  const lower = names.map((name) => name.toLowerCase());
  const { rows } = await sql<{ id: PartyId; names: LocalizedText }>`
    select id, names from party p
    where exists (select 1 from jsonb_each_text(p.names) n where lower(n.value) = any(${lower}::text[]))
    order by id`.execute(db);
  return rows;
}

/** The key of every entry of a register. */
export async function listInstrumentKeys(db: Db, roundTableId: RoundTableId): Promise<Map<string, InstrumentId>> {
  const rows = await db
    .selectFrom('instrument')
    .select(['id', 'canonical_key'])
    .where('round_table_id', '=', roundTableId)
    .execute();
  return new Map(rows.map((row) => [row.canonical_key, row.id]));
}

/** How many practices of each area an annex prints by now: what is read in comes after them. */
export async function countPrinted(db: Db, roundTableId: RoundTableId): Promise<Map<AreaId, number>> {
  const rows = await db
    .selectFrom('practice')
    .select((e) => ['area_id', e.fn.countAll<number>().as('count')])
    .where('round_table_id', '=', roundTableId)
    .where('status', 'in', ['cleared', 'published'])
    .where('area_id', 'is not', null)
    .groupBy('area_id')
    .execute();
  return new Map(rows.map((row) => [row.area_id!, Number(row.count)]));
}

/** The sentences and places of practices in the annex, as the paper has them; the words are those of version 1. */
export async function insertAnnexEntries(
  trx: Trx,
  { roundTableId, personId, language }: { roundTableId: RoundTableId; personId: PersonId; language: Language },
  entries: readonly { practiceId: PracticeId; sentence: string; position: number }[],
): Promise<void> {
  for (const { practiceId, sentence, position } of entries)
    await sql`
      insert into annex_entry (practice_id, round_table_id, sentences, position, edited_by)
      values (${practiceId}, ${roundTableId}, ${JSON.stringify({ [language]: { text: sentence, version: 1 } })}::jsonb, ${position}, ${personId})`.execute(
      trx,
    );
  for (const { practiceId, sentence } of entries)
    await trx
      .insertInto('annex_sentence')
      .values({ practice_id: practiceId, language, revision: 1, text: sentence, version: 1, person_id: personId })
      .execute();
}

/** Confirmations of version 1 in the name of delegations, by whoever confirmed the paper. */
export const insertPaperConfirmations = (
  trx: Trx,
  practiceId: PracticeId,
  delegations: readonly DelegationId[],
  personId: PersonId,
) =>
  trx
    .insertInto('practice_confirmation')
    .values(
      delegations.map((delegation_id) => ({
        practice_id: practiceId,
        wording: 1,
        version: 1,
        delegation_id,
        person_id: personId,
      })),
    )
    .execute();
