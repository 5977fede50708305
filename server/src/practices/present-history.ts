import type { Db } from '@penholder/db';
import {
  factsOf,
  findVersion,
  listConfirmations,
  listSteps,
  listVersions,
  type PracticeRow,
  type VersionRow,
} from '@penholder/db/practices';
import { type Out, type Page, type PageQuery, refuse } from '@penholder/shared/kernel';
import {
  faceFor,
  isOwn,
  type getPracticeVersion,
  type listPracticeSteps,
  type listPracticeVersions,
  namedOf,
  noSuchPractice,
  type Step,
  TOLD_TO_THE_TABLE,
} from '@penholder/shared/practices';
import { lowest } from '@penholder/shared/round-tables';
import type { z } from 'zod';
import { presentVoices } from '../round-tables/index.ts';
import { getPracticeFor } from './find-practice.ts';
import { presentPlace } from './place-names.ts';
import { presentAttached, presentSaid } from './present-said.ts';
import { type Reading, submitterVoice, timeOf, voicesOfPractices } from './present-summary.ts';

type Asked = z.output<typeof PageQuery>;
const seesAll = ({ actor }: Reading, row: PracticeRow): boolean => faceFor(actor, factsOf(row)) !== 'shown';

/** The steps of a practice, newest first: to its submitters and those who review all of them with their reasons, to the table those it was told of [PR10]. */
export async function presentSteps(
  db: Db,
  reading: Reading,
  ref: string,
  { limit, after }: Asked,
): Promise<Out<(typeof listPracticeSteps)['reply']>> {
  const row = await getPracticeFor(db, reading.actor, ref);
  const all = seesAll(reading, row);
  const page = await listSteps(db, row.id, {
    only: all ? undefined : TOLD_TO_THE_TABLE,
    limit,
    after: Number(after ?? 0) || 0,
  });
  const contributionOf = (step: (typeof page.items)[number]) => ({
    person_id: step.person_id,
    delegation_id: step.delegation_id,
    capacity: step.delegation_id ? row.capacity : ('secretariat' as const),
    // Those who review act in their office; a submitter's step is the delegation's, as far as the practice names it.
    attribution: step.delegation_id ? lowest(step.told, 'delegation') : ('delegation' as const),
  });
  const voices = await presentVoices(db, reading.roundTable, reading.actor, page.items.map(contributionOf));
  return {
    ...page,
    items: page.items.map((step) => {
      const voice = voices.voiceOf(contributionOf(step));
      return {
        step: step.step as Step,
        from: step.from_status,
        to: step.to_status,
        version: step.version,
        reason: all ? step.reason : null,
        voice: { ...voice, person: null },
        at: voices.timeOf(step.at, voice),
      };
    }),
  };
}

const presentLine = (row: PracticeRow, version: Omit<VersionRow, 'content' | 'area_id'>, all: boolean, at: string) => ({
  version: version.version,
  wording: version.wording,
  changed: version.changed,
  note: all ? version.note : null,
  hash: Buffer.from(version.hash).toString('hex'),
  at,
  isShown: version.shown_at !== null,
  isCleared: row.cleared_version === version.version,
});

/** The versions of a practice, newest first: to the table those that it was shown. */
export async function presentVersions(
  db: Db,
  reading: Reading,
  ref: string,
  { limit, after }: Asked,
): Promise<Page<NonNullable<Out<(typeof listPracticeVersions)['reply']>>['items'][number]>> {
  const row = await getPracticeFor(db, reading.actor, ref);
  const all = seesAll(reading, row);
  const page = await listVersions(db, row.id, { shownOnly: !all, limit, before: Number(after ?? 0) || undefined });
  const voices = await voicesOfPractices(
    db,
    reading,
    page.items.map(({ attribution: told }) => ({ ...row, told })),
  );
  return {
    ...page,
    items: page.items.map((version) =>
      presentLine(row, version, all, timeOf(voices, { ...row, told: version.attribution }, version.created_at)),
    ),
  };
}

/** One version as it was submitted. */
export async function presentVersion(
  db: Db,
  reading: Reading,
  ref: string,
  number: number,
): Promise<Out<(typeof getPracticeVersion)['reply']>> {
  const row = await getPracticeFor(db, reading.actor, ref);
  const all = seesAll(reading, row);
  const version = await findVersion(db, row.id, number);
  if (!version || (!all && !version.shown_at)) refuse(noSuchPractice);
  const { content } = version;
  const confirmed = new Map(
    (await listConfirmations(db, row.id, version.wording)).map((one) => [one.delegation_id, one]),
  );
  const submitters = all ? content.submitters : namedOf(content.submitters, new Set(confirmed.keys()));
  const authored = { ...row, told: version.attribution, submitters };
  const voices = await voicesOfPractices(db, reading, [authored]);
  const { title, summary, area, startDate, endDate, livingStatus, livingStatusOn, evidenceLevel, language } = content;
  const shownSubmitters = submitters.map((delegation) => {
    const voice = submitterVoice(voices, authored, delegation);
    const confirmation = confirmed.get(delegation);
    return {
      voice,
      confirmedAt: confirmation ? voices.timeOf(confirmation.at, voice) : null,
      confirmedVersion: confirmation?.version ?? null,
    };
  });
  return {
    ...presentLine(row, version, all, timeOf(voices, authored, version.created_at)),
    ...(await presentSaid(db, content)),
    ...presentAttached(content, shownSubmitters, isOwn(reading.actor, factsOf(row))),
    id: row.id,
    number: row.number,
    language,
    title,
    summary,
    area,
    startDate,
    endDate,
    livingStatus,
    livingStatusOn,
    evidenceLevel,
    countries: content.countries.map((code) => presentPlace(code, reading.language)),
    submitters: shownSubmitters,
  };
}
