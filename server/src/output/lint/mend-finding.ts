import { transaction } from '@penholder/db';
import { findEntry, listAnnexes } from '@penholder/db/output';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { canonicalCitation, type GroupId, type InstrumentId, type InstrumentKind } from '@penholder/shared/instruments';
import { conflict, inLanguage, insist, refuse } from '@penholder/shared/kernel';
import type { Annex, Question, Remedy } from '@penholder/shared/output';
import { type Actor, must } from '@penholder/shared/people';
import type { PracticeId } from '@penholder/shared/practices';
import type { Deps } from '../../deps.ts';
import { correctInstrument, takeFromGroups } from '../../instruments/index.ts';
import { writeIntroduction, writeSentence } from '../arrange-annex.ts';
import { askAll, remindAll } from '../ask-status.ts';
import { askAbout } from './ask-about.ts';
import { getFinding, type Meant } from './leave-finding.ts';

export interface Mending extends Meant {
  act: Remedy['act'];
  annex?: Annex | undefined;
  about?: Question | undefined;
}

type FindingNow = Awaited<ReturnType<typeof getFinding>>;

/**
 * Does what a finding proposes [AX47]. Each act is the use case that a hand would have called, with the revision that was
 * looked at: who changes the same meanwhile is not overwritten.
 */
export async function mendFinding(
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  { act, annex, about, ...meant }: Mending,
): Promise<void> {
  insist(must(actor, 'annex.arrange'));
  const now = await getFinding(deps, roundTable, meant);
  const remedy = now.finding.remedies.find(
    (one) =>
      one.act === act &&
      (one.act !== 'keep-in' || one.annex === annex) &&
      (one.act !== 'ask' || about === undefined || one.about === about),
  );
  if (!remedy)
    refuse(conflict('finding.gone', 'This can no longer be mended so: what it was found in reads otherwise now.'));
  switch (remedy.act) {
    case 'rewrite-sentence':
      return void (await rewriteSentence(deps, actor, now, remedy.text));
    case 'rewrite-introduction':
      return rewriteIntroduction(deps, actor, now, remedy.text);
    case 'cite':
      return cite(deps, actor, now, [now.finding.place.id], () => remedy.text);
    case 'cite-canonically':
      return cite(deps, actor, now, remedy.ids, canonicalCitation);
    case 'keep-in':
      return keepIn(deps, actor, now, remedy.annex);
    case 'remind':
      return void (await remindAll(deps, actor, roundTable, [now.finding.place.id as PracticeId]));
    case 'ask-status':
      return void (await askAll(deps, actor, roundTable));
    case 'ask':
      return askAbout(deps, actor, roundTable, now, remedy.about);
  }
}

async function rewriteSentence(deps: Deps, actor: Actor, { finding, inputs }: FindingNow, text: string) {
  const id = finding.place.id as PracticeId;
  const version = inputs.practices.find((practice) => practice.id === id)!.version;
  const revision = (await findEntry(deps.db, id))?.revision ?? 0;
  return writeSentence(deps, actor, id, { language: finding.language, text, version, revision });
}

async function rewriteIntroduction(deps: Deps, actor: Actor, { finding, found }: FindingNow, text: string) {
  const letter: Annex = found.place.kind === 'annex' ? (found.place.id as Annex) : 'A';
  const row = (await listAnnexes(deps.db, actor.roundTableId)).find((annex) => annex.letter === letter);
  await writeIntroduction(deps, actor, letter, { language: finding.language, text, revision: row?.revision ?? 0 });
}

/** Cites instruments otherwise, all or none of them, in the language in which each is printed: that of the finding, or the one that stands in for it. */
async function cite(
  deps: Deps,
  actor: Actor,
  { finding, material, inputs }: FindingNow,
  ids: readonly string[],
  form: (citation: string, kind: InstrumentKind) => string,
): Promise<void> {
  const { languages } = inputs.facts.roundTable;
  const rows = new Map(material.instruments.map((row) => [row.id as string, row]));
  await transaction(deps.db, async (trx) => {
    // Always in the same order, so that two who do so cannot wait for one another.
    for (const id of [...new Set(ids)].sort()) {
      const row = rows.get(id);
      if (!row) continue;
      const { text, language } = inLanguage(row.citations, finding.language, ...languages);
      await correctInstrument(trx, deps, actor, {
        id: row.id as InstrumentId,
        version: row.version,
        fields: { citations: { ...row.citations, [language]: form(text, row.kind) } },
        // The same instrument as before, in another form.
        isAnother: true,
      });
    }
  });
}

async function keepIn(deps: Deps, actor: Actor, { finding, inputs }: FindingNow, annex: Annex): Promise<void> {
  const { facts } = inputs;
  const instrument = facts.instruments.find(({ id }) => id === finding.place.id)!;
  const others = facts.instrumentGroups.filter(
    (group) => group.annex !== annex && instrument.groupIds.includes(group.id),
  );
  await transaction(deps.db, (trx) =>
    takeFromGroups(trx, deps, actor, {
      groups: others.map(({ id }) => id as GroupId),
      instrument: instrument.id as InstrumentId,
    }),
  );
}
