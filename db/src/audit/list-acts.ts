import type { DelegationId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { AttributionLevel } from '@penholder/shared/round-tables';
import type { Db } from '../open.ts';
import { INSTANCE_CHAIN } from './record-acts.ts';
import { tellsDelegation, tellsPerson } from './told-acts.ts';

/** Which events of a chain to list; all conditions hold at once, except that `orPerson` widens `delegations`. */
export interface AuditFilter {
  /** An act, or with a dot at the end all acts that begin so. */
  act?: string | undefined;
  personId?: PersonId | undefined;
  delegationId?: DelegationId | undefined;
  subjectId?: string | undefined;
  /** Only what these delegations did, or this person; left out: everything. */
  only?: { delegations: readonly DelegationId[]; personId: PersonId } | undefined;
  /** Who looks: `personId` and `delegationId` find only acts that this reader is told to be theirs. Left out: all. */
  reader?: AuditReader | undefined;
}

/** Who looks at a round table's acts, and the most that it tells of who made a contribution. */
export interface AuditReader {
  readonly personId: PersonId;
  readonly delegations: readonly DelegationId[];
  readonly roundTableId: RoundTableId;
  readonly level: AttributionLevel;
}

const filtered = (db: Db, chain: string, filter: AuditFilter) =>
  db
    .selectFrom('audit_event')
    .where('chain', '=', chain)
    .$if(filter.act !== undefined, (query) =>
      filter.act!.endsWith('.')
        ? query.where((e) => e(e.fn<string>('left', ['act', e.val(filter.act!.length)]), '=', filter.act!))
        : query.where('act', '=', filter.act!),
    )
    .$if(filter.personId !== undefined, (query) => query.where('person_id', '=', filter.personId!))
    .$if(filter.personId !== undefined && filter.reader !== undefined, (query) =>
      query.where(tellsPerson(filter.reader!)),
    )
    .$if(filter.delegationId !== undefined, (query) => query.where('delegation_id', '=', filter.delegationId!))
    .$if(filter.delegationId !== undefined && filter.reader !== undefined, (query) =>
      query.where(tellsDelegation(filter.reader!)),
    )
    .$if(filter.subjectId !== undefined, (query) => query.where('subject_id', '=', filter.subjectId!))
    .$if(filter.only !== undefined, (query) =>
      query.where((e) =>
        e.or([
          e('person_id', '=', filter.only!.personId),
          ...(filter.only!.delegations.length > 0 ? [e('delegation_id', 'in', [...filter.only!.delegations])] : []),
        ]),
      ),
    );

/** A page of a chain's events, newest first, before the sequence `before`; with how many there are in all. */
export async function listActs(
  db: Db,
  roundTableId: RoundTableId | null,
  filter: AuditFilter,
  page: { limit: number; before?: number | undefined },
) {
  const chain = roundTableId ?? INSTANCE_CHAIN;
  const rows = await filtered(db, chain, filter)
    .selectAll()
    .$if(page.before !== undefined, (query) => query.where('sequence', '<', page.before!))
    .orderBy('sequence', 'desc')
    .limit(page.limit + 1)
    .execute();
  const { total } = await filtered(db, chain, filter)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows: rows.slice(0, page.limit), more: rows.length > page.limit, total: Number(total) };
}
