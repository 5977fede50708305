import type { Trx } from '@penholder/db';
import { listDelegatesToTell, listOfficers } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { DelegationId, Language } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { layOut } from '../mail/texts/index.ts';
import { importMailTexts } from './mail-texts.ts';

/** What an import did that others should hear of. `practices` are the submitters of each practice. */
interface Imported {
  readonly what: 'submitted' | 'taken-back';
  readonly actor: Actor;
  readonly practices: readonly (readonly DelegationId[])[];
  readonly reason?: string;
}

/** Writes once to each of those who review, and of those who are asked to confirm, however many practices entered together. */
export async function mailImported(
  trx: Trx,
  deps: Deps,
  roundTable: RoundTableRow,
  { what, actor, practices, reason }: Imported,
): Promise<void> {
  const count = practices.length;
  const root = `${deps.address()}/rt/${roundTable.code}`;
  const write = (
    people: readonly { email: string; name: string; language: Language }[],
    kind: string,
    address: string,
    to: 'reviewers' | 'submitters',
  ) =>
    queueMail(
      trx,
      deps,
      people.map(({ email, name, language }) => {
        const texts = importMailTexts(language);
        const sentence = texts[what][to](count);
        const paragraphs = [sentence, ...(reason ? [texts.reason(reason)] : []), texts.see(address)];
        return {
          to: email,
          kind,
          ...layOut(language, { name, subject: `${roundTable.code}: ${sentence}`, paragraphs }),
        };
      }),
    );
  const reviewers = await listOfficers(trx, roundTable.id, ['co-chair', 'penholder'], actor.personId);
  const delegations = [...new Set(practices.flat())];
  const submitters = await listDelegatesToTell(trx, delegations, actor.personId);
  if (what === 'submitted') {
    await write(reviewers, 'practices-submitted', `${root}/review`, 'reviewers');
    await write(submitters, 'practices-to-confirm', `${root}/practices?only=to-confirm`, 'submitters');
  } else {
    await write(reviewers, 'practices-withdrawn', `${root}/practices`, 'reviewers');
    await write(submitters, 'practices-withdrawn', `${root}/practices?only=mine`, 'submitters');
  }
}
