import { type Db, onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  factsOf,
  listActiveDelegations,
  listHolders,
  lockPractice,
  type PracticeRef,
  type PracticeRow,
  saveHolder,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type DelegationId, insist, type PersonId, refuse } from '@penholder/shared/kernel';
import { type Actor, isOf } from '@penholder/shared/people';
import { type Holding, isEditable, isOwn, mayHandOver, mayHold, noSuchPractice } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import { writeAbout } from './mail-about.ts';
import { tellDraft } from './tell-practice.ts';

/** Who of the reader's own delegations holds a working copy and who may write it; of other delegations' people nobody is told. */
export async function presentHoldings(db: Db, actor: Actor, row: PracticeRow): Promise<Holding[]> {
  const own = row.submitters.filter((delegation) => isOf(actor, delegation));
  const people = await listHolders(db, row.id, own);
  const delegations = await listActiveDelegations(db, row.round_table_id, own);
  return own.flatMap((id) => {
    const delegation = delegations.find((one) => one.id === id);
    const theirs = people.filter((one) => one.delegation_id === id);
    const holder = theirs.find((one) => one.is_holder)?.id ?? null;
    return delegation
      ? [
          {
            delegation: { id, names: delegation.names },
            holder,
            people: theirs.map((one) => ({ id: one.id, name: one.name, hasWritten: one.has_written })),
            mayHandOver:
              isEditable(row.status) &&
              mayHandOver(actor, { delegationId: id, submitters: row.submitters, holder }) === undefined,
          },
        ]
      : [];
  });
}

/** Passes a working copy on to a colleague of the same delegation, and writes to them [PR46]. */
export const handOver = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  ref: PracticeRef,
  { delegationId, person }: { delegationId: DelegationId; person: PersonId },
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await lockPractice(trx, actor.roundTableId, ref);
    if (!row || !isOwn(actor, factsOf(row))) return refuse(noSuchPractice);
    const people = await listHolders(trx, row.id, [delegationId]);
    const holder = people.find((one) => one.is_holder)?.id ?? null;
    insist(mayHandOver(actor, { delegationId, submitters: row.submitters, holder }));
    if (!isEditable(row.status))
      insist({
        code: 'practice.closed',
        status: 409,
        detail: 'Nobody writes this practice any more.',
      });
    insist(
      mayHold(
        person,
        holder,
        people.map(({ id }) => id),
      ),
    );
    await saveHolder(trx, row.id, delegationId, person);
    await recordAct(trx, {
      roundTableId: row.round_table_id,
      act: 'practice.handed-over',
      personId: actor.personId,
      delegationId,
      subject: { kind: 'practice', id: row.id },
    });
    const next = people.find(({ id }) => id === person)!;
    if (person !== actor.personId)
      await writeAbout(trx, deps, roundTable, row, {
        kind: 'practice-handed-over',
        to: [{ email: next.email, name: next.name, language: next.language }],
        say: (texts, practice) => texts.handedOver(practice),
      });
    onCommit(trx, () => tellDraft(deps, row));
  });
