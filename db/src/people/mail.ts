import { sql } from 'kysely';
import { inPortions } from '../in-portions.ts';
import type { Db, Trx } from '../open.ts';

/** A mail to be sent; `{link}` in its body stands for what `sealed` holds. */
export interface NewMail {
  recipient: string;
  subject: string;
  body: string;
  kind: string;
  sealed: Uint8Array | null;
}

/** How long one attempt may take before another node may try, in the database's words. */
const LEASE = '2 minutes';

/** Writes mails; they are due at once. */
export const insertMails = (trx: Trx, mails: readonly NewMail[]): Promise<void> =>
  inPortions(mails, (portion) =>
    trx
      .insertInto('mail')
      .values(portion.map((mail) => ({ ...mail, error: null, sent_at: null })))
      .execute(),
  );

/** Claims due mails for one attempt: nobody else is given them until the lease is over. */
export const claimMails = (db: Db, limit: number) =>
  db
    .updateTable('mail')
    .set({ attempts: sql`attempts + 1`, next_attempt_at: sql`now() + ${LEASE}::interval` })
    .where('id', 'in', (due) =>
      due
        .selectFrom('mail')
        .select('id')
        .where('status', '=', 'queued')
        .where('next_attempt_at', '<=', sql<Date>`now()`)
        .orderBy('next_attempt_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'recipient', 'subject', 'body', 'sealed', 'attempts', 'kind'])
    .execute();

/** Notes that a mail was sent; the link in it is forgotten. */
export async function noteSent(db: Db, id: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({ status: 'sent', sent_at: sql`now()`, error: null, sealed: null })
    .where('id', '=', id)
    .execute();
}

/** Notes that an attempt failed: tried again after so many seconds, or never when they are undefined. */
export async function noteFailed(db: Db, id: string, error: string, retryAfter: number | undefined): Promise<void> {
  await db
    .updateTable('mail')
    .set(
      retryAfter === undefined
        ? { status: 'failed', error }
        : { error, next_attempt_at: sql`now() + make_interval(secs => ${retryAfter}::double precision)` },
    )
    .where('id', '=', id)
    .execute();
}

/** Where no mail is sent, what is queued stays for the administrator to read. */
export async function keepQueuedMails(db: Db): Promise<void> {
  await db.updateTable('mail').set({ status: 'kept' }).where('status', '=', 'queued').execute();
}
