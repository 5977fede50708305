import type { CallId } from '@penholder/shared/coverage';
import type { DelegationId, RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import { firstOfEach, idsIn, type WaitingSubjectRow } from '../first-of-each.ts';
import type { Db } from '../open.ts';

/** Drafts of calls of these round tables. */
export const listCallDrafts = async (db: Db, tables: readonly RoundTableId[], most: number) =>
  tables.length === 0
    ? []
    : firstOfEach<WaitingSubjectRow<'to-open', CallId>>(
        db,
        sql`select c.round_table_id, 'to-open' as kind, 1 as count, null::timestamptz as deadline, c.number as rank,
            c.id, c.number, c.title
          from practice_call c
          where c.status = 'draft' and c.round_table_id = any(${idsIn(tables)})`,
        most,
      );

/** Open calls that go to these delegations and to which they have begun no answer. */
export const listCallsToAnswer = async (db: Db, delegations: readonly DelegationId[], most: number) =>
  delegations.length === 0
    ? []
    : firstOfEach<WaitingSubjectRow<'to-answer', CallId> & { delegation_id: DelegationId }>(
        db,
        sql`select c.round_table_id, 'to-answer' as kind, 1 as count, c.closes_at as deadline, c.number as rank,
            c.id, c.number, c.title, d.id as delegation_id
          from practice_call c
          join delegation d on d.round_table_id = c.round_table_id
          where d.id = any(${idsIn(delegations)}) and c.status = 'open' and c.closes_at > now()
            and (c.delegations is null or d.id = any(c.delegations))
            and not exists (select 1 from practice_call_answer a join practice p on p.id = a.practice_id
              where a.call_id = c.id and a.delegation_id = d.id and p.status <> 'withdrawn')`,
        most,
      );
