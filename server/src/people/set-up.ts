import { transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { consumeSetUpLink, hasAdministrator, insertPersons, savePerson } from '@penholder/db/people';
import { type Language, type PersonId, type Refusal, refuse } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';

const LINK_USED: Refusal = {
  code: 'set-up.link-used',
  status: 410,
  detail: 'This set-up link has been used already, or its time has run out. Start the server again for a new one.',
};

/** Makes the first administrator with the one-time link: once, and only while there is none [PE19]. */
export const setUp = (
  deps: Deps,
  { token, name, email, language }: { token: string; name: string; email: string; language: Language },
): Promise<PersonId> =>
  transaction(deps.db, async (trx) => {
    if (!(await consumeSetUpLink(trx, token)) || (await hasAdministrator(trx))) refuse(LINK_USED);
    const [person] = await insertPersons(trx, [{ email, name, language }]);
    await savePerson(trx, person!.id, {
      name,
      language,
      is_administrator: true,
      email_verified: true,
      disabled_at: null,
    });
    await recordAct(trx, {
      roundTableId: null,
      act: 'server.set-up',
      personId: person!.id,
      subject: { kind: 'person', id: person!.id },
    });
    return person!.id;
  });
