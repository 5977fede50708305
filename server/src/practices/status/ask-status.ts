import { onCommit, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { claimStatusReminders, listStatusLetters, saveStatusAsks } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { Actor } from '@penholder/shared/people';
import { type LivingStatus, type PracticeId, STATUS_PAUSE, symbolOf } from '@penholder/shared/practices';
import type { Deps } from '../../deps.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { layOut } from '../../mail/texts/index.ts';
import { practiceMailTexts } from '../mail-texts.ts';
import { statusTexts } from './status-texts.ts';

interface By {
  deps: Deps;
  actor: Actor;
  roundTable: RoundTableRow;
}

/** Asks those who submit these practices, in these versions, whether their living status still holds [AX51]; answers how many are asked that were not before, and of how many the day was moved. */
export async function askStatus(
  trx: Trx,
  by: By,
  practices: readonly { id: PracticeId; version: number }[],
  closesAt: Date,
): Promise<{ asked: number; moved: number }> {
  const { actor, roundTable } = by;
  const saved = await saveStatusAsks(trx, practices, {
    roundTableId: roundTable.id,
    closesAt,
    personId: actor.personId,
    hours: STATUS_PAUSE,
  });
  const asked = saved.filter(({ isNew }) => isNew).map(({ id }) => id);
  if (asked.length > 0) await writeLetters(trx, by, asked, { closesAt, isReminder: false });
  if (saved.length > 0)
    await record(
      trx,
      by,
      saved.map(({ id }) => id),
      { act: 'annex.status-asked', closesAt },
    );
  return { asked: asked.length, moved: saved.length - asked.length };
}

/** Reminds those who have not answered, of all practices or of some; whoever was written to within a day is left alone [AX51]. */
export async function remindOfStatus(
  trx: Trx,
  by: By,
  { closesAt, of }: { closesAt: Date; of?: readonly PracticeId[] | undefined },
): Promise<number> {
  const reminded = await claimStatusReminders(trx, by.roundTable.id, { hours: STATUS_PAUSE, of });
  if (reminded.length > 0) {
    await writeLetters(trx, by, reminded, { closesAt, isReminder: true });
    await record(trx, by, reminded, { act: 'annex.status-reminded', closesAt });
  }
  return reminded.length;
}

/** One letter to each person, about all of theirs. */
async function writeLetters(
  trx: Trx,
  { deps, roundTable }: By,
  practices: readonly PracticeId[],
  { closesAt, isReminder }: { closesAt: Date; isReminder: boolean },
): Promise<void> {
  const letters = await listStatusLetters(trx, practices);
  await queueMail(
    trx,
    deps,
    letters.map(({ email, name, language, practices: theirs }) => {
      const texts = statusTexts(language);
      const { quoted } = practiceMailTexts(language);
      const lines = theirs
        .toSorted((a, b) => a.number - b.number)
        .map(({ number, title, livingStatus, livingStatusOn }) =>
          [
            `${symbolOf(number)} ${quoted(title)}: ${texts.statusOf((livingStatus ?? 'in-force') as LivingStatus, livingStatusOn)}`,
            `${deps.address()}/rt/${roundTable.code}/practices/${number}`,
          ].join('\n'),
        );
      return {
        to: email,
        kind: isReminder ? 'practice-status-reminder' : 'practice-status-asked',
        ...layOut(language, {
          name,
          subject: `${roundTable.code}: ${texts.subject(theirs.length)}`,
          paragraphs: [
            (isReminder ? texts.reminder : texts.asked)(texts.dayOf(closesAt, roundTable.time_zone)),
            ...lines,
            texts.oneClick,
          ],
        }),
      };
    }),
  );
}

async function record(
  trx: Trx,
  { deps, actor, roundTable }: By,
  practices: readonly PracticeId[],
  { act, closesAt }: { act: string; closesAt: Date },
): Promise<void> {
  await recordAct(trx, {
    roundTableId: roundTable.id,
    act,
    personId: actor.personId,
    subject: { kind: 'annex', id: 'A' },
    details: { closesAt: closesAt.toISOString(), practices },
  });
  onCommit(trx, () => {
    deps.live.tell({ roundTableId: roundTable.id, topic: 'practices', ids: practices });
    deps.live.tell({
      roundTableId: roundTable.id,
      topic: 'annexes',
      ids: [],
      audience: { roles: ['co-chair', 'penholder', 'secretariat'] },
    });
  });
}
