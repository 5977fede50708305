import type { Id, RoundTableId } from '@penholder/shared/kernel';
import type { ReasonTemplate } from '@penholder/shared/practices';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';

type TemplateId = Id<'reason-template'>;
const COLUMNS = ['id', 'step', 'name', 'texts', 'revision'] as const;

export const listReasonTemplates = (db: Db, roundTableId: RoundTableId): Promise<ReasonTemplate[]> =>
  db
    .selectFrom('reason_template')
    .select(COLUMNS)
    .where('round_table_id', '=', roundTableId)
    .orderBy('step')
    .orderBy('name')
    .orderBy('id')
    .execute();

/** Has nobody else change the templates of the round table until the transaction ends, and lists them. */
export async function lockReasonTemplates(trx: Trx, roundTableId: RoundTableId): Promise<ReasonTemplate[]> {
  await sql`select 1 from round_table where id = ${roundTableId} for no key update`.execute(trx);
  return listReasonTemplates(trx, roundTableId);
}

type Texts = Pick<ReasonTemplate, 'step' | 'name' | 'texts'>;
export const insertReasonTemplate = (
  trx: Trx,
  roundTableId: RoundTableId,
  { step, name, texts }: Texts,
): Promise<ReasonTemplate> =>
  trx
    .insertInto('reason_template')
    .values({ round_table_id: roundTableId, step, name, texts: json(texts) })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();

export const saveReasonTemplate = (trx: Trx, id: TemplateId, { step, name, texts }: Texts): Promise<ReasonTemplate> =>
  trx
    .updateTable('reason_template')
    .set((e) => ({ step, name, texts: json(texts), revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();

export const deleteReasonTemplate = (trx: Trx, id: TemplateId) =>
  trx.deleteFrom('reason_template').where('id', '=', id).execute();
