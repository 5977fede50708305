import type { DelegationId, Language, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type {
  ConsentAnswer,
  LineageAct,
  LineageKind,
  LineageProposalId,
  PracticeId,
  ProposalStatus,
} from '@penholder/shared/practices';
import type { AttributionLevel } from '@penholder/shared/round-tables';
import { sql } from 'kysely';
import { idsIn } from '../first-of-each.ts';
import type { Db, Trx } from '../open.ts';
import { mostAsked, toldIn } from './attribution.ts';
import { carriesOn } from './waiting.ts';
import { selectVisible } from './visible.ts';

/** What the rules ask of practices beyond their rows: the active delegations that submit the versions, whether they stand in the annex, whether a decision about them is open. */
export async function listLineageFacts(db: Db, concerned: readonly { id: PracticeId; version: number }[]) {
  const { rows } = await sql<{
    id: PracticeId;
    submitters: DelegationId[];
    is_in_annex: boolean;
    is_being_decided: boolean;
    told: AttributionLevel;
    asked: AttributionLevel;
  }>`
    select p.id,
      array(select d.id from delegation d
        join (select s.delegation_id as id, s.position from practice_submitter s where s.practice_id = p.id and c.version = 0
          union all
          select one.id::uuid, one.position::integer from practice_version v,
            jsonb_array_elements_text(v.content->'submitters') with ordinality one(id, position)
          where v.practice_id = p.id and v.version = c.version) s on s.id = d.id
        where d.status = 'active' order by s.position) as submitters,
      (p.status not in ('withdrawn', 'not-included', 'succeeded')
        and coalesce(p.cleared_version, p.published_version) is not null) as is_in_annex,
      exists (select 1 from decision x where x.subject_kind = 'practice' and x.subject_id = p.id and x.status = 'open')
        as is_being_decided,
      ${toldIn(sql`c.version`)} as told, ${mostAsked} as asked
    from practice p
    join unnest(${idsIn(concerned.map(({ id }) => id))}, ${concerned.map(({ version }) => version)}::integer[]) as c(id, version)
      on c.id = p.id`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface NewProposal extends LineageAct {
  id: LineageProposalId;
  roundTableId: RoundTableId;
  reason: string;
  personId: PersonId;
  proposedFor: DelegationId | null;
  concerns: readonly { id: PracticeId; version: number }[];
  asked: readonly DelegationId[];
}

export async function insertProposal(trx: Trx, proposal: NewProposal): Promise<void> {
  const { id, concerns, asked } = proposal;
  await trx
    .insertInto('lineage_proposal')
    .values({
      id,
      round_table_id: proposal.roundTableId,
      kind: proposal.kind,
      into_id: proposal.into,
      base_id: proposal.base,
      titles: [...proposal.titles],
      reason: proposal.reason,
      proposed_by: proposal.personId,
      proposed_for: proposal.proposedFor,
      binds_to_shown: proposal.bindsToShown,
      closed_at: null,
    })
    .execute();
  await trx
    .insertInto('lineage_concern')
    .values(concerns.map((one, position) => ({ proposal_id: id, practice_id: one.id, version: one.version, position })))
    .execute();
  await trx
    .insertInto('lineage_consent')
    .values(
      asked.map((delegation_id) => ({
        proposal_id: id,
        delegation_id,
        answer: null,
        reason: null,
        person_id: null,
        answered_at: null,
      })),
    )
    .execute();
}

const selectProposals = (db: Db) => db.selectFrom('lineage_proposal as o').selectAll('o');

/** A proposal with the practices that it concerns and what those asked have answered. */
export async function findProposal(db: Db, roundTableId: RoundTableId, id: LineageProposalId) {
  const row = await selectProposals(db)
    .where('o.round_table_id', '=', roundTableId)
    .where('o.id', '=', id)
    .executeTakeFirst();
  return row && withParts(db, row);
}

/** The proposal about a practice that is open, else the last one of these weeks. */
export async function findProposalAbout(db: Db, practiceId: PracticeId) {
  const row = await selectProposals(db)
    .innerJoin('lineage_concern as n', 'n.proposal_id', 'o.id')
    .where('n.practice_id', '=', practiceId)
    .where(sql<boolean>`(o.status = 'open' or o.closed_at > now() - interval '30 days')`)
    .orderBy(sql`o.status = 'open'`, 'desc')
    .orderBy('o.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && withParts(db, row);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectProposals>['executeTakeFirstOrThrow']>>;

async function withParts(db: Db, row: Row) {
  const concerns = await db
    .selectFrom('lineage_concern as n')
    .innerJoin('practice as p', 'p.id', 'n.practice_id')
    .select(['p.id', 'p.number', 'p.capacity', 'p.created_by', 'p.version as latest', 'n.version'])
    .select(toldIn(sql`n.version`).as('told'))
    .select(
      // In the version that those asked can read.
      sql<{
        title: string;
        language: Language;
      }>`coalesce((select jsonb_build_object('title', v.content->'title', 'language', v.content->'language')
        from practice_version v where v.practice_id = p.id and v.version = n.version),
        jsonb_build_object('title', p.title, 'language', p.language))`.as('said'),
    )
    .where('n.proposal_id', '=', row.id)
    .orderBy('n.position')
    .execute();
  const consents = await db
    .selectFrom('lineage_consent')
    .selectAll()
    .where('proposal_id', '=', row.id)
    .orderBy('delegation_id')
    .execute();
  return { ...row, concerns, consents };
}
export type ProposalRow = NonNullable<Awaited<ReturnType<typeof findProposal>>>;

/** Of these practices those that an open proposal concerns. */
export const listInOpenProposals = async (db: Db, ids: readonly PracticeId[]): Promise<number[]> =>
  (
    await db
      .selectFrom('lineage_concern as n')
      .innerJoin('practice as p', 'p.id', 'n.practice_id')
      .select('p.number')
      .where('n.is_open', '=', true)
      .where(sql<boolean>`n.practice_id = any(${idsIn(ids)})`)
      .orderBy('p.number')
      .execute()
  ).map(({ number }) => number);

/** The open proposals that concern a practice: one at most. */
export const listOpenAbout = async (db: Db, practiceId: PracticeId): Promise<LineageProposalId[]> =>
  (
    await db
      .selectFrom('lineage_concern')
      .select('proposal_id')
      .where('practice_id', '=', practiceId)
      .where('is_open', '=', true)
      .execute()
  ).map((row) => row.proposal_id);

export const saveConsent = (
  trx: Trx,
  of: { proposalId: LineageProposalId; delegationId: DelegationId },
  { answer, reason, personId }: { answer: ConsentAnswer; reason: string | undefined; personId: PersonId },
) =>
  trx
    .updateTable('lineage_consent')
    .set({ answer, reason: reason || null, person_id: personId, answered_at: sql<Date>`now()` })
    .where('proposal_id', '=', of.proposalId)
    .where('delegation_id', '=', of.delegationId)
    .execute();

/** Ends an open proposal, so that its practices may stand in another. */
export async function closeProposal(
  trx: Trx,
  id: LineageProposalId,
  status: Exclude<ProposalStatus, 'open'>,
): Promise<void> {
  await trx
    .updateTable('lineage_proposal')
    .set({ status, closed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
  await trx.updateTable('lineage_concern').set({ is_open: false }).where('proposal_id', '=', id).execute();
}

export const insertLineage = (
  trx: Trx,
  links: readonly { predecessor: PracticeId; successor: PracticeId }[],
  { kind, proposalId }: { kind: LineageKind; proposalId: LineageProposalId },
) =>
  trx
    .insertInto('practice_lineage')
    .values(
      links.map(({ predecessor, successor }) => ({
        predecessor_id: predecessor,
        successor_id: successor,
        kind,
        proposal_id: proposalId,
      })),
    )
    .execute();

/** A practice that is taken up again is carried on by nothing; what was done stays in the history and the audit log. */
export async function forgetSuccessors(trx: Trx, id: PracticeId): Promise<void> {
  await trx.deleteFrom('practice_lineage').where('predecessor_id', '=', id).execute();
  await trx.deleteFrom('endorsement_question').where('endorsed_id', '=', id).execute();
}

/** Practices at the other ends of a practice's links that the reader may see, as they are shown them; and how many carry it on in all. */
export async function listLinks(db: Db, actor: Actor, id: PracticeId) {
  const links = await db
    .selectFrom('practice_lineage')
    .select(['predecessor_id', 'successor_id', 'kind'])
    .where((e) => e.or([e('predecessor_id', '=', id), e('successor_id', '=', id)]))
    .execute();
  if (links.length === 0) return { predecessors: [], successors: [], unseen: 0 };
  const others = links.map((link) => (link.predecessor_id === id ? link.successor_id : link.predecessor_id));
  const rows = await selectVisible(db, actor)
    .select(['p.id', 'p.number', 'f.title', 'f.language', 'f.status'])
    .where('p.id', 'in', others)
    .orderBy('p.number')
    .execute();
  const ends = (side: 'predecessor_id' | 'successor_id', own: 'predecessor_id' | 'successor_id') =>
    rows.flatMap((row) => {
      const link = links.find((one) => one[side] === row.id && one[own] === id);
      return link ? [{ ...row, kind: link.kind }] : [];
    });
  const successors = ends('successor_id', 'predecessor_id');
  return {
    predecessors: ends('predecessor_id', 'successor_id'),
    successors,
    unseen: links.filter((link) => link.predecessor_id === id).length - successors.length,
  };
}

/** Whether a practice carries on one that was submitted: it need not be in time for the call [PR44]. */
export const carriesOnSubmitted = async (db: Db, id: PracticeId): Promise<boolean> =>
  (await db.selectFrom('practice as p').select(carriesOn.as('yes')).where('p.id', '=', id).executeTakeFirst())?.yes ??
  false;
