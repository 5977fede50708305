import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  findObjection,
  insertObjection,
  lockAnnexes,
  markSentenceRead,
  type ObjectionRow,
  settleObjection,
} from '@penholder/db/output';
import {
  findVersion,
  listDelegatesToTell,
  listOfficers,
  type PracticeRef,
  type PracticeRow,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, type DelegationId, insist, type Language, notFound, refuse } from '@penholder/shared/kernel';
import {
  mayAnswerObjection,
  mayObject,
  mayWithdrawObjection,
  type ObjectionId,
  type ObjectionStatus,
} from '@penholder/shared/output';
import type { Actor } from '@penholder/shared/people';
import { symbolOf } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { layOut } from '../mail/texts/index.ts';
import { getLockedPractice } from '../practices/index.ts';
import { writeSentenceIn } from './arrange-annex.ts';
import { sentenceFacts } from './sentence-facts.ts';
import { printedVersion, sentencesInPrint } from './sentences-in-print.ts';
import { objectionTexts, type ObjectionTexts } from './objection-texts.ts';

interface Asked {
  deps: Deps;
  actor: Actor;
  roundTable: RoundTableRow;
  ref: PracticeRef;
}

export interface Objecting {
  delegationId: DelegationId;
  language: Language;
  /** Of the sentence that was read. */
  revision: number;
  /** As it was read, where it may change without a revision: it is proposed from the practice's fields. */
  sentence?: string | undefined;
  reason?: string | undefined;
  proposed?: string | undefined;
}

/** A delegation objects to a sentence as it reads [AX55]; an edition waits for the answer [AX57]. */
export const objectToSentence = (asked: Asked, given: Objecting): Promise<void> =>
  transaction(asked.deps.db, async (trx) => {
    const { actor, roundTable, ref } = asked;
    const row = await getLockedPractice(trx, actor, ref);
    const inPrint = await sentencesInPrint(trx, row, roundTable, 1);
    const factsFor = await sentenceFacts(trx, row, inPrint);
    insist(mayObject(actor, given.delegationId, factsFor(given.language, given.delegationId)));
    const sentence =
      inPrint.sentences.find(({ language }) => language === given.language) ??
      refuse(conflict('objection.no-sentence', 'The annex has no sentence for this practice in this language.'));
    if (sentence.revision !== given.revision || (given.sentence ?? sentence.text) !== sentence.text)
      refuse(
        conflict('objection.changed-meanwhile', 'The sentence reads otherwise now. Please read it first.', {
          params: { revision: sentence.revision },
        }),
      );
    const [reason, proposed] = [given.reason?.trim() || null, given.proposed?.trim().replace(/\s+/g, ' ') || null];
    const id = await insertObjection(trx, {
      practiceId: row.id,
      roundTableId: roundTable.id,
      language: given.language,
      revision: given.revision,
      sentence: sentence.text,
      delegationId: given.delegationId,
      personId: actor.personId,
      reason,
      proposed,
    });
    // Whoever objects has read it.
    await markSentenceRead(trx, { practiceId: row.id, ...given, sentence: sentence.text }, actor.personId);
    await record(trx, asked, row, 'annex.sentence-objected', id, given.delegationId);
    await write(trx, asked, row, {
      kind: 'annex-objection',
      to: await listOfficers(trx, roundTable.id, ['penholder', 'co-chair'], actor.personId),
      say: (texts, practice) => [
        texts.objected(practice),
        `> ${sentence.text}`,
        ...(reason ? [texts.reason(reason)] : []),
        ...(proposed ? [texts.proposed(proposed)] : []),
      ],
    });
  });

/** Takes an objection back, for the delegation that made it [AX55]. */
export const withdrawObjection = (asked: Asked, id: ObjectionId): Promise<void> =>
  transaction(asked.deps.db, async (trx) => {
    const { row, objection } = await getObjection(trx, asked, id);
    insist(mayWithdrawObjection(asked.actor, { delegationId: objection.delegation_id, status: objection.status }));
    await settle(trx, asked, row, objection, 'withdrawn', null);
  });

