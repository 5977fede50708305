import { sql } from 'kysely';
import type { ForumId, Language, LocalizedText, RoundTableId } from '@penholder/shared/kernel';
import { type Phase, RoundTableSettings } from '@penholder/shared/round-tables';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';

/** A round table by id with its forum, locked until the transaction ends; settings completed by their defaults. */
export async function lockRoundTable(trx: Trx, id: RoundTableId) {
  const row = await trx
    .selectFrom('round_table as r')
    .innerJoin('forum as f', 'f.id', 'r.forum_id')
    .selectAll('r')
    .select(['f.title as forum_title', 'f.period as forum_period'])
    .where('r.id', '=', id)
    .forUpdate('r')
    .executeTakeFirstOrThrow();
  return { ...row, settings: RoundTableSettings.parse(row.settings) };
}

/** Keeps a round table as it is until the transaction ends. */
export async function holdRoundTable(trx: Trx, id: RoundTableId): Promise<void> {
  await trx.selectFrom('round_table').select('id').where('id', '=', id).forShare().execute();
}

export interface RoundTableChange {
  title: LocalizedText;
  description: LocalizedText | null;
  timeZone: string;
  languages: Language[];
  settings: RoundTableSettings;
}

/** Changes a locked round table; its revision goes up. */
export async function saveRoundTable(trx: Trx, id: RoundTableId, change: RoundTableChange): Promise<void> {
  await trx
    .updateTable('round_table')
    .set({
      title: json(change.title),
      description: change.description === null ? null : json<LocalizedText | null>(change.description),
      time_zone: change.timeZone,
      languages: change.languages,
      settings: json<Partial<RoundTableSettings>>(change.settings),
      revision: sql`revision + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/** Puts a locked round table into a phase; its revision goes up. */
export async function savePhase(trx: Trx, id: RoundTableId, phase: Phase): Promise<void> {
  await trx
    .updateTable('round_table')
    .set({ phase, phase_since: sql`now()`, revision: sql`revision + 1` })
    .where('id', '=', id)
    .execute();
}

/** Adds a round table in its preparation. Throws a duplicate on the code. */
export const insertRoundTable = (
  trx: Trx,
  table: {
    forumId: ForumId;
    code: string;
    title: LocalizedText;
    description: LocalizedText | null;
    timeZone: string;
    languages: Language[];
  },
) =>
  trx
    .insertInto('round_table')
    .values({
      forum_id: table.forumId,
      code: table.code,
      title: json(table.title),
      description: table.description === null ? null : json<LocalizedText | null>(table.description),
      time_zone: table.timeZone,
      languages: table.languages,
    })
    .returning(['id', 'code'])
    .executeTakeFirstOrThrow();

// Forums

export const insertForum = (trx: Trx, forum: { title: LocalizedText; period: string }) =>
  trx
    .insertInto('forum')
    .values({ title: json(forum.title), period: forum.period })
    .returning('id')
    .executeTakeFirstOrThrow();

export const findForum = (db: Db, id: ForumId) =>
  db.selectFrom('forum').selectAll().where('id', '=', id).executeTakeFirst();

export async function saveForum(trx: Trx, id: ForumId, forum: { title: LocalizedText; period: string }): Promise<void> {
  await trx
    .updateTable('forum')
    .set({ title: json(forum.title), period: forum.period })
    .where('id', '=', id)
    .execute();
}

/** A page of things listed newest first, after the one that was created at a moment (as the database writes it) with an id. */
export interface NewestFirst {
  limit: number;
  after?: { at: string; id: string } | undefined;
}

/** A page of forums, newest first, each with how many round tables it has. */
export async function listForumsPage(db: Db, page: NewestFirst) {
  const rows = await db
    .selectFrom('forum as f')
    .select((e) => [
      'f.id',
      'f.title',
      'f.period',
      sql<string>`f.created_at::text`.as('created_text'),
      e
        .selectFrom('round_table as r')
        .whereRef('r.forum_id', '=', 'f.id')
        .select((g) => g.fn.countAll<number>().as('n'))
        .as('round_tables'),
    ])
    .$if(page.after !== undefined, (query) =>
      query.where(sql<boolean>`(f.created_at, f.id) < (${page.after!.at}::timestamptz, ${page.after!.id}::uuid)`),
    )
    .orderBy('f.created_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const { total } = await db
    .selectFrom('forum')
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows: rows.slice(0, page.limit), more: rows.length > page.limit, total: Number(total) };
}

/** A page of all round tables, newest first, with their co-chairs and how many delegations and people they have. */
export async function listRoundTablesPage(db: Db, page: NewestFirst) {
  const rows = await db
    .selectFrom('round_table as r')
    .innerJoin('forum as f', 'f.id', 'r.forum_id')
    .select((e) => [
      'r.id',
      'r.code',
      'r.title',
      'r.phase',
      'f.id as forum_id',
      'f.title as forum_title',
      sql<string>`r.created_at::text`.as('created_text'),
      e
        .selectFrom('delegation as d')
        .whereRef('d.round_table_id', '=', 'r.id')
        .where('d.status', '=', 'active')
        .select((g) => g.fn.countAll<number>().as('n'))
        .as('delegations'),
      sql<number>`(select count(*) from (
          select person_id from role_grant g where g.round_table_id = r.id
          union select a.person_id from accreditation a join delegation d on d.id = a.delegation_id
            where d.round_table_id = r.id and d.status = 'active' and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
        ) p)`.as('people'),
    ])
    .$if(page.after !== undefined, (query) =>
      query.where(sql<boolean>`(r.created_at, r.id) < (${page.after!.at}::timestamptz, ${page.after!.id}::uuid)`),
    )
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const { total } = await db
    .selectFrom('round_table')
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const shown = rows.slice(0, page.limit);
  const coChairs = shown.length
    ? await db
        .selectFrom('role_grant as g')
        .innerJoin('person as p', 'p.id', 'g.person_id')
        .select(['g.round_table_id', 'p.id', 'p.name', 'p.email', 'p.email_verified'])
        .where('g.role', '=', 'co-chair')
        .where(
          'g.round_table_id',
          'in',
          shown.map((row) => row.id),
        )
        .orderBy('p.name')
        .execute()
    : [];
  return {
    rows: shown.map((row) => ({ ...row, coChairs: coChairs.filter((chair) => chair.round_table_id === row.id) })),
    more: rows.length > page.limit,
    total: Number(total),
  };
}
