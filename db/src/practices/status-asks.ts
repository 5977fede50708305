import type { DelegationId, Language, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { PracticeId, StatusAnswer } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { firstOfEach, idsIn } from '../first-of-each.ts';
import type { Db, Trx } from '../open.ts';
import type { PracticeWaitingRow } from './waiting.ts';

/** The question about a practice that was put last. */
export const findStatusAsk = (db: Db, practiceId: PracticeId) =>
  db.selectFrom('status_ask').selectAll().where('practice_id', '=', practiceId).executeTakeFirst();
export type StatusAskRow = NonNullable<Awaited<ReturnType<typeof findStatusAsk>>>;

/** Practices about which a question still counts: what the next edition prints of them is what was asked about, or came of the answer. */
const counting = sql`
  from status_ask a join practice p on p.id = a.practice_id
  where p.status not in ('withdrawn', 'not-included', 'succeeded')`;

/** Of questions that nobody has answered, those that can be: no newer version is before those who review. */
const answerable = sql`
  from status_ask a join practice p on p.id = a.practice_id
  join practice_version v on v.practice_id = a.practice_id and v.version = a.version
  where a.answer is null and p.version = a.version and p.status in ('cleared', 'published')`;

export interface StatusSums {
  asked: number;
  answered: number;
  changed: number;
  /** Those who could answer and have not been written to for so many hours. */
  toRemind: number;
  closesAt: Date | null;
}

/** How far the questions of a round table are. */
export async function sumStatusAsks(db: Db, roundTableId: RoundTableId, hours: number): Promise<StatusSums> {
  const { rows } = await sql<StatusSums>`
    select count(*)::integer as asked, count(a.answer)::integer as answered,
      (count(*) filter (where a.answer = 'changed'))::integer as changed, max(a.closes_at) as "closesAt",
      (select count(*)::integer ${answerable} and a.round_table_id = ${roundTableId}
        and a.reminded_at <= now() - make_interval(hours => ${hours})) as "toRemind"
    ${counting} and a.round_table_id = ${roundTableId}`.execute(db);
  return rows[0]!;
}

/** Practices about which a question was put, answered or not, since an edition that prints them was published. */
export const listStatusAskedAbout = async (db: Db, roundTableId: RoundTableId): Promise<PracticeId[]> =>
  (await db.selectFrom('status_ask').select('practice_id').where('round_table_id', '=', roundTableId).execute()).map(
    (row) => row.practice_id,
  );

/** Questions that nobody has answered, by practice. */
export async function listUnansweredStatus(
  db: Db,
  roundTableId: RoundTableId,
): Promise<{ practice_id: PracticeId; asked_at: Date; closes_at: Date }[]> {
  const { rows } = await sql<{ practice_id: PracticeId; asked_at: Date; closes_at: Date }>`
    select a.practice_id, a.asked_at, a.closes_at ${answerable} and a.round_table_id = ${roundTableId}`.execute(db);
  return rows;
}

export interface StatusQuestion {
  roundTableId: RoundTableId;
  closesAt: Date;
  personId: PersonId;
  /** Those who were written to within so many hours are not written to again; where they have not answered, the day is moved. */
  hours: number;
}

/**
 * Asks about these practices in their versions: those that stand, whose version is their last. What was answered about that
 * version stays answered. Answers of which of them the question was put or its day moved, and whether somebody has to be
 * written to about it.
 */
export async function saveStatusAsks(
  trx: Trx,
  practices: readonly { id: PracticeId; version: number }[],
  { roundTableId, closesAt, personId, hours }: StatusQuestion,
): Promise<{ id: PracticeId; isNew: boolean }[]> {
  const { rows } = await sql<{ practice_id: PracticeId; is_new: boolean }>`
    with given as (
      select g.id, g.version, coalesce(o.reminded_at > now() - make_interval(hours => ${hours}), false) as was_asked
      from unnest(${practices.map(({ id }) => id)}::uuid[], ${practices.map(({ version }) => version)}::integer[]) as g(id, version)
      join practice p on p.id = g.id and p.round_table_id = ${roundTableId} and p.version = g.version
        and p.status in ('cleared', 'published')
      left join status_ask o on o.practice_id = g.id
      where o.practice_id is null
        or (o.answer is null or o.answered_version <> g.version) and o.reminded_at <= now() - make_interval(hours => ${hours})
        or o.answer is null and o.version = g.version and o.closes_at <> ${closesAt}::timestamptz
    ), saved as (
      insert into status_ask as a (practice_id, round_table_id, version, closes_at, asked_by)
      select id, ${roundTableId}::uuid, version, ${closesAt}::timestamptz, ${personId}::uuid from given
      on conflict (practice_id) do update set version = excluded.version, closes_at = excluded.closes_at,
        asked_by = excluded.asked_by,
        asked_at = case when (select was_asked from given where id = a.practice_id) then a.asked_at else now() end,
        reminded_at = case when (select was_asked from given where id = a.practice_id) then a.reminded_at else now() end,
        answer = null, delegation_id = null, person_id = null, answered_version = null, answered_at = null
        -- An answer that came meanwhile is kept.
        where a.answer is null or a.answered_version <> excluded.version
      returning a.practice_id
    )
    select s.practice_id, not g.was_asked as is_new from saved s join given g on g.id = s.practice_id`.execute(trx);
  return rows.map(({ practice_id, is_new }) => ({ id: practice_id, isNew: is_new }));
}

/** Of what nobody has answered, takes what nobody was written to about for so many hours: of all, or of these practices. */
export async function claimStatusReminders(
  trx: Trx,
  roundTableId: RoundTableId,
  { hours, of }: { hours: number; of?: readonly PracticeId[] | undefined },
): Promise<PracticeId[]> {
  const { rows } = await sql<{ practice_id: PracticeId }>`
    update status_ask u set reminded_at = now()
    where u.practice_id in (select a.practice_id ${answerable} and a.round_table_id = ${roundTableId})
      and u.reminded_at <= now() - make_interval(hours => ${hours})
      ${of === undefined ? sql`` : sql`and u.practice_id = any(${idsIn(of)})`}
    returning u.practice_id`.execute(trx);
  return rows.map(({ practice_id }) => practice_id);
}

/** Notes the answer; one that was answered already keeps its answer. */
export const settleStatusAsk = (
  trx: Trx,
  practiceId: PracticeId,
  {
    answer,
    version,
    personId,
    delegationId,
  }: { answer: StatusAnswer; version: number; personId: PersonId; delegationId: DelegationId | undefined },
) =>
  trx
    .updateTable('status_ask')
    .set({
      answer,
      answered_version: version,
      person_id: personId,
      delegation_id: delegationId ?? null,
      answered_at: sql<Date>`now()`,
    })
    .where('practice_id', '=', practiceId)
    .where('answer', 'is', null)
    .execute();

/** Lets go of questions about practices that were put before a moment: an edition that prints them has been published. */
export const endStatusAsks = (trx: Trx, practices: readonly PracticeId[], before: Date) =>
  sql`delete from status_ask where practice_id = any(${idsIn(practices)}) and asked_at <= ${before}::timestamptz`.execute(
    trx,
  );

/** A person to write to about several practices that their delegation submits. */
export interface StatusLetterRow {
  email: string;
  name: string;
  language: Language;
  practices: { number: number; title: string; livingStatus: string | null; livingStatusOn: string | null }[];
}

/**
 * Whom to write to about these practices, in the versions that are asked about: those of the delegations that submit them who
 * lead it or may submit for it, each once, with all of theirs.
 */
export async function listStatusLetters(db: Db, practices: readonly PracticeId[]): Promise<StatusLetterRow[]> {
  if (practices.length === 0) return [];
  const { rows } = await sql<StatusLetterRow>`
    select n.email, n.name, n.language,
      jsonb_agg(distinct jsonb_build_object('number', p.number, 'title', v.content ->> 'title',
        'livingStatus', v.content ->> 'livingStatus', 'livingStatusOn', v.content ->> 'livingStatusOn')) as practices
    from status_ask a
    join practice p on p.id = a.practice_id
    join practice_version v on v.practice_id = a.practice_id and v.version = a.version
    cross join jsonb_array_elements_text(v.content -> 'submitters') s(delegation)
    join delegation d on d.id = s.delegation::uuid and d.status = 'active'
    join accreditation c on c.delegation_id = d.id and c.valid_from <= now() and (c.valid_to is null or c.valid_to > now())
      and (c.may_submit or c.standing in ('head', 'alternate') or c.is_focal_point)
    join person n on n.id = c.person_id and n.disabled_at is null
    where a.practice_id = any(${idsIn(practices)})
    group by n.id
    order by n.id`.execute(db);
  return rows;
}

export interface StatusAskedRow extends PracticeWaitingRow<'asked'> {
  delegation_id: DelegationId;
}

/** Practices whose status these delegations are asked about, and that nobody has answered for. */
export const listStatusAsked = async (db: Db, delegations: readonly DelegationId[], most: number) =>
  delegations.length === 0
    ? []
    : firstOfEach<StatusAskedRow>(
        db,
        sql`select a.round_table_id, 'asked' as kind, 1 as count, a.closes_at as deadline, p.number as rank,
            p.id, p.number, v.content ->> 'title' as title, v.content ->> 'language' as language,
            (select s.value::uuid from jsonb_array_elements_text(v.content -> 'submitters') s
              where s.value::uuid = any(${idsIn(delegations)}) limit 1) as delegation_id
          ${answerable} and exists (select 1 from jsonb_array_elements_text(v.content -> 'submitters') s
            where s.value::uuid = any(${idsIn(delegations)}))`,
        most,
      );
