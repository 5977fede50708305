import { now, onCommit, transaction, type Trx } from '@penholder/db';
import { recordActs } from '@penholder/db/audit';
import {
  holdInstruments,
  type ImportEntry,
  type ImportId,
  type ImportRow,
  insertEntries,
  saveImportConfirmed,
} from '@penholder/db/imports';
import { lockPractices, lockNumbers } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { mayEnterAs } from '@penholder/shared/imports';
import { bodyOf, type PlannedRow, type ReadRow } from '@penholder/shared/imports/rows';
import { conflict, insist, invalid, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { mayEnterCall, type PracticeField, type PracticeFields } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import { draftMany, editMany, type ManyOf, submitMany } from '../practices/index.ts';
import { asImported } from './as-imported.ts';
import { editedTo, manyOf } from './changing-many.ts';
import { getLockedImport, insistInPreview } from './find-import.ts';
import { mailImported } from './mail-imported.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { countsOf } from './present-import.ts';
import { tellImports } from './tell-imports.ts';

export interface Expected {
  revision: number;
  /** The hash of what enters, as it was shown. */
  plan: string;
}

/** Takes a preview into the round table, all of it or nothing: new practices, and changes of those that are there. [IM9, IM10, IM11] */
export const confirmImport = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  id: ImportId,
  expected: Expected,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    // Numbers first: imports enter a round table one after another, and look at what there is in their turn.
    await lockNumbers(trx, roundTable.id);
    const row = await getLockedImport(trx, actor, id);
    insistInPreview(row, expected.revision);
    insist(mayEnterAs(actor, row.delegation_id, row.enters_as));
    const plan = await planImport(trx, actor, roundTable, row, (practices) => lockPractices(trx, practices));
    const counts = countsOf(plan.rows);
    if (counts.create + counts.edit === 0)
      refuse(invalid('practice-import.nothing-enters', 'No row of this file would change anything.'));
    if (plan.hash !== expected.plan || !(await holdNamed(trx, plan)))
      refuse(
        conflict(
          'practice-import.otherwise-now',
          'Something has changed in the round table since this preview was shown. Please look again before you confirm.',
          { params: { creates: counts.create, submits: counts.submit, edits: counts.edit } },
        ),
      );
    if (counts.submit > 0)
      insist(mayEnterCall(actor, { version: 0 }, roundTable.settings.practiceCallClosesAt, await now(trx)));

    const { many, acts } = manyOf(trx, deps, actor);
    const entries = [...(await createAll(many, row, plan)), ...(await editAll(many, row, plan))];
    await insertEntries(trx, id, entries);
    const outcome = {
      created: counts.create,
      submitted: counts.submit,
      edited: counts.edit,
      errors: counts.error,
      leftOut: counts['left-out'],
      known: counts.same + counts.known,
    };
    await saveImportConfirmed(trx, id, {
      outcome,
      results: plan.rows.map(({ read, makes, findings, practice }) => ({
        row: read.row,
        makes,
        title: read.fields.title,
        findings,
        known: practice?.id ?? null,
      })),
      personId: actor.personId,
    });
    if (counts.submit > 0)
      await mailImported(trx, deps, roundTable, {
        what: 'submitted',
        actor,
        practices: plan.rows.filter(({ submits }) => submits).map(({ read }) => read.fields.submitters),
      });
    many.record({
      act: 'practice-import.confirmed',
      delegationId: row.delegation_id,
      subject: { kind: 'practice-import', id },
      details: { hash: row.file_hash, ...outcome, ...asImported(row.delegation_id) },
    });
    await recordActs(trx, roundTable.id, acts);
    onCommit(trx, () => tellImports(deps, roundTable.id, row.delegation_id, id));
  });

/** Whether the instruments that enter are there, and stay until the transaction ends; areas stay with the round table's lock. */
async function holdNamed(trx: Trx, { rows }: ImportPlan): Promise<boolean> {
  const ids = new Set(
    rows.flatMap(({ makes, read, changes }) =>
      makes === 'create' ? read.fields.instruments : makes === 'edit' ? (changes.instruments ?? []) : [],
    ),
  );
  return (await holdInstruments(trx, [...ids])).length === ids.size;
}

const fieldsFor = (row: ImportRow, { fields, attribution }: ReadRow): PracticeFields => ({
  ...fields,
  capacity: row.delegation_id ? 'national-position' : 'secretariat',
  attribution: attribution.level,
});

async function createAll(many: ManyOf, row: ImportRow, plan: ImportPlan): Promise<ImportEntry[]> {
  const creates = plan.rows.filter(({ makes }) => makes === 'create');
  if (creates.length === 0) return [];
  const made = await draftMany(
    many,
    creates.map(({ read }) => ({
      fields: fieldsFor(row, read),
      body: read.body ? bodyOf(read.body) : undefined,
    })),
    {
      createdFor: row.delegation_id,
      act: 'practice.imported',
      details: (at) => ({ import: row.id, row: creates[at]!.read.row }),
    },
  );
  await submitMany(
    many,
    made.filter((_, at) => creates[at]!.submits),
    row.file_name,
  );
  return creates.map(({ read, submits }, at) => ({
    row: read.row,
    practiceId: made[at]!.id,
    made: 'created',
    sourceId: read.ref.id,
    revision: 1,
    version: submits ? 1 : 0,
    head: made[at]!.head,
    before: null,
  }));
}

async function editAll(many: ManyOf, row: ImportRow, plan: ImportPlan): Promise<ImportEntry[]> {
  const edits = plan.rows.filter(({ makes }) => makes === 'edit').map((one) => ({ ...one, copy: copyOf(one, plan) }));
  await editMany(
    many,
    edits.map(({ copy, changes }) => editedTo(copy, changes)),
  );
  for (const { copy, changes, read } of edits)
    many.record({
      act: 'practice.changed-by-import',
      delegationId: row.delegation_id,
      subject: { kind: 'practice', id: copy.id },
      details: { import: row.id, row: read.row, fields: Object.keys(changes), revision: copy.revision + 1 },
    });
  return edits.map(({ read, copy, changes }) => ({
    row: read.row,
    practiceId: copy.id,
    made: 'edited',
    sourceId: read.ref.id,
    revision: copy.revision + 1,
    version: copy.version,
    head: null,
    before: Object.fromEntries(
      (Object.keys(changes) as PracticeField[]).map((field) => [field, copy.fields[field]]),
    ) as Partial<PracticeFields>,
  }));
}

const copyOf = ({ practice }: PlannedRow, { copies }: ImportPlan) => {
  const copy = copies.get(practice!.id);
  // Who may change a practice works on it: the rule that let the row through says so.
  if (!copy) throw new Error(`the working copy of ${practice!.id} was not read`);
  return copy;
};
