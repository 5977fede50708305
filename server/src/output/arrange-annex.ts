import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  annexMaterial,
  findEntry,
  keepSentence,
  listAnnexes,
  lockAnnexes,
  saveEntry,
  saveIntroduction,
  savePlaces,
} from '@penholder/db/output';
import { lockPractices } from '@penholder/db/practices';
import { findRoundTableById } from '@penholder/db/round-tables';
import {
  conflict,
  insist,
  invalid,
  type Language,
  type LocalizedText,
  notFound,
  refuse,
} from '@penholder/shared/kernel';
import type { Annex } from '@penholder/shared/output';
import { type Actor, must } from '@penholder/shared/people';
import { type AreaId, isReordering, type PracticeId } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import { askNamed } from '../practices/index.ts';

const BUREAU = { roles: ['co-chair', 'penholder', 'secretariat'] } as const;

async function recorded(
  trx: Trx,
  { live }: Deps,
  actor: Actor,
  act: string,
  subject: { kind: string; id: string },
  details: Record<string, unknown>,
): Promise<void> {
  await recordAct(trx, { roundTableId: actor.roundTableId, act, personId: actor.personId, subject, details });
  onCommit(trx, () =>
    live.tell({ roundTableId: actor.roundTableId, topic: 'annexes', ids: [subject.id], audience: BUREAU }),
  );
}

/** The entry of a practice that Annex A may print; nobody else changes it or the practice until the transaction ends. */
export async function lockEntry(trx: Trx, actor: Actor, practiceId: PracticeId, revision: number) {
  await lockAnnexes(trx, actor.roundTableId);
  await lockPractices(trx, [practiceId]);
  const { practices } = await annexMaterial(trx, actor.roundTableId, { practiceId });
  const practice =
    practices[0] ?? refuse(notFound('annex-entry.not-found', 'This practice is not among those cleared for Annex A.'));
  const entry = await findEntry(trx, practiceId);
  const current = entry?.revision ?? 0;
  if (current !== revision)
    refuse(
      conflict('annex-entry.changed-meanwhile', 'Somebody else has changed this entry meanwhile.', {
        params: { revision: current },
      }),
    );
  return { practice, entry };
}

export interface Sentence {
  language: Language;
  text: string | null;
  version: number;
  revision: number;
}

/** Writes the sentence of a practice in one language, for the version that was read; asks those whom it names and the practice does not [PR62]. */
export const writeSentence = (deps: Deps, actor: Actor, practiceId: PracticeId, sentence: Sentence): Promise<number> =>
  transaction(deps.db, (trx) => writeSentenceIn(trx, deps, { actor, practiceId }, sentence));

/** The same, in a transaction that does more. */
export async function writeSentenceIn(
  trx: Trx,
  deps: Deps,
  { actor, practiceId }: { actor: Actor; practiceId: PracticeId },
  { language, text, version, revision }: Sentence,
): Promise<number> {
  insist(must(actor, 'annex.arrange'));
  const { practice, entry } = await lockEntry(trx, actor, practiceId, revision);
  if (practice.version !== version)
    refuse(
      conflict(
        'annex-entry.changed-meanwhile',
        'A newer version of this practice has been cleared meanwhile. Please read it first.',
        { params: { revision, version: practice.version } },
      ),
    );
  const { [language]: _before, ...others } = entry?.sentences ?? {};
  const written = text === null ? null : text.replace(/\s+/g, ' ');
  const sentences = written === null ? others : { ...others, [language]: { text: written, version } };
  const saved = await saveEntry(
    trx,
    { roundTableId: actor.roundTableId, practiceId, personId: actor.personId },
    { sentences },
  );
  await keepSentence(trx, { practiceId, language, revision: saved, text: written, version, personId: actor.personId });
  await recorded(
    trx,
    deps,
    actor,
    'annex.sentence-written',
    { kind: 'practice', id: practiceId },
    { language, version, revision: saved, isWritten: text !== null },
  );
  const roundTable = (await findRoundTableById(trx, actor.roundTableId))!;
  await askNamed(trx, deps, { roundTable, practices: [practiceId], personId: actor.personId });
  // Its submitters read it beside their own words [AX54].
  onCommit(trx, () =>
    deps.live.tell({
      roundTableId: actor.roundTableId,
      topic: 'practices',
      ids: [practiceId],
      audience: { ...BUREAU, delegations: practice.content.submitters },
    }),
  );
  return saved;
}

/** Leaves a practice out of Annex A with a reason, or takes it in again [AX31]. */
export const leaveOutOfAnnex = (
  deps: Deps,
  actor: Actor,
  practiceId: PracticeId,
  { reason, revision }: { reason: string | null; revision: number },
): Promise<number> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'annex.arrange'));
    await lockEntry(trx, actor, practiceId, revision);
    const saved = await saveEntry(
      trx,
      { roundTableId: actor.roundTableId, practiceId, personId: actor.personId },
      { leftOutReason: reason },
    );
    await recorded(
      trx,
      deps,
      actor,
      reason === null ? 'annex.practice-taken-in' : 'annex.practice-left-out',
      { kind: 'practice', id: practiceId },
      { reason },
    );
    return saved;
  });

/** Puts the practices of an area in order, or back into the alphabet [AX32]. */
export const orderEntries = (
  deps: Deps,
  actor: Actor,
  areaId: AreaId,
  ids: readonly PracticeId[] | null,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'annex.arrange'));
    await lockAnnexes(trx, actor.roundTableId);
    const { practices, areas } = await annexMaterial(trx, actor.roundTableId, { areaId });
    if (practices.length === 0 && !areas.some((area) => area.id === areaId))
      refuse(notFound('area.not-found', 'This thematic area no longer exists.'));
    const all = practices.map((practice) => practice.id);
    if (ids !== null && !isReordering(all, ids))
      refuse(
        invalid(
          'annex.order-incomplete',
          'The practices of this area have changed meanwhile; the order must name each of them once.',
        ),
      );
    await savePlaces(trx, actor, ids ?? all, ids !== null);
    await recorded(
      trx,
      deps,
      actor,
      ids === null ? 'annex.order-reset' : 'annex.ordered',
      { kind: 'area', id: areaId },
      ids === null ? {} : { ids },
    );
  });

/** Writes the introduction of an annex in one language, or takes it away. */
export const writeIntroduction = (
  deps: Deps,
  actor: Actor,
  letter: Annex,
  { language, text, revision }: { language: Language; text: string | null; revision: number },
): Promise<{ texts: LocalizedText | null; revision: number }> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'annex.arrange'));
    await lockAnnexes(trx, actor.roundTableId);
    const row = (await listAnnexes(trx, actor.roundTableId)).find((annex) => annex.letter === letter);
    const current = row?.revision ?? 0;
    if (current !== revision)
      refuse(
        conflict('annex.changed-meanwhile', 'Somebody else has changed this introduction meanwhile.', {
          params: { revision: current },
        }),
      );
    const { [language]: _before, ...others } = row?.introduction ?? {};
    const all: LocalizedText = text === null ? others : { ...others, [language]: text };
    const texts = Object.keys(all).length === 0 ? null : all;
    const saved = await saveIntroduction(trx, actor.roundTableId, letter, texts);
    await recorded(
      trx,
      deps,
      actor,
      'annex.introduction-written',
      { kind: 'annex', id: letter },
      { language, isWritten: text !== null },
    );
    return { texts, revision: saved };
  });
