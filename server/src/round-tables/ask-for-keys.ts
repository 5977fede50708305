import type { Trx } from '@penholder/db';
import type { listCoChairs, RoundTableRow } from '@penholder/db/round-tables';
import { inLanguage } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { Phase } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { layOut, mailTextsIn } from '../mail/texts/index.ts';

/** Asks the co-chairs whose key is missing for it, each in their language. */
export async function askForKeys(
  trx: Trx,
  deps: Deps,
  table: RoundTableRow,
  coChairs: Awaited<ReturnType<typeof listCoChairs>>,
  actor: Actor,
  phases: { from: Phase; to: Phase } | undefined,
): Promise<void> {
  const { name } = await trx
    .selectFrom('person')
    .select('name')
    .where('id', '=', actor.personId)
    .executeTakeFirstOrThrow();
  await queueMail(
    trx,
    deps,
    coChairs
      .filter((chair) => chair.id !== actor.personId)
      .map((chair) => {
        const { key, phases: names } = mailTextsIn(chair.language);
        const title = `${table.code} · ${inLanguage(table.title, chair.language).text}`;
        return {
          to: chair.email,
          kind: 'key-needed',
          ...layOut(chair.language, {
            name: chair.name,
            subject: key.subject(table.code),
            paragraphs: [
              title,
              phases ? key.phase(names[phases.from], names[phases.to], name) : key.attribution(name),
              key.link,
              `${deps.address()}/rt/${table.code}/settings`,
            ],
          }),
        };
      }),
  );
}
