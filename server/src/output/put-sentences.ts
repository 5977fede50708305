import { onCommit, today, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { listUnread, lockAnnexes, markSentenceRead, putSentences as savePut } from '@penholder/db/output';
import { listDelegatesOfEach, listSubmittersNow, lockPractices, type PracticeRef } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, type DelegationId, insist, type Language, refuse } from '@penholder/shared/kernel';
import { mayNoteSentence, sentenceIn, whyHeld } from '@penholder/shared/output';
import { type Actor, must } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { layOut } from '../mail/texts/index.ts';
import { getLockedPractice } from '../practices/index.ts';
import { gatherFacts } from './gather-facts.ts';
import { sentencesInPrint } from './sentences-in-print.ts';
import { letterOnSentences, type ToRead } from './sentence-texts.ts';

interface By {
  deps: Deps;
  actor: Actor;
  roundTable: RoundTableRow;
}

/**
 * Puts the sentences that the next edition would print in a language, written or proposed, to those who submit the practices,
 * each once in the same words, and writes one letter to each person [AX62]; answers how many practices' are put anew.
 */
export const putSentences = ({ deps, actor, roundTable }: By, language: Language): Promise<number> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'annex.arrange'));
    await lockAnnexes(trx, roundTable.id);
    const toRead = await sentencesOf(trx, roundTable, language);
    const ids = [...toRead.values()].map(({ id }) => id);
    // Before what is put, as whoever notes or objects does.
    await lockPractices(trx, ids);
    const submitting = new Set(
      (await listSubmittersNow(trx, ids)).map((row) => `${row.practice_id} ${row.delegation_id}`),
    );
    const put = await savePut(
      trx,
      { roundTableId: roundTable.id, language, personId: actor.personId },
      [...toRead.values()].flatMap(({ id, submitters, sentence }) =>
        submitters
          .filter((delegationId) => submitting.has(`${id} ${delegationId}`))
          .map((delegationId) => ({ practiceId: id, delegationId, sentence })),
      ),
    );
    if (put.length === 0)
      refuse(
        conflict(
          'sentence.nothing-to-put',
          'There is nothing to put to anybody: the next edition would print no sentence in this language that its submitters were not shown already.',
        ),
      );
    const practices = [...new Set(put.map((row) => row.practice_id))];
    await write(
      trx,
      { deps, actor, roundTable },
      Map.groupBy(put, (row) => row.delegation_id),
      toRead,
    );
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: 'annex.sentences-put',
      personId: actor.personId,
      subject: { kind: 'annex', id: 'A' },
      details: { language, practices },
    });
    const roles = ['co-chair', 'penholder', 'secretariat'] as const;
    onCommit(trx, () => {
      deps.live.tell({ roundTableId: roundTable.id, topic: 'annexes', ids: [], audience: { roles } });
      const delegations = [...new Set(put.map((row) => row.delegation_id))];
      deps.live.tell({
        roundTableId: roundTable.id,
        topic: 'practices',
        ids: practices,
        audience: { roles, delegations },
      });
    });
    return practices.length;
  });

/** By practice what would be printed of it, and to whom it is put. */
async function sentencesOf(trx: Trx, roundTable: RoundTableRow, language: Language): Promise<Map<string, ToRead>> {
  const { material, inputs } = await gatherFacts(trx, roundTable, {
    language,
    letters: ['A'],
    edition: 1,
    issuedOn: await today(trx, roundTable.time_zone),
  });
  const facts = new Map(inputs.facts.practices.map((one) => [one.id, one]));
  const active = new Set(material.delegations.filter(({ status }) => status === 'active').map(({ id }) => id));
  return new Map(
    material.practices.flatMap(({ id, number, content }): [string, ToRead][] => {
      const practice = facts.get(id);
      if (!practice || whyHeld(practice) !== undefined) return [];
      const sentence = sentenceIn(practice, language);
      const submitters = content.submitters.filter((delegation) => active.has(delegation));
      return [[id, { id, number, title: content.title, submitters, sentence }]];
    }),
  );
}

async function write(
  trx: Trx,
  { deps, actor, roundTable }: By,
  put: ReadonlyMap<DelegationId, readonly { practice_id: string }[]>,
  toRead: ReadonlyMap<string, ToRead>,
): Promise<void> {
  const people = Map.groupBy(await listDelegatesOfEach(trx, [...put.keys()], actor.personId), ({ id }) => id);
  await queueMail(
    trx,
    deps,
    [...people.values()].map((places) => {
      const { email, name, language } = places[0]!;
      const theirs = new Set(places.flatMap((place) => put.get(place.delegation_id)!.map((row) => row.practice_id)));
      const practices = [...theirs].map((id) => toRead.get(id)!).toSorted((a, b) => a.number - b.number);
      return {
        to: email,
        kind: 'annex-sentences',
        ...layOut(language, {
          name,
          ...letterOnSentences(practices, { language, code: roundTable.code, address: deps.address() }),
        }),
      };
    }),
  );
}

/** Notes for a delegation that it has read the sentence that was put to it, or as it reads since: it waits no more [AX62]. */
export const noteSentence = (
  { deps, actor, roundTable }: By,
  ref: PracticeRef,
  { language, delegationId, sentence }: { language: Language; delegationId: DelegationId; sentence: string },
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getLockedPractice(trx, actor, ref);
    const put = (await listUnread(trx, row.id)).find(
      (one) => one.language === language && one.delegation_id === delegationId,
    );
    const { sentences } = await sentencesInPrint(trx, row, roundTable, 1);
    const inPrint = sentences.find((one) => one.language === language);
    insist(mayNoteSentence(actor, delegationId, { read: sentence, put: put?.sentence, inPrint: inPrint?.text }));
    await markSentenceRead(trx, { practiceId: row.id, language, delegationId, sentence }, actor.personId);
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: 'annex.sentence-read',
      personId: actor.personId,
      delegationId,
      subject: { kind: 'practice', id: row.id },
      details: { language },
    });
    onCommit(trx, () =>
      deps.live.tell({
        roundTableId: roundTable.id,
        topic: 'practices',
        ids: [row.id],
        audience: { delegations: [delegationId] },
      }),
    );
  });
