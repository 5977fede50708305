import type { DecisionId } from '@penholder/shared/decisions';
import type { DelegationId, RoundTableId } from '@penholder/shared/kernel';
import type { Db, Trx } from '../open.ts';

/** The delegations of a round table, with what says whether they vote. */
export const listDelegations = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('delegation as d')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .select(['d.id', 'd.status', 'd.has_vote', 'p.kind', 'p.names'])
    .where('d.round_table_id', '=', roundTableId)
    .orderBy('d.id')
    .execute();

/** Freezes an electorate, each with the salt that its voter key is made with. */
export async function insertElectorate(
  trx: Trx,
  id: DecisionId,
  electors: readonly { delegationId: DelegationId; salt: Uint8Array }[],
): Promise<void> {
  await trx
    .insertInto('electorate')
    .values(
      electors.map(({ delegationId, salt }) => ({
        decision_id: id,
        delegation_id: delegationId,
        salt: Buffer.from(salt),
      })),
    )
    .execute();
}

/** A delegation's place in an electorate; undefined where it has none. */
export const findElector = (db: Db, id: DecisionId, delegationId: DelegationId) =>
  db
    .selectFrom('electorate')
    .selectAll()
    .where('decision_id', '=', id)
    .where('delegation_id', '=', delegationId)
    .executeTakeFirst();

/** The electorate of a decision with its live ballots. */
export const listElectorate = (db: Db, id: DecisionId) =>
  db
    .selectFrom('electorate as e')
    .innerJoin('delegation as d', 'd.id', 'e.delegation_id')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .leftJoin('ballot as b', (join) =>
      join.onRef('b.decision_id', '=', 'e.decision_id').onRef('b.delegation_id', '=', 'e.delegation_id'),
    )
    .select([
      'e.delegation_id',
      'e.salt',
      'p.names',
      'b.choice',
      'b.reason',
      'b.version',
      'b.cast_at',
      'b.person_id',
      'b.sequence',
    ])
    .where('e.decision_id', '=', id)
    .orderBy('e.delegation_id')
    .execute();
