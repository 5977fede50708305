import { sql, transaction } from '@penholder/db';
import type * as dbNodes from '@penholder/db/nodes';
import { insertMails } from '@penholder/db/people';
import { doAloneOn } from '@penholder/server/nodes/connect';
import { draftQuestion, stepQuestion } from '@penholder/shared/questions';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { until } from '../_support/document-clients.ts';
import type { TestServer } from '../_support/harness.ts';
import { startNodes, type TestNodes } from '../_support/nodes.ts';

/** The mistake that nodes make while it is true. */
const mistake = vi.hoisted(() => ({ asksNobody: false }));
vi.mock('@penholder/db/nodes', async (original) => {
  const real = await original<typeof dbNodes>();
  return {
    ...real,
    claimWork: (...given: Parameters<typeof real.claimWork>) => mistake.asksNobody || real.claimWork(...given),
  };
});

const sent: string[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  logger: false,
  onData(stream, _session, done) {
    let text = '';
    stream.on('data', (part: Buffer) => (text += part.toString()));
    stream.on('end', () => {
      sent.push(/^Message-ID: <([^@]+)@/im.exec(text)![1]!);
      done();
    });
  },
});

let nodes: TestNodes;
let first: TestServer;
beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as { port: number };
  nodes = await startNodes(2, { config: { smtpUrl: `smtp://127.0.0.1:${port}` } });
  first = nodes.servers[0]!;
});
afterAll(async () => {
  await nodes.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

/** Has all nodes look at the same moment. */
const nudge = (work: string) => {
  for (const { app } of nodes.servers) app.deps.clockwork.nudge(work);
};

it('[DC24] closes each question once when its time comes, however many nodes look', async () => {
  const table = await first.aRoundTable();
  const roundTable = table.code;
  const chair = await table.aRole('co-chair');
  for (let nth = 0; nth < 12; nth++) {
    const { id: question } = await chair.call(draftQuestion, {
      params: { roundTable },
      body: { text: { en: 'How?' } },
    });
    await chair.call(stepQuestion, { params: { roundTable, question, step: 'open' } });
  }
  const { db } = first.opened;
  const ofTable = db.updateTable('guiding_question').where('round_table_id', '=', table.id);
  await ofTable.set({ closes_at: sql<Date>`now() - interval '1 second'` }).execute();
  const open = async () =>
    db
      .selectFrom('guiding_question')
      .select('id')
      .where('round_table_id', '=', table.id)
      .where('status', '=', 'open')
      .execute();
  while ((await open()).length > 0) {
    nudge('close-questions');
    await new Promise(setImmediate);
  }
  const closed = await db
    .selectFrom('audit_event')
    .select('subject_id')
    .where('round_table_id', '=', table.id)
    .where('act', '=', 'question.closed')
    .execute();
  expect(closed).toHaveLength(12);
  expect(new Set(closed.map((row) => row.subject_id)).size).toBe(12);
});

it('[DC24] sends each mail once, however many nodes send', async () => {
  const { db } = first.opened;
  const mails = Array.from({ length: 40 }, (_, nth) => ({
    recipient: `person${nth}@example.org`,
    subject: 'Once',
    body: 'Words',
    kind: 'test',
    sealed: null,
  }));
  await transaction(db, (trx) => insertMails(trx, mails));
  const left = async () => (await db.selectFrom('mail').select('id').where('status', '!=', 'sent').execute()).length;
  nudge('send-mail');
  await until(async () => (nudge('send-mail'), (await left()) === 0), 'all mails to be sent');
  expect(sent).toHaveLength(40);
  expect(new Set(sent).size).toBe(40);
});

/** Two nodes as the clockwork has them do what is for one. */
const twoNodes = () =>
  ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'].map((node) =>
    doAloneOn(first.opened.db, node),
  );

async function oneAtATime(): Promise<void> {
  const [one, other] = twoNodes();
  const begun = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<boolean>();
  const held = one!('held', () => (begun.resolve(), ended.promise));
  await begun.promise;
  try {
    expect(await other!('held', () => Promise.reject(new Error('two at once')))).toBe(false);
  } finally {
    ended.resolve(false);
    await held;
  }
  expect(await other!('held', async () => true)).toBe(true);
}

it('[DC24] has one node at a time do what is for one', () => expect(oneAtATime()).resolves.toBeUndefined());

it('notices nodes that ask nobody before they do what is for one', async () => {
  mistake.asksNobody = true;
  await expect(oneAtATime()).rejects.toThrow('two at once');
  mistake.asksNobody = false;
});

it('[DC24] has another node do what is for one when the one that began it has died', async () => {
  const { db } = first.opened;
  const [, other] = twoNodes();
  // It has not given it back: its claim runs out.
  await db
    .insertInto('work_claim')
    .values({
      work: 'left',
      node: '00000000-0000-4000-8000-000000000003',
      until: sql<Date>`now() - interval '1 second'`,
    })
    .execute();
  expect(await other!('left', async () => true)).toBe(true);
});
