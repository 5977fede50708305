import { sql } from 'kysely';
import type { MAIL_STATUSES } from '@penholder/shared/people';
import type { Db } from '../open.ts';

export interface MailPage {
  status?: (typeof MAIL_STATUSES)[number] | undefined;
  search?: string | undefined;
  limit: number;
  /** When the last on the page before was created, exactly as the database has it, and its id. */
  after?: { at: string; id: string } | undefined;
}

const matching = (db: Db, { status, search }: MailPage) =>
  db
    .selectFrom('mail')
    .$if(status !== undefined, (query) => query.where('status', '=', status!))
    .$if(Boolean(search), (query) => {
      const pattern = `%${search!.replace(/[\\%_]/g, '\\$&')}%`;
      return query.where((e) => e.or([e('recipient', 'ilike', pattern), e('subject', 'ilike', pattern)]));
    });

/** A page of the outbox, newest first. */
export async function listMailsPage(db: Db, page: MailPage) {
  const rows = await matching(db, page)
    .select([
      'id',
      'recipient',
      'subject',
      'kind',
      'status',
      'attempts',
      'error',
      'created_at',
      'sent_at',
      'next_attempt_at',
    ])
    .select(sql<string>`created_at::text`.as('created_text'))
    .$if(page.after !== undefined, (query) =>
      query.where((e) =>
        e.or([
          e('created_at', '<', sql<Date>`${page.after!.at}::timestamptz`),
          e.and([e('created_at', '=', sql<Date>`${page.after!.at}::timestamptz`), e('id', '<', page.after!.id)]),
        ]),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const { total } = await matching(db, page)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows: rows.slice(0, page.limit), more: rows.length > page.limit, total: Number(total) };
}

export const findMail = (db: Db, id: string) =>
  db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirst();

/** Queues a mail again that failed or was kept; answers whether it was one. */
export async function queueAgain(db: Db, id: string): Promise<boolean> {
  const result = await db
    .updateTable('mail')
    .set({ status: 'queued', attempts: 0, error: null, next_attempt_at: sql`now()` })
    .where('id', '=', id)
    .where('status', 'in', ['failed', 'kept'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** How many mails were given up. */
export async function countFailedMails(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('mail')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('status', '=', 'failed')
    .executeTakeFirstOrThrow();
  return Number(count);
}
