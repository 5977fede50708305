import type { DelegationId, Language, LocalizedText, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { EditionId, Fate, WhyNot } from '@penholder/shared/output';
import type { PracticeId, PracticeStatus } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { firstOfEach, idsIn, type WaitingRow } from '../first-of-each.ts';
import { inPortions } from '../in-portions.ts';
import type { Db, Trx } from '../open.ts';

export interface NewFate {
  practiceId: PracticeId;
  submitters: readonly DelegationId[];
  version: number | null;
  fate: Fate;
  why: WhyNot | null;
  printed: string | null;
}

/** Keeps what became of practices in an edition. */
export const saveFates = (trx: Trx, editionId: EditionId, fates: readonly NewFate[]): Promise<void> =>
  inPortions(fates, (portion) =>
    trx
      .insertInto('practice_fate')
      .values(
        portion.map(({ practiceId, submitters, ...fate }) => ({
          edition_id: editionId,
          practice_id: practiceId,
          submitters: [...submitters],
          ...fate,
        })),
      )
      .onConflict((on) => on.columns(['edition_id', 'practice_id']).doNothing())
      .execute(),
  );

/**
 * Every practice of a round table that was submitted by a moment: where it stood then, by its last step before, the version
 * that was submitted last by then, and who submits that.
 */
export async function practicesAsOf(
  db: Db,
  roundTableId: RoundTableId,
  at: Date,
): Promise<{ id: PracticeId; status: PracticeStatus; version: number; submitters: DelegationId[] }[]> {
  const { rows } = await sql<{ id: PracticeId; status: PracticeStatus; version: number; submitters: DelegationId[] }>`
    select p.id, v.version, v.submitters,
      coalesce((select t.to_status from practice_step t where t.practice_id = p.id and t.at <= ${at}::timestamptz
        order by t.at desc, t.id limit 1), 'submitted') as status
    from practice p
    join lateral (
      select w.version, w.content -> 'submitters' as submitters from practice_version w
      where w.practice_id = p.id and w.created_at <= ${at}::timestamptz order by w.version desc limit 1
    ) v on true
    where p.round_table_id = ${roundTableId}
    order by p.number`.execute(db);
  return rows;
}

/** Where these practices stood at a moment, by their last step before. */
export async function statusesAsOf(
  db: Db,
  practices: readonly PracticeId[],
  at: Date,
): Promise<Map<PracticeId, PracticeStatus>> {
  if (practices.length === 0) return new Map();
  const { rows } = await sql<{ practice_id: PracticeId; to_status: PracticeStatus }>`
    select distinct on (practice_id) practice_id, to_status from practice_step
    where practice_id = any(${idsIn(practices)}) and at <= ${at}::timestamptz
    order by practice_id, at desc, id`.execute(db);
  return new Map(rows.map((row) => [row.practice_id, row.to_status]));
}

/** What the published edition before this number printed of each practice: in the language if there is one, else in another. */
export async function printedBefore(
  db: Db,
  roundTableId: RoundTableId,
  number: number,
  language: Language,
): Promise<Map<PracticeId, { version: number | null; printed: string; language: Language }>> {
  const { rows } = await sql<{ practice_id: PracticeId; version: number | null; printed: string; language: Language }>`
    select distinct on (f.practice_id) f.practice_id, f.version, f.printed, e.language
    from practice_fate f join edition e on e.id = f.edition_id
    where e.round_table_id = ${roundTableId} and e.status = 'published' and e.number < ${number} and f.printed is not null
    order by f.practice_id, e.number desc, (e.language = ${language}) desc, e.language`.execute(db);
  return new Map(rows.map(({ practice_id, ...row }) => [practice_id, row]));
}

/** Whether another language version of this number has been published. */
export const isNumberPublished = async (db: Db, roundTableId: RoundTableId, number: number): Promise<boolean> =>
  (await db
    .selectFrom('edition')
    .select('id')
    .where('round_table_id', '=', roundTableId)
    .where('number', '=', number)
    .where('status', '=', 'published')
    .executeTakeFirst()) !== undefined;

/** What became of a practice in published editions, the newest number first; so many. */
export const listFatesOf = (db: Db, practiceId: PracticeId, most: number) =>
  db
    .selectFrom('practice_fate as f')
    .innerJoin('edition as e', 'e.id', 'f.edition_id')
    .select([
      'f.fate',
      'f.why',
      'f.version',
      'f.printed',
      'e.id',
      'e.symbol',
      'e.number',
      'e.language',
      'e.published_at',
    ])
    .where('f.practice_id', '=', practiceId)
    .where('e.status', '=', 'published')
    .orderBy('e.number', 'desc')
    .orderBy('e.language')
    .limit(most)
    .execute();

/** What became in an edition of the practices that these delegations submit, by number. */
export const listFatesIn = (db: Db, editionId: EditionId, delegations: readonly DelegationId[]) =>
  delegations.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('practice_fate as f')
        .innerJoin('practice as p', 'p.id', 'f.practice_id')
        // Whoever submits it no longer reads what it was called when they did.
        .innerJoinLateral(
          (e) =>
            e
              .selectFrom('practice_version as v')
              .select([
                sql<string>`v.content ->> 'title'`.as('title'),
                sql<Language>`v.content ->> 'language'`.as('language'),
              ])
              .whereRef('v.practice_id', '=', 'f.practice_id')
              .where(
                sql<boolean>`exists (select 1 from jsonb_array_elements_text(v.content -> 'submitters') s
                where s.value::uuid = any(${idsIn(delegations)}))`,
              )
              .orderBy('v.version', 'desc')
              .limit(1)
              .as('c'),
          (on) => on.onTrue(),
        )
        .select([
          'f.fate',
          'f.why',
          'f.version',
          'f.printed',
          'f.submitters',
          'p.id',
          'p.number',
          'c.title',
          'c.language',
        ])
        .where('f.edition_id', '=', editionId)
        .where(sql<boolean>`f.submitters && ${idsIn(delegations)}`)
        .orderBy('p.number')
        .execute();

export const findFatesRead = (db: Db, editionId: EditionId, personId: PersonId) =>
  db
    .selectFrom('fate_read')
    .select('at')
    .where('edition_id', '=', editionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();

export const markFatesRead = (trx: Trx, editionId: EditionId, personId: PersonId) =>
  trx
    .insertInto('fate_read')
    .values({ edition_id: editionId, person_id: personId })
    .onConflict((on) => on.columns(['edition_id', 'person_id']).doNothing())
    .execute();

/** A person to write to about what became of what their delegation submits. */
export interface FateLetterRow {
  email: string;
  name: string;
  language: Language;
  practices: {
    id: PracticeId;
    number: number;
    title: string;
    fate: Fate;
    why: WhyNot | null;
    printed: string | null;
  }[];
}

/**
 * Whom to write to about an edition: those of the delegations that lead or may submit, each once, with all of theirs, under the
 * title that they know: of the last version that their delegation submits.
 */
export async function listFateLetters(db: Db, editionId: EditionId): Promise<FateLetterRow[]> {
  const { rows } = await sql<FateLetterRow>`
    select email, name, language,
      jsonb_agg(jsonb_build_object('id', id, 'number', number, 'title', title, 'fate', fate, 'why', why,
        'printed', printed)) as practices
    from (select distinct on (n.id, p.id) n.id as person_id, n.email, n.name, n.language, p.id, p.number, f.fate, f.why,
      f.printed, v.content ->> 'title' as title
    from practice_fate f
    join practice p on p.id = f.practice_id
    cross join unnest(f.submitters) s(delegation)
    join delegation d on d.id = s.delegation and d.status = 'active'
    join practice_version v on v.practice_id = p.id and v.content -> 'submitters' ? d.id::text
    join accreditation a on a.delegation_id = d.id and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
      and (a.may_submit or a.standing in ('head', 'alternate') or a.is_focal_point)
    join person n on n.id = a.person_id and n.disabled_at is null
    where f.edition_id = ${editionId}
    order by n.id, p.id, v.version desc) told
    group by person_id, email, name, language
    order by person_id`.execute(db);
  return rows;
}

export type FateWaitingRow = WaitingRow<'fates'> & {
  id: EditionId;
  symbol: string;
  language: Language;
  delegation_id: DelegationId;
};

/** Published editions in which something became of practices of these delegations, that this person has not looked at: of each round table those of the newest number. */
export const listFatesWaiting = async (
  db: Db,
  delegations: readonly DelegationId[],
  personId: PersonId,
  most: number,
) =>
  delegations.length === 0
    ? []
    : firstOfEach<FateWaitingRow>(
        db,
        sql`select e.round_table_id, 'fates' as kind, 1 as count, null::timestamptz as deadline,
            extract(epoch from e.published_at)::float8 as rank, e.id, e.symbol, e.language,
            (select d from unnest(${idsIn(delegations)}) d join delegation g on g.id = d
              where g.round_table_id = e.round_table_id limit 1) as delegation_id
          from edition e
          where e.status = 'published'
            and e.id = (select l.id from edition l where l.round_table_id = e.round_table_id and l.status = 'published'
              and 'A' = any(l.letters) order by l.number desc, l.published_at limit 1)
            and exists (select 1 from practice_fate f where f.edition_id = e.id and f.submitters && ${idsIn(delegations)})
            and not exists (select 1 from fate_read r where r.person_id = ${personId}::uuid and r.edition_id = e.id)`,
        most,
      );

/** The names of delegations. */
export const namesOfDelegations = async (
  db: Db,
  delegations: readonly DelegationId[],
): Promise<Map<DelegationId, LocalizedText>> =>
  delegations.length === 0
    ? new Map()
    : new Map(
        (
          await db
            .selectFrom('delegation as d')
            .innerJoin('party as y', 'y.id', 'd.party_id')
            .select(['d.id', 'y.names'])
            .where('d.id', 'in', [...delegations])
            .execute()
        ).map(({ id, names }) => [id, names]),
      );

/** The practices of a round table that these delegations submit. */
export const listPracticesOf = async (
  db: Db,
  roundTableId: RoundTableId,
  delegations: readonly DelegationId[],
): Promise<PracticeId[]> =>
  delegations.length === 0
    ? []
    : (
        await db
          .selectFrom('practice_submitter as s')
          .innerJoin('practice as p', 'p.id', 's.practice_id')
          .select('p.id')
          .distinct()
          .where('p.round_table_id', '=', roundTableId)
          .where('s.delegation_id', 'in', [...delegations])
          .execute()
      ).map(({ id }) => id);
