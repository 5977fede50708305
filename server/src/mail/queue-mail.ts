import { onCommit, type Trx } from '@penholder/db';
import { insertMails } from '@penholder/db/people';
import type { Deps } from '../deps.ts';

/** The clockwork's work that sends. */
export const SEND_MAIL = 'send-mail';

/** One mail, in its reader's language, as plain text. */
export interface Mail {
  /** The address alone, without a name. */
  to: string;
  /** What it is about, for the outbox: `sign-in`, `invitation`, `question-opened` … */
  kind: string;
  subject: string;
  body: string;
  /** A link that signs in: `{link}` in the body stands for it. Kept encrypted until sent, so that the database alone lets nobody in. */
  secretLink?: string | undefined;
}

/**
 * Queues mails in the transaction that causes them: they go out when it commits, and never when it does not.
 *
 * @example await queueMail(trx, deps, { to: person.email, kind: 'question-opened', subject, body })
 */
export async function queueMail(
  trx: Trx,
  deps: Pick<Deps, 'vault' | 'clockwork'>,
  mails: Mail | readonly Mail[],
): Promise<void> {
  const list = [mails].flat();
  if (list.length === 0) return;
  await insertMails(
    trx,
    list.map(({ to, kind, subject, body, secretLink }) => ({
      recipient: to,
      kind,
      subject,
      body,
      sealed: secretLink === undefined ? null : deps.vault.seal(secretLink),
    })),
  );
  onCommit(trx, () => deps.clockwork.nudge(SEND_MAIL));
}
