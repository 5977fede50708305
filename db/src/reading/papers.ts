import type { Publication } from '@penholder/shared/documents';
import type { Id, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';

export async function insertPaper(
  trx: Trx,
  paper: { roundTableId: RoundTableId; readingId: Id<'paper-reading'>; publication: Publication; personId: PersonId },
): Promise<Id<'paper'>> {
  const { title, language } = paper.publication;
  const { id } = await trx
    .insertInto('paper')
    .values({
      round_table_id: paper.roundTableId,
      reading_id: paper.readingId,
      title,
      language,
      publication: json(paper.publication),
      created_by: paper.personId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A page of the papers of a round table, newest first. */
export async function listPapers(
  db: Db,
  roundTableId: RoundTableId,
  { limit, offset }: { limit: number; offset: number },
) {
  const all = db.selectFrom('paper').where('round_table_id', '=', roundTableId);
  const rows = await all
    .select(['id', 'title', 'language', 'reading_id', 'created_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit + 1)
    .offset(offset)
    .execute();
  const { total } = await all.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows: rows.slice(0, limit), more: rows.length > limit, total: Number(total) };
}

export const findPaper = (db: Db, roundTableId: RoundTableId, id: Id<'paper'>) =>
  db.selectFrom('paper').selectAll().where('round_table_id', '=', roundTableId).where('id', '=', id).executeTakeFirst();
