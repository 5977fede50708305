import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { factsOf, type PracticeRef, type PracticeRow, readFields, saveFields } from '@penholder/db/practices';
import { findRoundTableById } from '@penholder/db/round-tables';
import { canonicalJson, conflict, insist, refuse } from '@penholder/shared/kernel';
import { type Actor, can } from '@penholder/shared/people';
import {
  changedMeanwhile,
  type FieldRevisions,
  mayEdit,
  maySetSubmitters,
  type PracticeField,
  type PracticeFields,
} from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import { tellLess } from './attribution.ts';
import { checkArea, checkDelegations, checkInstruments } from './check-references.ts';
import { getLockedPractice } from './find-practice.ts';
import { lapseProposal } from './lineage/answer-lineage.ts';
import { tellDraft, tellPractice } from './tell-practice.ts';
import { refreshWorkingFace } from './working-face.ts';

export interface FieldChange {
  /** The revision that the change was made on. */
  revision: number;
  fields: { [Field in PracticeField]?: PracticeFields[Field] | undefined };
}

/**
 * Saves some fields of the working copy. A change made on an older revision is merged where nobody else has changed the
 * same fields since, and refused with `practice.changed-meanwhile` (naming them) where somebody has [PR16].
 */
export const saveDraft = (deps: Deps, actor: Actor, ref: PracticeRef, change: FieldChange): Promise<void> =>
  transaction(deps.db, async (trx) =>
    changeLocked(trx, deps, { actor, row: await getLockedPractice(trx, actor, ref) }, change),
  );

/** The same, in the transaction that holds the practice. */
export async function changeLocked(
  trx: Trx,
  deps: Deps,
  { actor, row }: { actor: Actor; row: PracticeRow },
  change: FieldChange,
): Promise<void> {
  const practice = factsOf(row);
  insist(mayEdit(actor, practice));
  const before = await readFields(trx, row);
  const given = Object.entries(change.fields).filter(([, value]) => value !== undefined) as [PracticeField, never][];
  const different = given.filter(([field, value]) => canonicalJson(value) !== canonicalJson(before[field]));
  const names = different.map(([field]) => field);
  if (names.length === 0) return;
  const clash = changedMeanwhile(names, change.revision, row.field_revisions);
  if (clash.length > 0 || change.revision > row.revision)
    refuse(
      conflict(
        'practice.changed-meanwhile',
        'Somebody else has changed the same part meanwhile. Compare and save again.',
        {
          params: { revision: row.revision },
          fields: Object.fromEntries(clash.map((field) => [field, 'Somebody else has changed this meanwhile.'])),
        },
      ),
    );
  const fields = Object.fromEntries(different) as Partial<PracticeFields>;
  if (fields.submitters) {
    insist(maySetSubmitters(actor, practice, fields.submitters));
    await checkDelegations(trx, row.round_table_id, fields.submitters, row.submitters);
  }
  await checkArea(trx, row.round_table_id, fields.areaId);
  if (fields.instruments) await checkInstruments(trx, row.round_table_id, fields.instruments);

  const own =
    actor.accreditations.find(
      (place) =>
        practice.submitters.includes(place.delegationId) && can({ ...actor, roles: [] }, 'practice.draft', place),
    )?.delegationId ?? null;
  const revision = row.revision + 1;
  const revisions: FieldRevisions = {
    ...row.field_revisions,
    ...Object.fromEntries(names.map((field) => [field, revision])),
  };
  await saveFields(trx, row.id, fields, { revision, revisions });
  const after = { ...row, submitters: fields.submitters ?? row.submitters };
  await refreshWorkingFace(trx, row, { ...before, ...fields });
  await record();
  if (fields.attribution)
    await tellLess(trx, deps, row, fields.attribution, { personId: actor.personId, delegationId: own });
  // To a draft those consent who submit it; of what was submitted, those who submit that version [PR38].
  if (fields.submitters && row.version === 0) {
    const roundTable = (await findRoundTableById(trx, row.round_table_id))!;
    await lapseProposal(trx, deps, roundTable, after, { personId: actor.personId, always: true });
  }
  onCommit(trx, () => {
    tellDraft(deps, after);
    if (!fields.submitters) return;
    tellPractice(deps, after, 'owners', row.submitters);
    deps.documents.admitAgain(row.document_id);
  });

  /** What is typed is not an act, version by version is; who submits is, and whatever the secretariat writes in others' names [PR22]. */
  async function record() {
    const base = {
      roundTableId: row.round_table_id,
      personId: actor.personId,
      delegationId: own,
      subject: { kind: 'practice', id: row.id },
    };
    if (fields.submitters)
      await recordAct(trx, {
        ...base,
        act: 'practice.submitters-changed',
        details: { before: row.submitters, after: fields.submitters },
      });
    if (!own) await recordAct(trx, { ...base, act: 'practice.edited-on-behalf', details: { fields: names, revision } });
  }
}
