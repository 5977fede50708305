import type { Choice, DecisionId } from '@penholder/shared/decisions';
import type { DelegationId, PersonId } from '@penholder/shared/kernel';
import type { Db, Trx } from '../open.ts';

/** The live ballot of a delegation. */
export const findBallot = (db: Db, id: DecisionId, delegationId: DelegationId) =>
  db
    .selectFrom('ballot')
    .selectAll()
    .where('decision_id', '=', id)
    .where('delegation_id', '=', delegationId)
    .executeTakeFirst();

export interface NewBallot {
  decisionId: DecisionId;
  delegationId: DelegationId;
  choice: Choice;
  reason: string | null;
  version: number;
  personId: PersonId;
  at: Date;
  sequence: number;
}

/** Puts a ballot in the place of the delegation's last one: its primary key is what keeps there from being two. */
export async function saveBallot(trx: Trx, ballot: NewBallot): Promise<void> {
  const values = {
    choice: ballot.choice,
    reason: ballot.reason,
    version: ballot.version,
    person_id: ballot.personId,
    cast_at: ballot.at,
    sequence: ballot.sequence,
  };
  await trx
    .insertInto('ballot')
    .values({ decision_id: ballot.decisionId, delegation_id: ballot.delegationId, ...values })
    .onConflict((on) => on.columns(['decision_id', 'delegation_id']).doUpdateSet(values))
    .execute();
}

/** The choices of the live ballots of a decision. */
export const listChoices = async (db: Db, id: DecisionId): Promise<Choice[]> =>
  (await db.selectFrom('ballot').select('choice').where('decision_id', '=', id).execute()).map((row) => row.choice);

/** How large each electorate is, and how often each choice was made in it. */
export async function countBallots(db: Db, ids: readonly DecisionId[]) {
  if (ids.length === 0) return new Map<DecisionId, { electorate: number; choices: Map<Choice, number> }>();
  const electorates = await db
    .selectFrom('electorate')
    .select((e) => ['decision_id', e.fn.countAll<number>().as('n')])
    .where('decision_id', 'in', ids)
    .groupBy('decision_id')
    .execute();
  const choices = await db
    .selectFrom('ballot')
    .select((e) => ['decision_id', 'choice', e.fn.countAll<number>().as('n')])
    .where('decision_id', 'in', ids)
    .groupBy(['decision_id', 'choice'])
    .execute();
  const counts = new Map(
    electorates.map((row) => [row.decision_id, { electorate: row.n, choices: new Map<Choice, number>() }]),
  );
  for (const row of choices) counts.get(row.decision_id)?.choices.set(row.choice, row.n);
  return counts;
}

/** The places of these delegations in the electorates of these decisions, with their ballots. */
export async function listOwnBallots(db: Db, ids: readonly DecisionId[], delegations: readonly DelegationId[]) {
  if (ids.length === 0 || delegations.length === 0) return [];
  return db
    .selectFrom('electorate as e')
    .innerJoin('delegation as d', 'd.id', 'e.delegation_id')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .leftJoin('ballot as b', (join) =>
      join.onRef('b.decision_id', '=', 'e.decision_id').onRef('b.delegation_id', '=', 'e.delegation_id'),
    )
    .select(['e.decision_id', 'e.delegation_id', 'p.names', 'b.choice', 'b.reason', 'b.version', 'b.cast_at'])
    .where('e.decision_id', 'in', ids)
    .where('e.delegation_id', 'in', delegations)
    .orderBy('e.delegation_id')
    .execute();
}
