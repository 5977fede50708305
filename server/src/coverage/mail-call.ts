import type { Trx } from '@penholder/db';
import { type CallRow, listCalled, withoutAnswer } from '@penholder/db/coverage';
import { listDelegatesToTell } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { inLanguage, LOCALES, type PersonId } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { layOut } from '../mail/texts/index.ts';
import { callMailTexts } from './mail-texts.ts';

/**
 * Writes to those who lead the called delegations or may submit for them, each in their language, where nothing was submitted in
 * answer: that a call was opened, that its deadline was moved, or that it closes soon. Answers how many delegations it
 * concerned. [CV11] [CV14]
 */
export async function mailAboutCall(
  trx: Trx,
  deps: Pick<Deps, 'vault' | 'clockwork' | 'address'>,
  roundTable: Pick<RoundTableRow, 'id' | 'code' | 'title' | 'time_zone'>,
  call: CallRow,
  { kind, except }: { kind: 'opened' | 'moved' | 'reminder'; except: PersonId | null },
): Promise<number> {
  const called = (await listCalled(trx, roundTable.id, call.delegations)).map(({ id }) => id);
  const concerned = await withoutAnswer(trx, call.id, called);
  const to = await listDelegatesToTell(trx, concerned, except);
  await queueMail(
    trx,
    deps,
    to.map(({ email, name, language: wanted }) => {
      const { texts, language } = callMailTexts(wanted);
      const title = inLanguage(call.title, wanted).text;
      const when = new Intl.DateTimeFormat(LOCALES[language], {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone: roundTable.time_zone,
      }).format(call.closes_at!);
      const table = `${roundTable.code} (${inLanguage(roundTable.title, wanted).text})`;
      return {
        to: email,
        kind: `practice-call-${kind}`,
        ...layOut(language, {
          name,
          subject: texts.subject(roundTable.code, title),
          paragraphs: [
            texts[kind](table),
            title,
            inLanguage(call.text, wanted).text,
            `${texts.closes(when)} (${roundTable.time_zone})`,
            texts.answer(`${deps.address()}/rt/${roundTable.code}/calls/${call.number}`),
          ],
        }),
      };
    }),
  );
  return concerned.length;
}
