import { claimMails, keepQueuedMails, noteFailed, noteSent } from '@penholder/db/people';
import nodemailer, { type Transporter } from 'nodemailer';
import type { Work } from '../deadlines/clockwork.ts';
import type { Deps } from '../deps.ts';
import { SEND_MAIL } from './queue-mail.ts';

/** After so many attempts (about a day) a mail has failed. */
export const MOST_ATTEMPTS = 9;
/** Mails claimed at once: few enough that all are tried well within their lease. */
const PORTION = 10;
/** How long the mail server may take over each thing it is asked, in milliseconds. */
const PATIENCE = 10_000;

/** Seconds until the next attempt: 30, 60, 120 … doubling up to six hours. */
export const retryAfter = (attempts: number): number => Math.min(30 * 2 ** (attempts - 1), 6 * 3600);

/** A body as it is sent or shown: with the link in its place. */
export const withLink = (body: string, link: string | undefined): string =>
  link === undefined ? body : body.replaceAll('{link}', link);

/**
 * Sends what is queued through SMTP_URL, each mail at least once: one whose server died half-way is tried again with the
 * same Message-ID. Without SMTP_URL mails are kept for the administrator's outbox.
 */
export function sendMailWork(deps: Pick<Deps, 'db' | 'config' | 'vault' | 'log'>): Work & { close(): void } {
  const { db, config, vault, log } = deps;
  let transport: Transporter | undefined;

  const send = async (mail: Awaited<ReturnType<typeof claimMails>>[number]) => {
    try {
      transport ??= nodemailer.createTransport(config.smtpUrl!, {
        pool: true,
        maxConnections: 2,
        connectionTimeout: PATIENCE,
        greetingTimeout: PATIENCE,
        socketTimeout: PATIENCE,
      } as object);
      await transport.sendMail({
        from: config.mailFrom,
        to: mail.recipient,
        subject: mail.subject,
        text: withLink(mail.body, mail.sealed ? vault.open(mail.sealed) : undefined),
        messageId: `<${mail.id}@penholder>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      // The mail server's answer may quote the message; only its first line, and never the address or text, is kept.
      const reason = (error as Error).message.split('\n')[0]!.slice(0, 300);
      const permanent = /^5\d\d$/.test(String((error as { responseCode?: number }).responseCode));
      const given = permanent || mail.attempts >= MOST_ATTEMPTS;
      log.warn({ mail: mail.id, kind: mail.kind, attempts: mail.attempts, given }, 'a mail could not be sent');
      return noteFailed(db, mail.id, reason, given ? undefined : retryAfter(mail.attempts));
    }
    await noteSent(db, mail.id);
  };

  return {
    name: SEND_MAIL,
    every: 15_000,
    async tick() {
      if (!config.smtpUrl) {
        await keepQueuedMails(db);
        return false;
      }
      const mails = await claimMails(db, PORTION);
      await Promise.all(mails.map(send));
      return mails.length === PORTION;
    },
    close: () => transport?.close(),
  };
}
