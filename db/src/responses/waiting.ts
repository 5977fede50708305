import type { DelegationId, Id, RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import { firstOfEach, idsIn, type WaitingSubjectRow } from '../first-of-each.ts';
import type { Db } from '../open.ts';

type QuestionId = Id<'question'>;

/** Guiding questions that take responses on the database's clock. */
const OPEN = sql`q.status = 'open' and (q.closes_at is null or q.closes_at > now())`;
const WITH_TEXT = sql`guiding_question q join guiding_question_version v on v.question_id = q.id and v.version = q.version`;
const LINE = sql`q.closes_at as deadline, q.position as rank, q.id, q.position as number, v.text as title`;

export interface OwnAnswerRow extends WaitingSubjectRow<
  'to-answer' | 'in-progress' | 'returned' | 'older-wording',
  QuestionId
> {
  delegation_id: DelegationId;
  response_id: Id<'response'> | null;
  returned_reason: string | null;
}

/** What these delegations have still to do about open guiding questions. */
export const listOwnAnswersWaiting = async (db: Db, delegations: readonly DelegationId[], most: number) =>
  delegations.length === 0
    ? []
    : firstOfEach<OwnAnswerRow>(
        db,
        sql`select q.round_table_id, 1 as count, ${LINE}, o.id as delegation_id, r.id as response_id, r.returned_reason,
            case when r.status = 'returned' then 'returned' when r.status = 'submitted' then 'older-wording'
              when d.head > 0 then 'in-progress' else 'to-answer' end as kind
          from ${WITH_TEXT}
          join delegation o on o.round_table_id = q.round_table_id and o.id = any(${idsIn(delegations)})
          left join response r on r.question_id = q.id and r.delegation_id = o.id
          left join document d on d.id = r.document_id
          left join response_version a on a.response_id = r.id and a.version = r.version
          where ${OPEN} and (r.id is null or r.status in ('drafting', 'returned')
            or (r.status = 'submitted' and a.question_version < q.version))`,
        most,
      );

export interface JointAnswerRow extends WaitingSubjectRow<'joint', QuestionId> {
  response_id: Id<'response'>;
}

/** Joint responses of these round tables that something was written in and that are not submitted. */
export const listJointAnswersWaiting = async (db: Db, tables: readonly RoundTableId[], most: number) =>
  tables.length === 0
    ? []
    : firstOfEach<JointAnswerRow>(
        db,
        sql`select q.round_table_id, 'joint' as kind, 1 as count, ${LINE}, r.id as response_id
          from ${WITH_TEXT}
          join response r on r.question_id = q.id and r.delegation_id is null and r.status in ('drafting', 'returned')
          join document d on d.id = r.document_id and d.head > 0
          where ${OPEN} and q.round_table_id = any(${idsIn(tables)})`,
        most,
      );

/** Guiding questions of these round tables with how many of their responses are submitted and neither accepted nor returned. */
export const listAnswersToAccept = async (db: Db, tables: readonly RoundTableId[], most: number) =>
  tables.length === 0
    ? []
    : firstOfEach<WaitingSubjectRow<'to-accept', QuestionId>>(
        db,
        sql`select q.round_table_id, 'to-accept' as kind, n.count, null::timestamptz as deadline, q.position as rank,
            q.id, q.position as number, v.text as title
          from ${WITH_TEXT}
          join (select question_id, count(*)::integer as count from response where status = 'submitted'
            and round_table_id = any(${idsIn(tables)}) group by question_id) n on n.question_id = q.id`,
        most,
      );

/** Open guiding questions of these round tables with how many delegations have not answered them. */
export const listAnswersAwaited = async (db: Db, tables: readonly RoundTableId[], most: number) =>
  tables.length === 0
    ? []
    : firstOfEach<WaitingSubjectRow<'awaited', QuestionId>>(
        db,
        sql`select * from (
          select q.round_table_id, 'awaited' as kind, ${LINE}, (
            select count(*)::integer from delegation d where d.round_table_id = q.round_table_id and d.status = 'active'
              and not exists (select 1 from response r where r.question_id = q.id and r.delegation_id = d.id and r.version > 0)
          ) as count
          from ${WITH_TEXT} where ${OPEN} and q.round_table_id = any(${idsIn(tables)})
        ) asked where count > 0`,
        most,
      );
