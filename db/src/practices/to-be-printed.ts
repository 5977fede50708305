import { sql } from 'kysely';

/** Levels of the attribution ladder at which a delegation may be named. */
const NAMING = sql`('delegation', 'person')`;

/**
 * Whether the next edition would print the practice `p`, which is neither withdrawn, declined nor carried on: it is not left
 * out, its version and the table in its phase let its delegations be known, and one that submits what would be printed stands
 * by the wording [AX5, AX6, AX24].
 */
export const isToBePrinted = sql<boolean>`(
  not exists (select 1 from annex_entry e where e.practice_id = p.id and e.left_out_reason is not null)
  and exists (select 1 from round_table t where t.id = p.round_table_id
    and coalesce(t.settings ->> 'attribution', 'person') in ${NAMING}
    and coalesce(t.settings -> 'attributionByPhase' ->> t.phase, 'person') in ${NAMING})
  and exists (select 1 from practice_version n
    join practice_confirmation k on k.practice_id = n.practice_id and k.wording = n.wording
    join delegation d on d.id = k.delegation_id and d.status = 'active'
    where n.practice_id = p.id and n.attribution in ${NAMING} and n.version = coalesce(p.cleared_version, p.published_version)
      and n.content -> 'submitters' ? d.id::text))`;
