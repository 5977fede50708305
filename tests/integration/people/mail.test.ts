import type { AddressInfo } from 'node:net';
import { sql, transaction } from '@penholder/db';
import { claimMails } from '@penholder/db/people';
import { type Mail, queueMail } from '@penholder/server/mail/queue-mail';
import { MOST_ATTEMPTS, retryAfter, sendMailWork } from '@penholder/server/mail/send-mail';
import { getMail, listMails, sendMailAgain } from '@penholder/shared/people';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startServer, type TestServer } from '../../_support/harness.ts';

interface Received {
  to: string[];
  text: string;
}

/** A mail server that keeps what it is given, or answers with the refusals that it is told to, one for each attempt. */
async function aMailServer() {
  const received: Received[] = [];
  const refusals: { code: number; text: string }[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refusal = refusals.shift();
        if (refusal) return done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
        received.push({
          to: session.envelope.rcptTo.map((one: { address: string }) => one.address),
          text: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', listening));
  const { port } = smtp.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refusals,
    close: () => new Promise<void>((closed) => smtp.close(closed)),
  };
}

let mailServer: Awaited<ReturnType<typeof aMailServer>>;
let server: TestServer;
beforeAll(async () => {
  mailServer = await aMailServer();
  server = await startServer({ config: { smtpUrl: mailServer.url, mailFrom: 'Round Table <table@forum.example>' } });
});
afterAll(async () => {
  await server.close();
  await mailServer.close();
});
beforeEach(async () => {
  await sql`delete from mail`.execute(server.opened.db);
  mailServer.received.length = 0;
  mailServer.refusals.length = 0;
});

const queue = (mails: Mail | Mail[]) => transaction(server.opened.db, (trx) => queueMail(trx, server.app.deps, mails));
const aMail = (details: Partial<Mail> = {}): Mail => ({
  to: 'guest@list.example',
  kind: 'invitation',
  subject: 'Invitation',
  body: 'Come in.',
  ...details,
});
const send = async () => {
  const work = sendMailWork(server.app.deps);
  try {
    while (await work.tick());
  } finally {
    work.close();
  }
};
const row = () => server.opened.db.selectFrom('mail').selectAll().executeTakeFirstOrThrow();
const dueAgain = () => sql`update mail set next_attempt_at = now()`.execute(server.opened.db);

it('goes out once, with an Arabic subject and the link in its place, which is then forgotten', async () => {
  await queue(
    aMail({
      subject: 'دعوة: RT2',
      body: 'افتح:\n\n{link}',
      secretLink: 'http://localhost:3000/sign-in/confirm#the-secret-token',
    }),
  );
  expect(JSON.stringify(await row())).not.toContain('the-secret-token');
  await send();
  await send();
  expect(mailServer.received).toHaveLength(1);
  const [mail] = mailServer.received;
  expect(mail!.to).toEqual(['guest@list.example']);
  const subject = /^Subject: (.*(?:\r\n .*)*)/m.exec(mail!.text)![1]!;
  expect(decodeWords(subject)).toBe('دعوة: RT2');
  expect(mail!.text).toMatch(/^From: Round Table <table@forum.example>/m);
  expect(mail!.text).toMatch(/^Auto-Submitted: auto-generated/im);
  const body = /Content-Transfer-Encoding: base64/i.test(mail!.text)
    ? Buffer.from(mail!.text.split('\r\n\r\n').slice(1).join(''), 'base64').toString()
    : mail!.text.replace(/=\r\n/g, '');
  expect(body).toContain('#the-secret-token');
  expect(await row()).toMatchObject({ status: 'sent', attempts: 1, sealed: null });
});

it('does not go out when its transaction is rolled back', async () => {
  await expect(
    transaction(server.opened.db, async (trx) => {
      await queueMail(trx, server.app.deps, aMail());
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  await send();
  expect(mailServer.received).toHaveLength(0);
});

it('is tried again, later each time, when the mail server is busy', async () => {
  mailServer.refusals.push({ code: 451, text: 'Busy' }, { code: 451, text: 'Busy' });
  await queue(aMail());
  await send();
  const first = await row();
  expect(first).toMatchObject({ status: 'queued', attempts: 1, error: expect.stringContaining('Busy') });
  await send();
  expect((await row()).attempts).toBe(1);
  await dueAgain();
  await send();
  const { rows } = await sql<{
    seconds: number;
  }>`select extract(epoch from next_attempt_at - now())::float as seconds from mail`.execute(server.opened.db);
  expect(rows[0]!.seconds).toBeGreaterThan(50);
  expect(rows[0]!.seconds).toBeLessThan(61);
  await dueAgain();
  await send();
  expect(mailServer.received).toHaveLength(1);
  expect(await row()).toMatchObject({ status: 'sent', attempts: 3, error: null });
});

it('has failed after the last attempt, or at once when the mail server will never take it', async () => {
  await queue(aMail());
  await sql`update mail set attempts = ${MOST_ATTEMPTS - 1}`.execute(server.opened.db);
  mailServer.refusals.push({ code: 451, text: 'Busy' });
  await send();
  expect(await row()).toMatchObject({ status: 'failed', attempts: MOST_ATTEMPTS });
  await sql`delete from mail`.execute(server.opened.db);
  await queue(aMail({ to: 'gone@list.example' }));
  mailServer.refusals.push({ code: 550, text: 'No such mailbox' });
  await send();
  expect(await row()).toMatchObject({
    status: 'failed',
    attempts: 1,
    error: expect.stringContaining('No such mailbox'),
  });
});

it('waits longer and longer, at most six hours', () => {
  expect([1, 2, 3, 8, 20].map(retryAfter)).toEqual([30, 60, 120, 3840, 21_600]);
});

it('is given to one of two nodes', async () => {
  await queue(Array.from({ length: 20 }, (_, n) => aMail({ to: `guest${n}@list.example` })));
  const claimed = (await Promise.all([claimMails(server.opened.db, 15), claimMails(server.opened.db, 15)])).flat();
  expect(new Set(claimed.map((mail) => mail.id)).size).toBe(claimed.length);
  expect(await claimMails(server.opened.db, 15)).toHaveLength(20 - claimed.length);
});

it('is tried by another node when the one that claimed it died', async () => {
  await queue(aMail());
  expect(await claimMails(server.opened.db, 1)).toHaveLength(1);
  await send();
  expect(mailServer.received).toHaveLength(0);
  await sql`update mail set next_attempt_at = next_attempt_at - interval '2 minutes'`.execute(server.opened.db);
  await send();
  expect(mailServer.received).toHaveLength(1);
});

it('goes out by itself soon after its transaction', async () => {
  server.app.deps.clockwork.start();
  await queue(aMail());
  await vi.waitFor(() => expect(mailServer.received).toHaveLength(1), 10_000);
  await server.app.deps.clockwork.stop();
});

it('is read by the administrator without its link, and sent again when it had failed', async () => {
  const administrator = await server.aPerson({ isAdministrator: true });
  await queue(aMail({ body: 'Open:\n\n{link}', secretLink: 'http://localhost:3000/#secret' }));
  const { items, isSending } = await administrator.call(listMails);
  expect([items.length, isSending]).toEqual([1, true]);
  const params = { mail: items[0]!.id };
  const { body } = await administrator.call(getMail, { params });
  expect(body).not.toContain('secret');
  expect((await administrator.refused(sendMailAgain, { params })).code).toBe('mail.cannot-send-again');
  await sql`update mail set status = 'failed', attempts = 9`.execute(server.opened.db);
  await administrator.call(sendMailAgain, { params });
  expect(await row()).toMatchObject({ status: 'queued', attempts: 0 });
});

/** RFC 2047 words, as a mail program shows them. */
const decodeWords = (text: string) =>
  text
    .replace(/\r\n\s+/g, ' ')
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?utf-8\?(b|q)\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString()
        : Buffer.from(
            word
              .replace(/_/g, ' ')
              .replace(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
            'latin1',
          ).toString(),
    );
