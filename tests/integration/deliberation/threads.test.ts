import { json, sql } from '@penholder/db';
import { draftDecision, stepDecision } from '@penholder/shared/decisions';
import {
  addPost,
  editPost,
  hidePost,
  listMentionable,
  listMentions,
  listPostEdits,
  listPosts,
  listThreads,
  markRead,
  mentionOf,
  type Post,
  showPost,
  withdrawPost,
} from '@penholder/shared/deliberation';
import type { DelegationId, Id } from '@penholder/shared/kernel';
import { draftQuestion, stepQuestion } from '@penholder/shared/questions';
import type { RoundTableSettings } from '@penholder/shared/round-tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../../_support/harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A round table with an open guiding question and two delegations with a head each. */
async function aRoom(settings: Partial<RoundTableSettings> = {}) {
  const table = await server.aRoundTable({ settings });
  const chair = await table.aRole('co-chair', 'Clara Chair');
  const egypt = await table.aDelegation('Egypt');
  const kenya = await table.aDelegation('Kenya');
  const amina = await table.aDelegate(egypt, { name: 'Amina Adel' });
  const kamau = await table.aDelegate(kenya, { name: 'Kamau Otieno' });
  const question = await chair.call(draftQuestion, {
    params: { roundTable: table.code },
    body: { text: { en: 'What works?' } },
  });
  await chair.call(stepQuestion, { params: { roundTable: table.code, question: question.id, step: 'open' } });
  return {
    table,
    chair,
    egypt,
    kenya,
    amina,
    kamau,
    thread: { roundTable: table.code, kind: 'question' as const, subject: question.id as string },
  };
}
type Thread =
  Awaited<ReturnType<typeof aRoom>>['thread'] | { roundTable: string; kind: 'decision' | 'practice'; subject: string };

const post = (
  person: TestPerson,
  thread: Thread,
  delegationId: DelegationId | null,
  body: string,
  over: Record<string, unknown> = {},
): Promise<Post> =>
  person.call(addPost, {
    params: thread,
    body: {
      body,
      language: 'en',
      delegationId,
      capacity: 'national-position',
      attribution: 'person',
      ...over,
    } as never,
  });
const said = async (person: TestPerson, thread: Thread) =>
  (await person.call(listPosts, { params: thread })).items.map((one) => one.body).toReversed();
const at = (table: TestRoundTable, one: { id: Id<'post'> }) => ({ roundTable: table.code, post: one.id });
const age = (one: Post, minutes: number) =>
  server.opened.db
    .updateTable('post')
    .set({ created_at: sql`now() - make_interval(mins => ${minutes}::int)` })
    .where('id', '=', one.id)
    .execute();
const mailsTo = async (person: TestPerson) => {
  const { email } = await server.opened.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow();
  return server.opened.db
    .selectFrom('mail')
    .selectAll()
    .where('recipient', '=', email)
    .where('kind', '=', 'mention')
    .execute();
};

