import type { DelegationId, Language, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { MentionCheckStatus, PassageNaming, PracticeContent, PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { firstOfEach, idsIn } from '../first-of-each.ts';
import { inPortions } from '../in-portions.ts';
import type { Db, Trx } from '../open.ts';
import { json } from '../transaction.ts';
import { isToBePrinted } from './to-be-printed.ts';
import type { PracticeWaitingRow } from './waiting.ts';

/** Of a round table the active delegations by which practices may name somebody. */
export const listNameable = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('delegation as d')
    .innerJoin('party as y', 'y.id', 'd.party_id')
    .select(['d.id', 'd.aliases', 'y.names', 'y.iso3166'])
    .where('d.round_table_id', '=', roundTableId)
    .where('d.status', '=', 'active')
    .execute();

/** Whether anything names the delegation still. */
const isNaming = sql<boolean>`c.passages <> '[]'::jsonb`;

/** Whether a check of a practice `p` counts: that of a sentence rests while no edition is to print the practice [PR62]. */
export const isAwake = sql<boolean>`(not c.of_sentence or ${isToBePrinted})`;

/** Whether the delegation that is asked has confirmed the wording: then it need not answer. */
const isConfirmed = sql<boolean>`exists (select 1 from practice_confirmation k
  where k.practice_id = c.practice_id and k.wording = c.wording and k.delegation_id = c.delegation_id)`;

/** The wordings of the version that the table was shown last, and of the one that the next edition prints: cleared, or published before an update came under review. */
const countingWordings = sql`(select v.wording from practice_version v where v.practice_id = p.id
  and v.version in (p.shown_version, coalesce(p.cleared_version, p.published_version)))`;

/** Whether a check `c` of a practice `p` holds up an edition: nobody has answered it, or a change is asked for [PR33]. */
export const isHoldingUp = sql<boolean>`(c.status in ('open', 'change-requested') and ${isNaming} and ${isAwake}
  and p.status not in ('withdrawn', 'not-included', 'succeeded') and not ${isConfirmed} and c.wording in ${countingWordings})`;

/** The checks of the version that the table was shown last and of the one that the next edition prints, oldest version first; those that rest only where they are asked for. */
export const listMentionChecks = (db: Db, practiceId: PracticeId, { resting }: { resting: boolean }) =>
  db
    .selectFrom('mention_check as c')
    .innerJoin('practice as p', 'p.id', 'c.practice_id')
    .innerJoin('delegation as d', 'd.id', 'c.delegation_id')
    .innerJoin('party as y', 'y.id', 'd.party_id')
    .selectAll('c')
    .select('y.names')
    .where('c.practice_id', '=', practiceId)
    .where(sql<boolean>`c.wording in ${countingWordings}`)
    .where(isNaming)
    .$if(!resting, (query) => query.where(isAwake))
    .where(sql<boolean>`not ${isConfirmed}`)
    .orderBy('c.wording')
    .orderBy('c.delegation_id')
    .execute();
export type MentionCheckRow = Awaited<ReturnType<typeof listMentionChecks>>[number];

/** The words of a practice that delegations are asked about: of the version that the table was shown last, or of the one that the next edition prints. */
export interface WordsRow {
  id: PracticeId;
  roundTableId: RoundTableId;
  number: number;
  version: number;
  wording: number;
  content: PracticeContent;
  /** What the annex prints of it; null of a wording that the next edition does not print. */
  sentences: Partial<Record<Language, { text: string }>> | null;
  isToBePrinted: boolean;
}

/** Of practices that still go on, each wording that counts once, in its newest version that does. */
export const listCountingWords = async (db: Db, practices: readonly PracticeId[]): Promise<WordsRow[]> => {
  const { rows } = await sql<WordsRow>`
    select distinct on (p.id, v.wording) p.id, p.round_table_id as "roundTableId", p.number, v.version, v.wording, v.content,
      case when v.wording = r.wording then e.sentences end as sentences, ${isToBePrinted} as "isToBePrinted"
    from practice p
    join practice_version v on v.practice_id = p.id
      and v.version in (p.shown_version, coalesce(p.cleared_version, p.published_version))
    left join practice_version r on r.practice_id = p.id and r.version = coalesce(p.cleared_version, p.published_version)
    left join annex_entry e on e.practice_id = p.id
    where p.id = any(${idsIn(practices)}) and p.status not in ('withdrawn', 'not-included', 'succeeded')
    order by p.id, v.wording, v.version desc`.execute(db);
  return rows;
};

/** All checks of practices, whatever their wording: the oldest first. */
export const listAllChecks = (db: Db, practices: readonly PracticeId[]) =>
  db
    .selectFrom('mention_check')
    .selectAll()
    .where(sql<boolean>`practice_id = any(${idsIn(practices)})`)
    .orderBy('practice_id')
    .orderBy('wording')
    .execute();
export type MentionCheckKept = Awaited<ReturnType<typeof listAllChecks>>[number];

export interface NewCheck {
  practiceId: PracticeId;
  wording: number;
  version: number;
  delegationId: DelegationId;
  passages: PassageNaming[];
  words: string;
  ofSentence: boolean;
  /** What was said to the same words before, and holds. */
  said:
    | {
        status: MentionCheckStatus;
        reason: string | null;
        person_id: PersonId | null;
        asked_at: Date;
        answered_at: Date | null;
      }
    | undefined;
}

const NOT_SAID = { status: 'open', reason: null, person_id: null, answered_at: null } as const;

/** Keeps checks, each in the place of the one that the delegation has of this wording. */
export const saveMentionChecks = (trx: Trx, checks: readonly NewCheck[]): Promise<void> =>
  inPortions(checks, (portion) =>
    trx
      .insertInto('mention_check')
      .values(
        portion.map(({ practiceId, wording, version, delegationId, passages, words, ofSentence, said }) => ({
          practice_id: practiceId,
          wording,
          version,
          delegation_id: delegationId,
          passages: json(passages),
          words,
          of_sentence: ofSentence,
          asked_at: said?.asked_at ?? sql<Date>`now()`,
          ...(said
            ? { status: said.status, reason: said.reason, person_id: said.person_id, answered_at: said.answered_at }
            : NOT_SAID),
        })),
      )
      .onConflict((on) =>
        on.columns(['practice_id', 'wording', 'delegation_id']).doUpdateSet((e) => ({
          version: e.ref('excluded.version'),
          passages: e.ref('excluded.passages'),
          words: e.ref('excluded.words'),
          of_sentence: e.ref('excluded.of_sentence'),
          status: e.ref('excluded.status'),
          reason: e.ref('excluded.reason'),
          person_id: e.ref('excluded.person_id'),
          asked_at: e.ref('excluded.asked_at'),
          answered_at: e.ref('excluded.answered_at'),
        })),
      )
      .execute(),
  );

/** Has checks count no more: nothing names the delegation any more. What was said stays, should the same words name it again. */
export async function restMentionChecks(trx: Trx, checks: readonly MentionCheckKept[]): Promise<void> {
  if (checks.length === 0) return;
  await sql`
    update mention_check c set passages = '[]'
    from unnest(${checks.map((one) => one.practice_id)}::uuid[], ${checks.map((one) => one.wording)}::integer[],
      ${checks.map((one) => one.delegation_id)}::uuid[]) as r(practice_id, wording, delegation_id)
    where c.practice_id = r.practice_id and c.wording = r.wording and c.delegation_id = r.delegation_id`.execute(trx);
}

export const saveMentionAnswer = (
  trx: Trx,
  of: { practiceId: PracticeId; wording: number; delegationId: DelegationId },
  { status, reason, personId }: { status: MentionCheckStatus; reason: string | undefined; personId: PersonId },
) =>
  trx
    .updateTable('mention_check')
    .set({ status, reason: reason || null, person_id: personId, answered_at: sql<Date>`now()` })
    .where('practice_id', '=', of.practiceId)
    .where('wording', '=', of.wording)
    .where('delegation_id', '=', of.delegationId)
    .execute();

export interface CheckOfRow {
  practice_id: PracticeId;
  delegation_id: DelegationId;
  status: MentionCheckStatus;
  of_sentence: boolean;
  asked_at: Date;
}

/** Of these wordings the checks of those that have not confirmed them, without what they say; those that rest, too: an edition that is compiled already may print what is left out of the next. */
export const listChecksOf = (db: Db, wordings: readonly { id: PracticeId; wording: number }[]) =>
  wordings.length === 0
    ? Promise.resolve([])
    : sql<CheckOfRow>`
        select c.practice_id, c.delegation_id, c.status, c.of_sentence, c.asked_at from mention_check c
        join unnest(${wordings.map(({ id }) => id)}::uuid[], ${wordings.map(({ wording }) => wording)}::integer[]) as w(id, wording)
          on c.practice_id = w.id and c.wording = w.wording
        where ${isNaming} and not ${isConfirmed}`
        .execute(db)
        .then(({ rows }) => rows);

export interface NamedRow extends PracticeWaitingRow<'named'> {
  delegation_id: DelegationId;
}

/** Practices that name these delegations in the version that the table reads or an edition prints, and wait for their word. */
export const listOpenMentions = async (db: Db, delegations: readonly DelegationId[], most: number) =>
  delegations.length === 0
    ? []
    : firstOfEach<NamedRow>(
        db,
        sql`select p.round_table_id, 'named' as kind, 1 as count, null::timestamptz as deadline, p.number as rank,
            p.id, p.number, f.title, f.language, c.delegation_id
          from mention_check c
          join practice p on p.id = c.practice_id
          join practice_face f on f.practice_id = p.id and f.face = 'shown'
          where c.delegation_id = any(${idsIn(delegations)}) and c.status = 'open' and ${isNaming} and ${isAwake}
            and f.status not in ('withdrawn', 'not-included', 'succeeded') and not ${isConfirmed}
            and c.wording in ${countingWordings}`,
        most,
      );

/** How many checks hold up editions of these round tables. */
export async function countHoldingUp(db: Db, tables: readonly RoundTableId[]) {
  if (tables.length === 0) return [];
  const { rows } = await sql<{ round_table_id: RoundTableId; count: number }>`
    select p.round_table_id, count(*)::integer as count from mention_check c join practice p on p.id = c.practice_id
    where p.round_table_id = any(${idsIn(tables)}) and ${isHoldingUp}
    group by p.round_table_id`.execute(db);
  return rows;
}
