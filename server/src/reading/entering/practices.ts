import { now } from '@penholder/db';
import {
  copyFace,
  insertStep,
  insertVersion,
  lockPractice,
  type PracticeRow,
  readFields,
  saveFields,
  saveStep,
} from '@penholder/db/practices';
import { countPrinted, insertAnnexEntries, insertPaperConfirmations } from '@penholder/db/reading';
import type { DelegationId } from '@penholder/shared/kernel';
import { type AreaId, attributionOfVersion, type Body, type PracticeId, titleOf } from '@penholder/shared/practices';
import type { PaperPractice, PaperReading, PracticesAs } from '@penholder/shared/reading';
import {
  askNamed,
  contentOf,
  disclose,
  hashOf,
  insertDraft,
  readToFreeze,
  refreshWorkingFace,
} from '../../practices/index.ts';
import type { Entry } from './enter.ts';
import { bodyOf, fieldsOf, wordsOf } from './practice-of.ts';

interface Places {
  areas: ReadonlyMap<string, AreaId>;
  submittersOf(practice: PaperPractice): DelegationId[];
}

/** Drafts the practices in the paper's order; those of an agreed annex are cleared in version 1, with the paper's own words and order. */
export async function enterPractices(
  entry: Entry,
  reading: PaperReading,
  { areas, submittersOf }: Places,
  as: PracticesAs,
): Promise<number[]> {
  const { trx, deps, roundTable, personId, language } = entry;
  const printed = await countPrinted(trx, roundTable.id);
  const entries: Parameters<typeof insertAnnexEntries>[2][number][] = [];
  const numbers: number[] = [];
  for (const area of reading.areas) {
    const areaId = areas.get(area.id) ?? null;
    for (const practice of area.practices) {
      const id = await insertDraft(trx, deps, {
        roundTableId: roundTable.id,
        personId,
        createdFor: null,
        submitters: submittersOf(practice),
        title: titleOf(wordsOf(practice)),
        areaId,
        language,
        body: bodyOf(practice, reading) as unknown as Body,
      });
      const row = await fillIn(entry, id, fieldsOf(practice, { language, footnotes: reading.footnotes }));
      numbers.push(row.number);
      if (as === 'draft') {
        entry.record('practice.read-in', { kind: 'practice', id }, { paper: entry.fileHash, as });
        continue;
      }
      await clear(entry, row);
      const position = (printed.get(areaId!) ?? 0) + 1;
      printed.set(areaId!, position);
      entries.push({ practiceId: id, sentence: wordsOf(practice), position });
    }
  }
  await insertAnnexEntries(trx, { roundTableId: roundTable.id, personId, language }, entries);
  // Agreed by those who submit it, not by those whom it names.
  await askNamed(trx, deps, { roundTable, practices: entries.map(({ practiceId }) => practiceId), personId });
  return numbers;
}

/** Fills in what the paper says of a new draft. */
async function fillIn(
  { trx, roundTable }: Entry,
  id: PracticeId,
  fields: ReturnType<typeof fieldsOf>,
): Promise<PracticeRow> {
  const row = (await lockPractice(trx, roundTable.id, id))!;
  const revision = row.revision + 1;
  await saveFields(trx, id, fields, {
    revision,
    revisions: Object.fromEntries(Object.keys(fields).map((field) => [field, revision])),
  });
  await refreshWorkingFace(trx, row, { ...(await readFields(trx, row)), ...fields });
  return (await lockPractice(trx, roundTable.id, id))!;
}

/** The annex was agreed by those it names: version 1 is confirmed by the paper, cleared, and shown to the table. */
async function clear(entry: Entry, row: PracticeRow): Promise<void> {
  const { trx, personId, fileName, fileHash } = entry;
  const { practice, head } = await readToFreeze(trx, row);
  const content = await contentOf(trx, row, practice);
  const hash = hashOf(content);
  const reason = `${fileName} (SHA-256 ${fileHash})`;
  await insertVersion(trx, {
    practiceId: row.id,
    version: 1,
    wording: 1,
    content,
    hash,
    head,
    changed: [],
    attribution: attributionOfVersion(practice.attribution, undefined),
    note: reason,
    personId,
  });
  await insertPaperConfirmations(trx, row.id, row.submitters, personId);
  await refreshWorkingFace(trx, { ...row, status: 'cleared' }, await readFields(trx, row));
  await copyFace(trx, row.id, { from: 'working', to: 'submitted', version: 1, status: 'cleared' });
  await saveStep(trx, row.id, {
    status: 'cleared',
    version: 1,
    shown_version: 1,
    cleared_version: 1,
    submitted_at: await now(trx),
  });
  await disclose(trx, { practiceId: row.id, roundTableId: row.round_table_id, version: 1 }, 'cleared');
  await insertStep(trx, {
    practiceId: row.id,
    step: 'submit',
    from: 'draft',
    to: 'submitted',
    version: 1,
    reason,
    personId,
  });
  await insertStep(trx, {
    practiceId: row.id,
    step: 'clear',
    from: 'submitted',
    to: 'cleared',
    version: 1,
    reason,
    personId,
  });
  entry.record(
    'practice.read-in',
    { kind: 'practice', id: row.id },
    {
      paper: fileHash,
      as: 'cleared',
      version: 1,
      hash: hash.toString('hex'),
      confirmedByPaper: row.submitters,
    },
  );
}
