import type { DelegationId, Language, RoundTableId } from '@penholder/shared/kernel';
import type { PracticeFields, PracticeId, PracticeStatus } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { firstOfEach, idsIn, type WaitingRow } from '../first-of-each.ts';
import type { Db } from '../open.ts';
import { isStillAsked } from './endorse-too.ts';

export interface PracticeWaitingRow<Kind extends string> extends WaitingRow<Kind> {
  id: PracticeId;
  number: number;
  title: string;
  language: Language;
}

/** A practice whose submitters have it in hand, with what says what it lacks. */
export interface OwnPracticeRow extends PracticeWaitingRow<'draft' | 'information-requested'> {
  version: number;
  /** Of the reader's delegations the first that submits it; null where the secretariat drafts it on behalf. */
  delegation_id: DelegationId | null;
  /** Why information was requested last. */
  reason: string | null;
  fields: Omit<PracticeFields, 'instruments' | 'sdgTargets'>;
  /** Whether anything was ever written in its body. */
  has_body: boolean;
}

/** Whose working copies: of these delegations, and those that the secretariat drafts on behalf in these round tables. */
export interface OwnPractices {
  delegations: readonly DelegationId[];
  onBehalfIn: readonly RoundTableId[];
  /** Round tables where a first submission is possible now: drafts elsewhere are left out. */
  callOpenIn: readonly RoundTableId[];
}

/** Whether the practice `p` carries on one that was submitted: it need not be in time for the call [PR44]. */
export const carriesOn = sql<boolean>`exists (select 1 from practice_lineage l join practice o on o.id = l.predecessor_id
  where l.successor_id = p.id and o.version > 0)`;

export const listOwnPracticesWaiting = async (
  db: Db,
  { delegations, onBehalfIn, callOpenIn }: OwnPractices,
  most: number,
) =>
  delegations.length + onBehalfIn.length === 0
    ? []
    : firstOfEach<OwnPracticeRow>(
        db,
        sql`select p.round_table_id, p.status as kind, 1 as count, null::timestamptz as deadline, p.number as rank,
            p.id, p.number, p.title, p.language, p.version,
            (select s.delegation_id from practice_submitter s where s.practice_id = p.id
              and s.delegation_id = any(${idsIn(delegations)}) order by s.position limit 1) as delegation_id,
            (select t.reason from practice_step t where t.practice_id = p.id and t.step = 'request-information'
              order by t.at desc limit 1) as reason,
            (select d.head > 0 from document d where d.id = p.document_id) as has_body,
            jsonb_build_object('language', p.language, 'title', p.title, 'summary', p.summary, 'action', p.action,
              'measure', p.measure, 'result', p.result, 'areaId', p.area_id,
              'partners', p.partners, 'beneficiaries', p.beneficiaries, 'startDate', p.start_date, 'endDate', p.end_date,
              'livingStatus', p.living_status, 'livingStatusOn', p.living_status_on, 'evidenceLevel', p.evidence_level,
              'countries', to_jsonb(p.countries), 'gcmObjectives', to_jsonb(p.gcm_objectives),
              'journeyPhases', to_jsonb(p.journey_phases), 'guidingPrinciples', to_jsonb(p.guiding_principles),
              'beneficiaryGroups', to_jsonb(p.beneficiary_groups), 'capacity', p.capacity, 'attribution', p.attribution,
              'submitters', (select coalesce(jsonb_agg(s.delegation_id order by s.position), '[]') from practice_submitter s
                where s.practice_id = p.id),
              'sources', (select coalesce(jsonb_agg(jsonb_build_object('label', c.label, 'address', c.address, 'seenOn', c.seen_on)
                order by c.position), '[]') from practice_source c where c.practice_id = p.id)) as fields
          from practice p
          where (p.status = 'information-requested'
              or (p.status = 'draft' and (p.version > 0 or p.round_table_id = any(${idsIn(callOpenIn)}) or ${carriesOn})))
            and (p.id in (select s.practice_id from practice_submitter s where s.delegation_id = any(${idsIn(delegations)}))
              or (p.created_for is null and p.round_table_id = any(${idsIn(onBehalfIn)})))`,
        most,
      );

export interface ToConfirmRow extends PracticeWaitingRow<'to-confirm'> {
  delegation_id: DelegationId;
}