/** Takes the proposed wording over as the sentence, or says why the sentence stays [AX56]. */
export const answerObjection = (
  asked: Asked,
  id: ObjectionId,
  {
    takes,
    reason,
    revision,
    version,
  }: { takes: boolean; reason?: string | undefined; revision: number; version: number },
): Promise<void> =>
  transaction(asked.deps.db, async (trx) => {
    // Before the practice, as all who arrange the annexes do.
    await lockAnnexes(trx, asked.roundTable.id);
    const { row, objection } = await getObjection(trx, asked, id);
    const { status, proposed, language } = objection;
    insist(mayAnswerObjection(asked.actor, { status, proposed }, { takes, reason }));
    if (takes)
      await writeSentenceIn(
        trx,
        asked.deps,
        { actor: asked.actor, practiceId: row.id },
        { language, text: proposed, version, revision },
      );
    const answer = reason?.trim() || null;
    await settle(trx, asked, row, objection, takes ? 'taken' : 'answered', answer);
    await write(trx, asked, row, {
      kind: takes ? 'annex-objection-taken' : 'annex-objection-answered',
      to: await listDelegatesToTell(trx, [objection.delegation_id], asked.actor.personId),
      say: (texts, practice) => [
        (takes ? texts.taken : texts.answered)(practice),
        ...(answer ? [texts.reason(answer)] : []),
      ],
    });
  });

async function getObjection(trx: Trx, { actor, ref }: Asked, id: ObjectionId) {
  const row = await getLockedPractice(trx, actor, ref);
  const objection =
    (await findObjection(trx, row.id, id)) ?? refuse(notFound('objection.not-found', 'There is no such objection.'));
  return { row, objection };
}

async function settle(
  trx: Trx,
  asked: Asked,
  row: PracticeRow,
  objection: ObjectionRow,
  status: Exclude<ObjectionStatus, 'open'>,
  answer: string | null,
): Promise<void> {
  await settleObjection(trx, objection.id, { status, answer, personId: asked.actor.personId });
  const act = {
    taken: 'annex.objection-taken',
    answered: 'annex.objection-answered',
    withdrawn: 'annex.objection-withdrawn',
  };
  await record(trx, asked, row, act[status], objection.id, status === 'withdrawn' ? objection.delegation_id : null);
}

async function record(
  trx: Trx,
  { deps, actor, roundTable }: Asked,
  row: PracticeRow,
  act: string,
  objection: ObjectionId,
  delegationId: DelegationId | null,
): Promise<void> {
  await recordAct(trx, {
    roundTableId: roundTable.id,
    act,
    personId: actor.personId,
    delegationId,
    subject: { kind: 'practice', id: row.id },
    details: { objection },
  });
  const bureau = ['co-chair', 'penholder', 'secretariat'] as const;
  onCommit(trx, () => {
    deps.live.tell({ roundTableId: roundTable.id, topic: 'annexes', ids: [row.id], audience: { roles: bureau } });
    deps.live.tell({
      roundTableId: roundTable.id,
      topic: 'practices',
      ids: [row.id],
      audience: { roles: bureau, delegations: row.submitters },
    });
  });
}

type Recipients = Awaited<ReturnType<typeof listOfficers>>;
async function write(
  trx: Trx,
  { deps, roundTable }: Asked,
  row: PracticeRow,
  { kind, to, say }: { kind: string; to: Recipients; say: (texts: ObjectionTexts, practice: string) => string[] },
): Promise<void> {
  const address = `${deps.address()}/rt/${roundTable.code}/practices/${row.number}`;
  const printed = printedVersion(row);
  // Under the title that is printed: who submitted that may not know the one that is being written.
  const title = printed === null ? undefined : (await findVersion(trx, row.id, printed))?.content.title;
  await queueMail(
    trx,
    deps,
    to.map(({ email, name, language }) => {
      const texts = objectionTexts(language);
      const called = title ? `${symbolOf(row.number)} ${texts.quoted(title)}` : symbolOf(row.number);
      return {
        to: email,
        kind,
        ...layOut(language, {
          name,
          subject: `${roundTable.code}: ${called}`,
          paragraphs: [...say(texts, called), texts.where(address)],
        }),
      };
    }),
  );
}