describe('who reads and who posts', () => {
  it('[DL1] begins a thread with its first post, for whoever may read the subject', async () => {
    const { thread, amina, kamau, egypt } = await aRoom();
    expect(await kamau.call(listPosts, { params: thread })).toMatchObject({
      items: [],
      total: 0,
      unread: 0,
      isInner: false,
    });
    await post(amina, thread, egypt, 'A first thought.\nIn two lines.');
    expect(await said(kamau, thread)).toEqual(['A first thought.\nIn two lines.']);
    const stranger = await server.aPerson();
    expect(await stranger.refused(listPosts, { params: thread })).toMatchObject({ status: 404 });
    const missing = { ...thread, subject: '00000000-0000-4000-8000-000000000000' };
    expect(await kamau.refused(listPosts, { params: missing })).toMatchObject({
      status: 404,
      code: 'thread.subject-not-found',
    });
    const elsewhere = await aRoom();
    expect(
      await elsewhere.amina.refused(listPosts, { params: { ...thread, roundTable: elsewhere.thread.roundTable } }),
    ).toMatchObject({ status: 404 });
  });

  it('[DL1] keeps the thread of a draft from those who do not know of it', async () => {
    const { table, chair, amina } = await aRoom();
    const params = { roundTable: table.code };
    const draft = await chair.call(draftQuestion, { params, body: { text: { en: 'Draft?' } } });
    const decision = await chair.call(draftDecision, {
      params,
      body: { question: { en: 'Draft?' }, method: 'gradient' },
    });
    for (const thread of [
      { ...params, kind: 'question', subject: draft.id },
      { ...params, kind: 'decision', subject: decision.id },
    ] as const) {
      await post(chair, thread, null, 'Among us.', { capacity: 'expert-view' });
      expect(await amina.refused(listPosts, { params: thread })).toMatchObject({ code: 'thread.subject-not-found' });
      expect(
        await amina.refused(addPost, {
          params: thread,
          body: { body: 'x', language: 'en', delegationId: null, capacity: 'expert-view', attribution: 'person' },
        }),
      ).toMatchObject({ status: 404 });
      const states = await amina.call(listThreads, { params, query: { kind: thread.kind, subject: thread.subject } });
      expect(states.items).toEqual([]);
    }
  });

  it('[DL2] keeps what was said about a draft in its circle after it opens', async () => {
    const { table, chair, amina, egypt } = await aRoom();
    const secretariat = await table.aRole('secretariat');
    const params = { roundTable: table.code };
    const decision = await chair.call(draftDecision, {
      params,
      body: { question: { en: 'Adopt?' }, method: 'gradient' },
    });
    const thread = { ...params, kind: 'decision', subject: decision.id } as const;
    const early = await post(chair, thread, null, 'Not before Kenya is ready.', { capacity: 'expert-view' });
    expect(early.isInner).toBe(true);
    await chair.call(stepDecision, { params: { ...params, decision: decision.number, step: 'open' } });
    await post(amina, thread, egypt, 'We support it.');
    expect(await said(amina, thread)).toEqual(['We support it.']);
    expect(await amina.call(listPosts, { params: thread })).toMatchObject({ total: 1, unread: 0 });
    expect(await said(secretariat, thread)).toEqual(['Not before Kenya is ready.', 'We support it.']);
    const answer = await post(secretariat, thread, null, 'Agreed.', { parentId: early.id, capacity: 'secretariat' });
    expect(answer.isInner).toBe(true);
    expect(await said(amina, thread)).toEqual(['We support it.']);
    const refusal = await amina.refused(addPost, {
      params: thread,
      body: {
        body: 'x',
        language: 'en',
        parentId: early.id,
        delegationId: egypt,
        capacity: 'national-position',
        attribution: 'person',
      },
    });
    expect(refusal).toMatchObject({ code: 'post.parent-not-found' });
    expect(await amina.refused(listPostEdits, { params: at(table, early) })).toMatchObject({ code: 'post.not-found' });
    const states = await amina.call(listThreads, { params, query: { kind: 'decision', subject: [decision.id] } });
    expect(states.items).toEqual([{ subject: { kind: 'decision', id: decision.id }, posts: 1, unread: 0 }]);
    expect(
      (await secretariat.call(listThreads, { params, query: { kind: 'decision', subject: [decision.id] } })).items[0],
    ).toMatchObject({ posts: 3, unread: 2 });
  });

  it('[DL3] lets each speak for their own, observers only where the table lets them', async () => {
    const { table, thread, amina, egypt, kenya } = await aRoom();
    const body = { body: 'x', language: 'en', capacity: 'national-position', attribution: 'person' } as const;
    expect(await amina.refused(addPost, { params: thread, body: { ...body, delegationId: kenya } })).toMatchObject({
      status: 403,
      code: 'post.not-your-delegation',
    });
    expect(await amina.refused(addPost, { params: thread, body: { ...body, delegationId: null } })).toMatchObject({
      status: 403,
    });
    expect(
      await amina.refused(addPost, { params: thread, body: { ...body, delegationId: egypt, capacity: 'secretariat' } }),
    ).toMatchObject({ status: 422, code: 'post.capacity' });
    const observer = await table.aRole('observer');
    const interpreter = await table.aRole('interpreter');
    const asObserver = { params: thread, body: { ...body, delegationId: null, capacity: 'expert-view' } } as const;
    expect(await observer.refused(addPost, asObserver)).toMatchObject({ status: 403, code: 'post.not-permitted' });
    expect(await interpreter.refused(addPost, asObserver)).toMatchObject({ status: 403 });
    expect((await observer.call(listPosts, { params: thread })).speakers).toEqual([]);
    await server.opened.db
      .updateTable('round_table')
      .set({ settings: json({ observersPost: true }) })
      .where('id', '=', table.id)
      .execute();
    expect((await observer.call(listPosts, { params: thread })).speakers).toEqual([
      { delegation: null, office: 'observer', capacities: ['expert-view'] },
    ]);
    await observer.call(addPost, asObserver);
  });

  it('[DL5] keeps markup as the text that it is, and refuses what is too long', async () => {
    const { thread, amina, egypt } = await aRoom();
    const body = '<script>alert(1)</script> & "quotes" \u0000end';
    expect((await post(amina, thread, egypt, body)).body).toBe('<script>alert(1)</script> & "quotes" end');
    await expect(post(amina, thread, egypt, 'x'.repeat(4001))).rejects.toThrow(/422/);
    await expect(post(amina, thread, egypt, ' \n ')).rejects.toThrow(/422/);
  });

  it('[DL6] nests answers one level deep and pages from the newest back', async () => {
    const { thread, amina, kamau, egypt, kenya } = await aRoom();
    const first = await post(amina, thread, egypt, 'One');
    for (const body of ['Two', 'Three', 'Four']) await post(amina, thread, egypt, body);
    const answer = await post(kamau, thread, kenya, 'To one', { parentId: first.id });
    const again = await post(amina, thread, egypt, 'To the answer', { parentId: answer.id });
    expect([answer.parentId, again.parentId]).toEqual([first.id, first.id]);

    const page = await kamau.call(listPosts, { params: thread, query: { limit: 3 } });
    expect(page.items.map((one) => one.body)).toEqual(['To the answer', 'To one', 'Four']);
    expect(page.parents.map((one) => one.body)).toEqual(['One']);
    const rest = await kamau.call(listPosts, { params: thread, query: { limit: 3, after: page.next! } });
    expect([rest.items.map((one) => one.body), rest.next, rest.total]).toEqual([['Three', 'Two', 'One'], null, 6]);
    const other = await aRoom();
    await expect(post(other.amina, other.thread, other.egypt, 'x', { parentId: first.id })).rejects.toThrow(
      /post.parent-not-found/,
    );
  });
});

