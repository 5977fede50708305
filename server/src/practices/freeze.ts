import { createHash } from 'node:crypto';
import type { Db } from '@penholder/db';
import {
  findArea,
  findVersion,
  listAttachments,
  listKnownInstruments,
  type PracticeRow,
  readFields,
  resolveInstruments,
  type VersionRow,
} from '@penholder/db/practices';
import { canonicalJson } from '@penholder/shared/kernel';
import {
  type Attachment,
  attributionChange,
  type Body,
  changedParts,
  phrasesGiven,
  type Practice,
  type PracticeContent,
  type VersionAttribution,
} from '@penholder/shared/practices';
import { readDocument } from '../collab/document-content.ts';

/** The working copy with its body, as the transaction sees both, and the sequence of the body's log that it is read at. */
export async function readToFreeze(db: Db, row: PracticeRow): Promise<{ practice: Practice; head: number }> {
  const fields = await readFields(db, row);
  const { content, head } = await readDocument(db, row.document_id);
  return { practice: { ...fields, body: content as unknown as Body }, head };
}

/** The working copy with its body, as the transaction sees both. */
export const readWorkingCopy = async (db: Db, row: PracticeRow): Promise<Practice> =>
  (await readToFreeze(db, row)).practice;

/** What submitting the working copy would freeze [PR4]. */
export async function contentOf(db: Db, row: PracticeRow, practice: Practice): Promise<PracticeContent> {
  const area = practice.areaId ? await findArea(db, row.round_table_id, practice.areaId) : undefined;
  const known = new Map(
    (await listKnownInstruments(db, row.round_table_id, practice.instruments)).map((one) => [one.id, one]),
  );
  return frozenContent(practice, {
    number: row.number,
    area: area ?? null,
    instruments: practice.instruments.flatMap((id) => known.get(id) ?? []),
    attachments: await listAttachments(db, row.id),
  });
}

/** A working copy with what it points to, as a version keeps them. */
export function frozenContent(
  {
    areaId: _,
    attribution: __,
    instruments: ___,
    action,
    measure,
    result,
    guidingPrinciples,
    beneficiaryGroups,
    ...said
  }: Practice,
  {
    number,
    area,
    instruments,
    attachments,
  }: Pick<PracticeContent, 'number' | 'area' | 'instruments'> & { attachments: readonly Attachment[] },
): PracticeContent {
  return {
    form: 1,
    number,
    ...said,
    ...phrasesGiven({ action, measure, result }),
    area: area && { id: area.id, names: area.names },
    instruments: instruments.map(({ id, citations }) => ({ id, citations })),
    ...(guidingPrinciples.length > 0 && { guidingPrinciples }),
    ...(beneficiaryGroups.length > 0 && { beneficiaryGroups }),
    ...(attachments.length > 0 && {
      attachments: attachments.map(({ id, name, size, sha256 }) => ({ id, name, size, sha256 })),
    }),
  };
}

/** SHA-256 over the canonical JSON: what anyone who has the content computes. */
export const hashOf = (content: PracticeContent): Buffer =>
  createHash('sha256').update(canonicalJson(content)).digest();

/** A frozen content with its instruments as they are in the register now: those merged meanwhile under the id of what they were merged into. */
export async function asOfNow(db: Db, content: PracticeContent): Promise<PracticeContent> {
  const resolved = await resolveInstruments(
    db,
    content.instruments.map(({ id }) => id),
  );
  return {
    ...content,
    instruments: content.instruments.map(({ id, citations }) => ({ id: resolved.get(id) ?? id, citations })),
  };
}

/** How far a version tells who submits it, and is to tell. */
export const attributionIn = ({
  attribution,
  attribution_asked,
}: Pick<VersionRow, 'attribution' | 'attribution_asked'>): VersionAttribution => ({
  told: attribution,
  asked: attribution_asked,
});

/** Whether the working copy says something else than the last submitted version; a draft always does. */
export async function hasUnsubmittedChanges(db: Db, row: PracticeRow, practice: Practice): Promise<boolean> {
  const last = row.version > 0 ? await findVersion(db, row.id, row.version) : undefined;
  return (
    !last ||
    attributionChange(practice.attribution, attributionIn(last)) !== 'same' ||
    changedParts(await asOfNow(db, last.content), await contentOf(db, row, practice)).length > 0
  );
}
