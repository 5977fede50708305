import { isDuplicate, now, onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { lockAdministrators, lockPerson, removeAllAccess, savePerson } from '@penholder/db/people';
import { conflict, forbidden, invalid, type Language, notFound, type PersonId, refuse } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';

const getPerson = async (trx: Trx, id: PersonId) =>
  (await lockPerson(trx, id)) ?? refuse(notFound('person.not-found', 'There is no such person.'));

/** Whoever administers the server may not lose it: not oneself, and not the last one [PE18]. */
async function insistOnAnotherAdministrator(
  trx: Trx,
  person: { id: PersonId; is_administrator: boolean; disabled_at: Date | null },
  by: PersonId,
): Promise<void> {
  if (person.id === by) refuse(forbidden('person.is-yourself', 'Ask another administrator to do this to you.'));
  if (person.is_administrator && !person.disabled_at && (await lockAdministrators(trx)) < 2)
    refuse(conflict('person.last-administrator', 'This is the last administrator. Make another one first.'));
}

const act = (person: PersonId, by: PersonId, what: string, details?: Record<string, unknown>) => ({
  roundTableId: null,
  act: what,
  personId: by,
  subject: { kind: 'person', id: person },
  ...(details && { details }),
});

/** Shuts a person out: sign-ins, tokens and links end in this transaction, connections with its commit [PE17]. */
export const disablePerson = (deps: Deps, id: PersonId, by: PersonId): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const person = await getPerson(trx, id);
    await insistOnAnotherAdministrator(trx, person, by);
    if (person.disabled_at) return;
    await savePerson(trx, id, { disabled_at: await now(trx) });
    await removeAllAccess(trx, person);
    await recordAct(trx, act(id, by, 'person.disabled'));
    onCommit(trx, () => deps.live.admitAgain(id));
  });

export const enablePerson = (deps: Deps, id: PersonId, by: PersonId): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const person = await getPerson(trx, id);
    if (!person.disabled_at) return;
    await savePerson(trx, id, { disabled_at: null });
    await recordAct(trx, act(id, by, 'person.enabled'));
  });

/** Corrects a person's facts. Whoever reads the old address has no business here: a new one ends all access and is to be proven. */
export const changePerson = (
  deps: Deps,
  id: PersonId,
  change: { name?: string | undefined; email?: string | undefined; language?: Language | undefined },
  by: PersonId,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const person = await getPerson(trx, id);
    const isMoved = change.email !== undefined && change.email !== person.email;
    try {
      await savePerson(trx, id, {
        ...(change.name !== undefined && { name: change.name }),
        ...(change.language !== undefined && { language: change.language }),
        ...(isMoved && { email: change.email!, email_verified: false }),
      });
    } catch (error) {
      if (isDuplicate(error))
        refuse(
          conflict('person.address-taken', 'Another person has this address.', {
            fields: { email: 'Another person has this address.' },
          }),
        );
      throw error;
    }
    if (isMoved) await removeAllAccess(trx, person);
    await recordAct(
      trx,
      act(id, by, 'person.changed', {
        changed: Object.keys(change).filter((key) => change[key as keyof typeof change] !== undefined),
      }),
    );
    if (isMoved) onCommit(trx, () => deps.live.admitAgain(id));
  });

/** Makes someone an administrator, or no longer; the address typed again says that it is meant. */
export const changeAdministrator = (
  deps: Deps,
  id: PersonId,
  { isAdministrator, confirm }: { isAdministrator: boolean; confirm: string },
  by: PersonId,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const person = await getPerson(trx, id);
    if (confirm !== person.email)
      refuse(
        invalid('person.not-confirmed', 'Type the person’s address exactly to confirm.', {
          fields: { confirm: 'This is not the person’s address.' },
        }),
      );
    if (person.is_administrator === isAdministrator) return;
    if (isAdministrator && person.disabled_at)
      refuse(conflict('person.disabled', 'This person cannot sign in. Enable them first.'));
    if (!isAdministrator) await insistOnAnotherAdministrator(trx, person, by);
    await savePerson(trx, id, { is_administrator: isAdministrator });
    await recordAct(trx, act(id, by, isAdministrator ? 'person.made-administrator' : 'person.no-longer-administrator'));
    onCommit(trx, () => deps.live.admitAgain(id));
  });
