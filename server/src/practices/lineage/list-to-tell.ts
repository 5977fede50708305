import type { Trx } from '@penholder/db';
import { listDelegatesToTell, listOfficers, type ProposalRow } from '@penholder/db/practices';
import type { PersonId } from '@penholder/shared/kernel';

/** Who is written to about what became of a proposal: the delegations asked, and the office that made it. */
export async function listToTell(trx: Trx, proposal: ProposalRow, except: PersonId) {
  const delegates = await listDelegatesToTell(
    trx,
    proposal.consents.map((one) => one.delegation_id),
    except,
  );
  if (proposal.proposed_for) return delegates;
  const officers = await listOfficers(trx, proposal.round_table_id, ['co-chair', 'penholder'], except);
  return [...delegates, ...officers.filter(({ email }) => !delegates.some((one) => one.email === email))];
}