/** Submitted practices whose wording these delegations are asked to confirm; what has come to an end is left out. */
export const listPracticesToConfirm = async (db: Db, delegations: readonly DelegationId[], most: number) =>
  delegations.length === 0
    ? []
    : firstOfEach<ToConfirmRow>(
        db,
        sql`select p.round_table_id, 'to-confirm' as kind, 1 as count, null::timestamptz as deadline, p.number as rank,
            p.id, p.number, f.title, f.language, s.delegation_id
          from practice_submitter s
          join practice p on p.id = s.practice_id
          join practice_face f on f.practice_id = p.id and f.face = 'submitted' and s.delegation_id = any(f.submitters)
          join practice_version v on v.practice_id = p.id and v.version = f.version
          where s.delegation_id = any(${idsIn(delegations)}) and f.status not in ('withdrawn', 'not-included', 'succeeded')
            and not exists (select 1 from practice_confirmation c
              where c.practice_id = p.id and c.delegation_id = s.delegation_id and c.wording = v.wording)`,
        most,
      );

type InReview = Extract<PracticeStatus, 'submitted' | 'under-review' | 'discussed'>;

/** Submitted practices of these round tables on which those who review have to act, longest waiting first. */
export const listPracticesInReview = async (db: Db, tables: readonly RoundTableId[], most: number) =>
  tables.length === 0
    ? []
    : firstOfEach<PracticeWaitingRow<InReview>>(
        db,
        sql`select p.round_table_id, p.status as kind, 1 as count, null::timestamptz as deadline,
            extract(epoch from p.step_at)::float8 as rank, p.id, p.number, f.title, f.language
          from practice p
          join practice_face f on f.practice_id = p.id and f.face = 'submitted'
          where p.round_table_id = any(${idsIn(tables)}) and p.version > 0
            and p.status in ('submitted', 'under-review', 'discussed')`,
        most,
      );

/** Of these delegations those that submit no practice, nor have one in hand. */
export const listWithoutPractice = async (db: Db, delegations: readonly DelegationId[], most: number) =>
  delegations.length === 0
    ? []
    : firstOfEach<WaitingRow<'none-yet'> & { delegation_id: DelegationId }>(
        db,
        sql`select d.round_table_id, 'none-yet' as kind, 1 as count, null::timestamptz as deadline, 0 as rank,
            d.id as delegation_id
          from delegation d
          where d.id = any(${idsIn(delegations)}) and not exists (
            select 1 from practice_submitter s join practice p on p.id = s.practice_id
            where s.delegation_id = d.id and p.status <> 'withdrawn')`,
        most,
      );

export interface ConsentRow extends PracticeWaitingRow<'to-consent'> {
  delegation_id: DelegationId;
}

/** Proposals to merge, split or supersede that wait for these delegations, each at the first practice that the delegation submits. */
export const listProposalsToAnswer = async (db: Db, delegations: readonly DelegationId[], most: number) =>
  delegations.length === 0
    ? []
    : firstOfEach<ConsentRow>(
        db,
        sql`select p.round_table_id, 'to-consent' as kind, 1 as count, null::timestamptz as deadline, p.number as rank,
            p.id, p.number, f.title, f.language, c.delegation_id
          from lineage_consent c
          join lineage_proposal o on o.id = c.proposal_id and o.status = 'open'
          join lateral (select n.practice_id from lineage_concern n
            join practice_submitter s on s.practice_id = n.practice_id and s.delegation_id = c.delegation_id
            where n.proposal_id = o.id order by n.position limit 1) n on true
          join practice p on p.id = n.practice_id
          join practice_face f on f.practice_id = p.id and f.face = case when p.version > 0 then 'submitted' else 'working' end
          where c.answer is null and c.delegation_id = any(${idsIn(delegations)})`,
        most,
      );

export interface EndorseTooRow extends PracticeWaitingRow<'endorse-too'> {
  delegation_id: DelegationId;
}

/** Practices before the table that carry on what these delegations endorsed, and about which they have not said whether they endorse them too. */
export const listToEndorseToo = async (db: Db, delegations: readonly DelegationId[], most: number) =>
  delegations.length === 0
    ? []
    : firstOfEach<EndorseTooRow>(
        db,
        sql`select distinct p.round_table_id, 'endorse-too' as kind, 1 as count, null::timestamptz as deadline, p.number as rank,
            p.id, p.number, f.title, f.language, q.delegation_id
          from endorsement_question q
          join practice p on p.id = q.practice_id
          join practice_face f on f.practice_id = p.id and f.face = 'shown'
          where q.delegation_id = any(${idsIn(delegations)}) and ${isStillAsked}`,
        most,
      );
