import type { DecisionId } from '@penholder/shared/decisions';
import type { DelegationId, RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import { firstOfEach, idsIn, type WaitingSubjectRow } from '../first-of-each.ts';
import type { Db } from '../open.ts';

const SUBJECT = sql`d.id, d.number, d.question as title`;

export type ToVoteRow = WaitingSubjectRow<'to-vote', DecisionId> & { delegation_id: DelegationId };

/** Open decisions in which these delegations have a vote and no ballot yet. */
export const listBallotsWaiting = async (db: Db, delegations: readonly DelegationId[], most: number) =>
  delegations.length === 0
    ? []
    : firstOfEach<ToVoteRow>(
        db,
        sql`select d.round_table_id, 'to-vote' as kind, 1 as count, d.closes_at as deadline, d.number as rank, ${SUBJECT},
            e.delegation_id
          from electorate e
          join decision d on d.id = e.decision_id
          where e.delegation_id = any(${idsIn(delegations)}) and d.status = 'open'
            and (d.closes_at is null or d.closes_at > now())
            and not exists (select 1 from ballot b where b.decision_id = d.id and b.delegation_id = e.delegation_id)`,
        most,
      );

/** In which round tables decisions wait to be opened, and in which for their end. */
export interface Chaired {
  opensIn: readonly RoundTableId[];
  closesIn: readonly RoundTableId[];
}

/**
 * Decisions that wait for whoever runs them: drafts that no opening time was set going for; open ones, with how many have
 * not voted, or (all have) to be closed; closed ones to be published.
 */
export const listDecisionsWaiting = async (db: Db, { opensIn, closesIn }: Chaired, most: number) =>
  opensIn.length + closesIn.length === 0
    ? []
    : firstOfEach<WaitingSubjectRow<'to-open' | 'awaited' | 'to-close' | 'to-publish', DecisionId>>(
        db,
        sql`select w.*, case w.status when 'draft' then 'to-open' when 'closed' then 'to-publish'
              else case when w.silent > 0 then 'awaited' else 'to-close' end end as kind,
            case when w.status = 'open' and w.silent > 0 then w.silent else 1 end as count
          from (
            select d.round_table_id, d.status, case when d.status = 'open' then d.closes_at end as deadline, d.number as rank,
              ${SUBJECT}, (select count(*)::integer from electorate e where e.decision_id = d.id and not exists (
                select 1 from ballot b where b.decision_id = d.id and b.delegation_id = e.delegation_id)) as silent
            from decision d
            where (d.status = 'draft' and d.scheduled_by is null and d.round_table_id = any(${idsIn(opensIn)}))
              or (d.status in ('open', 'closed') and d.round_table_id = any(${idsIn(closesIn)}))
          ) w`,
        most,
      );