describe('how authors are shown', () => {
  it('[DL4] keeps a post at the level its author chose, and never above the table’s', async () => {
    const { table, thread, chair, amina, kamau, egypt } = await aRoom();
    await post(amina, thread, egypt, 'In person.');
    await post(amina, thread, egypt, 'As Egypt.', { attribution: 'delegation' });
    await post(amina, thread, egypt, 'As anyone.', { attribution: 'unattributed' });
    const seenBy = async (reader: TestPerson) =>
      (await reader.call(listPosts, { params: thread })).items
        .map(({ voice }) => [voice.level, voice.person?.name ?? null, voice.delegation?.names.en ?? null])
        .toReversed();
    expect(await seenBy(kamau)).toEqual([
      ['person', 'Amina Adel', 'Egypt'],
      ['delegation', null, 'Egypt'],
      ['unattributed', null, null],
    ]);
    const observer = await table.aRole('observer');
    expect((await seenBy(observer))[0]).toEqual(['delegation', null, 'Egypt']);
    const text = JSON.stringify((await chair.call(listPosts, { params: thread })).items[0]);
    expect(text).not.toMatch(new RegExp(`${amina.id}|${egypt}|Egypt|Amina`));

    const low = await aRoom({ attribution: 'unattributed' });
    const kept = await post(low.amina, low.thread, low.egypt, 'Quietly.');
    expect(kept).toMatchObject({ attribution: 'unattributed', isOwn: true });
    await server.opened.db
      .updateTable('round_table')
      .set({ settings: json({ attribution: 'person' }) })
      .where('id', '=', low.table.id)
      .execute();
    const [later] = (await low.kamau.call(listPosts, { params: low.thread })).items;
    expect(later).toMatchObject({
      voice: { level: 'unattributed', person: null, delegation: null },
      at: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  it('[DL4] leaves no trace of an unattributed author in the audit log', async () => {
    const { table, thread, amina, egypt } = await aRoom();
    const kept = await post(amina, thread, egypt, 'As anyone.', { attribution: 'unattributed' });
    await amina.call(editPost, { params: at(table, kept), body: { body: 'As anyone!', revision: 1 } });
    await amina.call(withdrawPost, { params: at(table, kept) });
    const acts = await server.opened.db
      .selectFrom('audit_event')
      .select('act')
      .where('round_table_id', '=', table.id)
      .where('person_id', '=', amina.id)
      .execute();
    expect(acts).toEqual([]);
  });

  it('[DL7] names whom a post mentions to those who may know them', async () => {
    const { table, thread, amina, kamau, egypt, kenya, chair } = await aRoom();
    const body = `${mentionOf(kenya)} and ${mentionOf(kamau.id)}: thank you.`;
    await post(amina, thread, egypt, body);
    const [seen] = (await kamau.call(listPosts, { params: thread })).items;
    expect(seen).toMatchObject({
      body,
      mentions: [
        { kind: 'delegation', id: kenya, names: { en: 'Kenya' } },
        { kind: 'person', id: kamau.id, name: 'Kamau Otieno' },
      ],
    });
    const observer = await table.aRole('observer');
    const [blank] = (await observer.call(listPosts, { params: thread })).items;
    expect(blank!.body).toBe(`${mentionOf(kenya)} and @[]: thank you.`);
    expect(JSON.stringify(blank)).not.toMatch(new RegExp(`${kamau.id}|Kamau`));

    const stranger = await server.aPerson();
    await expect(post(amina, thread, egypt, mentionOf(stranger.id))).rejects.toThrow(/post.mention-unknown/);
    const low = await aRoom({ attribution: 'delegation' });
    await expect(post(low.amina, low.thread, low.egypt, mentionOf(low.kamau.id))).rejects.toThrow(
      /post.mention-unknown/,
    );
    await post(low.amina, low.thread, low.egypt, mentionOf(low.kenya));

    const params = { roundTable: table.code };
    const decision = await chair.call(draftDecision, {
      params,
      body: { question: { en: 'Adopt?' }, method: 'gradient' },
    });
    const draft = { ...params, kind: 'decision', subject: decision.id } as const;
    await expect(post(chair, draft, null, mentionOf(kenya), { capacity: 'expert-view' })).rejects.toThrow(
      /post.mention-unknown/,
    );
    const penholder = await table.aRole('penholder');
    await post(chair, draft, null, mentionOf(penholder.id), { capacity: 'expert-view' });
  });

  it('[DL7] offers whom one may mention', async () => {
    const { table, thread, amina, kenya, kamau } = await aRoom();
    await table.aDelegation('Côte d’Ivoire');
    const offered = async (person: TestPerson, q: string) =>
      (await person.call(listMentionable, { params: thread, query: { q } })).items.map((one) =>
        one.kind === 'person' ? one.name : one.names.en,
      );
    expect(await offered(amina, 'k')).toEqual(['Kenya', 'Kamau Otieno']);
    expect(await offered(amina, 'cote')).toEqual(['Côte d’Ivoire']);
    expect(await offered(amina, 'otie')).toEqual(['Kamau Otieno']);
    expect(await offered(amina, 'amina')).toEqual([]);
    expect(await offered(amina, '%')).toEqual([]);
    const { items } = await amina.call(listMentionable, { params: thread, query: { q: 'Kamau' } });
    expect(items).toEqual([{ kind: 'person', id: kamau.id, name: 'Kamau Otieno', of: [{ en: 'Kenya' }], roles: [] }]);
    const low = await aRoom({ attribution: 'category' });
    expect((await low.amina.call(listMentionable, { params: low.thread, query: { q: 'k' } })).items).toEqual([
      { kind: 'delegation', id: low.kenya, names: { en: 'Kenya' } },
    ]);
    expect(kenya).not.toBe(low.kenya);
  });
});

describe('what happens to a post', () => {
  it('[DL8] changes its words for fifteen minutes and keeps the earlier ones', async () => {
    const { table, thread, amina, kamau, egypt } = await aRoom();
    const one = await post(amina, thread, egypt, 'Frist words.');
    expect(one).toMatchObject({
      isEdited: false,
      revision: 1,
      may: { editUntil: expect.any(String), withdraw: true, hide: false },
    });
    const edited = await amina.call(editPost, { params: at(table, one), body: { body: 'First words.', revision: 1 } });
    expect(edited).toMatchObject({ body: 'First words.', isEdited: true, revision: 2 });
    expect(
      await amina.refused(editPost, { params: at(table, one), body: { body: 'Other.', revision: 1 } }),
    ).toMatchObject({ status: 409, code: 'post.changed-meanwhile' });
    expect(
      await kamau.refused(editPost, { params: at(table, one), body: { body: 'Other.', revision: 2 } }),
    ).toMatchObject({ status: 403, code: 'post.not-yours' });
    const history = await kamau.call(listPostEdits, { params: at(table, one) });
    expect(history).toMatchObject({ total: 1, items: [{ edit: 1, body: 'Frist words.' }] });
    await age(one, 14);
    await amina.call(editPost, { params: at(table, one), body: { body: 'First words!', revision: 2 } });
    await age(one, 15);
    expect(
      await amina.refused(editPost, { params: at(table, one), body: { body: 'Late.', revision: 3 } }),
    ).toMatchObject({ status: 409, code: 'post.too-late', params: { minutes: 15 } });
    expect((await amina.call(listPosts, { params: thread })).items[0]!.may.editUntil).toBeNull();
  });

  it('[DL9] is withdrawn by its author, and its words by nobody read again', async () => {
    const { table, thread, chair, amina, kamau, egypt, kenya } = await aRoom();
    const one = await post(amina, thread, egypt, 'Regretted words.');
    await amina.call(editPost, { params: at(table, one), body: { body: 'Still regretted words.', revision: 1 } });
    await post(kamau, thread, kenya, 'An answer.', { parentId: one.id });
    expect(await chair.refused(withdrawPost, { params: at(table, one) })).toMatchObject({ status: 403 });
    await age(one, 500);
    expect(await amina.call(withdrawPost, { params: at(table, one) })).toMatchObject({
      state: 'withdrawn',
      body: null,
    });
    for (const reader of [chair, amina, kamau]) {
      const page = await reader.call(listPosts, { params: thread });
      expect(page.items.map(({ state, body }) => [state, body])).toEqual([
        ['shown', 'An answer.'],
        ['withdrawn', null],
      ]);
      expect(JSON.stringify(page)).not.toContain('egretted');
      expect(await reader.refused(listPostEdits, { params: at(table, one) })).toMatchObject({ code: 'post.not-found' });
    }
  });

  it('[DL10] is hidden for a reason by co-chairs and secretariat, and shown again', async () => {
    const { table, thread, chair, amina, kamau, egypt } = await aRoom();
    const secretariat = await table.aRole('secretariat');
    const penholder = await table.aRole('penholder');
    const one = await post(amina, thread, egypt, 'Unseemly words.', { attribution: 'unattributed' });
    for (const person of [kamau, penholder, amina])
      expect(await person.refused(hidePost, { params: at(table, one), body: { reason: 'Because.' } })).toMatchObject({
        status: 403,
      });
    expect(await chair.refused(hidePost, { params: at(table, one), body: { reason: ' ' } })).toMatchObject({
      status: 422,
    });
    await secretariat.call(hidePost, { params: at(table, one), body: { reason: 'It names a person.' } });
    expect((await kamau.call(listPosts, { params: thread })).items[0]).toMatchObject({
      state: 'moderated',
      body: null,
      moderationReason: 'It names a person.',
      isNew: false,
    });
    expect(await said(penholder, thread)).toEqual([null]);
    expect(await said(amina, thread)).toEqual(['Unseemly words.']);
    expect(await said(chair, thread)).toEqual(['Unseemly words.']);
    expect(await chair.refused(hidePost, { params: at(table, one), body: { reason: 'Again.' } })).toMatchObject({
      code: 'post.wrong-state',
    });
    await chair.call(showPost, { params: at(table, one) });
    expect((await kamau.call(listPosts, { params: thread })).items[0]).toMatchObject({
      state: 'shown',
      body: 'Unseemly words.',
      moderationReason: null,
    });
    const acts = await server.opened.db
      .selectFrom('audit_event')
      .select(['act', 'details', 'person_id'])
      .where('round_table_id', '=', table.id)
      .where('subject_kind', '=', 'post')
      .orderBy('sequence')
      .execute();
    expect(acts.map((row) => [row.act, row.person_id])).toEqual([
      ['post.hidden', secretariat.id],
      ['post.shown', chair.id],
    ]);
    expect(JSON.stringify(acts)).not.toMatch(/Unseemly/);
  });
});

describe('unread posts and mentions', () => {
  it('[DL11] counts unread posts of each person, and never goes back', async () => {
    const { table, thread, chair, amina, kamau, egypt, kenya } = await aRoom();
    const unread = async (person: TestPerson) =>
      (
        await person.call(listThreads, {
          params: { roundTable: table.code },
          query: { kind: 'question', subject: [thread.subject] },
        })
      ).items[0]!;
    expect(await unread(kamau)).toMatchObject({ posts: 0, unread: 0 });
    const posts = [
      await post(amina, thread, egypt, 'One'),
      await post(amina, thread, egypt, 'Two'),
      await post(kamau, thread, kenya, 'Mine'),
      await post(amina, thread, egypt, 'Three'),
    ];
    expect(await unread(kamau)).toMatchObject({ posts: 4, unread: 3 });
    expect((await kamau.call(listPosts, { params: thread })).items.map((one) => one.isNew)).toEqual([
      true,
      false,
      true,
      true,
    ]);
    const read = (place: number) => kamau.call(markRead, { params: thread, body: { upTo: posts[place]!.id } });
    expect(await read(1)).toMatchObject({ unread: 1 });
    expect(await read(0)).toMatchObject({ unread: 1 });
    expect(await unread(amina)).toMatchObject({ unread: 1 });
    await amina.call(withdrawPost, { params: at(table, posts[3]!) });
    expect(await unread(kamau)).toMatchObject({ posts: 3, unread: 0 });
    const hidden = await post(amina, thread, egypt, 'Four');
    await chair.call(hidePost, { params: at(table, hidden), body: { reason: 'Off topic.' } });
    expect(await unread(kamau)).toMatchObject({ posts: 4, unread: 0 });
    const other = await aRoom();
    expect(await other.kamau.refused(markRead, { params: other.thread, body: { upTo: posts[0]!.id } })).toMatchObject({
      code: 'post.not-found',
    });
  });

  it('[DL12] tells by mail where one is mentioned, not by whom nor in which words', async () => {
    const { table, thread, amina, kamau, egypt, kenya } = await aRoom();
    const expert = await table.aDelegate(kenya, { standing: 'expert', name: 'Wanjiru' });
    const colleague = await table.aDelegate(egypt, { name: 'Basim' });
    const one = await post(amina, thread, egypt, `Secret words for ${mentionOf(kenya)} and ${mentionOf(egypt)}.`);
    const [mail] = await mailsTo(kamau);
    expect(mail).toMatchObject({ subject: `${table.code}: you are mentioned in the discussion` });
    expect(mail!.body).toContain('Your delegation is mentioned');
    expect(mail!.body).toContain(`/rt/${table.code}/questions/${thread.subject}`);
    expect(mail!.body + mail!.subject).not.toMatch(/Secret|Amina|Egypt/);
    expect(await mailsTo(expert)).toEqual([]);
    expect(await mailsTo(amina)).toEqual([]);
    expect(await mailsTo(colleague)).toHaveLength(1);
    await amina.call(editPost, {
      params: at(table, one),
      body: { body: `Also ${mentionOf(kenya)} and ${mentionOf(expert.id)}.`, revision: 1 },
    });
    expect(await mailsTo(kamau)).toHaveLength(1);
    expect((await mailsTo(expert))[0]!.body).toContain('You are mentioned');
  });

  it('[DL7] lists the mentions of a reader and their delegation, newest first', async () => {
    const { table, chair, thread, amina, kamau, egypt, kenya } = await aRoom();
    await post(amina, thread, egypt, `First ${mentionOf(kenya)}`, { attribution: 'unattributed' });
    const second = await post(amina, thread, egypt, `Second ${mentionOf(kamau.id)} ${'long '.repeat(100)}`);
    await post(kamau, thread, kenya, `My own ${mentionOf(kenya)}`);
    const gone = await post(amina, thread, egypt, `Gone ${mentionOf(kenya)}`);
    await amina.call(withdrawPost, { params: at(table, gone) });
    const params = { roundTable: table.code };
    const mentions = await kamau.call(listMentions, { params });
    expect(mentions.total).toBe(2);
    expect(mentions.items.map((one) => [one.beginning.slice(0, 6), one.voice.person?.name ?? null, one.isNew])).toEqual(
      [
        ['Second', 'Amina Adel', true],
        ['First ', null, true],
      ],
    );
    expect(mentions.items[0]).toMatchObject({
      post: second.id,
      subject: {
        kind: 'question',
        title: { en: 'What works?' },
        path: `/rt/${table.code}/questions/${thread.subject}`,
      },
    });
    expect(mentions.items[0]!.beginning.length).toBeLessThan(260);
    await kamau.call(markRead, { params: thread, body: { upTo: second.id } });
    expect((await kamau.call(listMentions, { params })).items.map((one) => one.isNew)).toEqual([false, false]);
    const page = await kamau.call(listMentions, { params, query: { limit: 1 } });
    const rest = await kamau.call(listMentions, { params, query: { limit: 1, after: page.next! } });
    expect([page.items[0]!.post, rest.items[0]!.post, rest.next]).toEqual([second.id, mentions.items[1]!.post, null]);
    expect((await chair.call(listMentions, { params })).total).toBe(0);
  });

  it('keeps every post of many people who post at once', async () => {
    const { thread, amina, kamau, egypt, kenya } = await aRoom();
    const bodies = Array.from({ length: 20 }, (_, place) => `Post ${place}`);
    await Promise.all(
      bodies.map((body, place) =>
        place % 2 === 0 ? post(amina, thread, egypt, body) : post(kamau, thread, kenya, body),
      ),
    );
    const page = await kamau.call(listPosts, { params: thread });
    expect(page.items.map((one) => one.body).toSorted()).toEqual(bodies.toSorted());
    expect(page.unread).toBe(10);
  });
});
