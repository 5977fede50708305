import { now, onCommit, transaction, type Trx } from '@penholder/db';
import { recordActs } from '@penholder/db/audit';
import {
  holdInstruments,
  type ImportId,
  listAreasNamed,
  lockEntries,
  type LockedEntry,
  markTakenBack,
  saveImportDiscarded,
  saveImportUndone,
} from '@penholder/db/imports';
import { listWorkingCopies, lockNumbers, resolveInstruments } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { mayUndoImport } from '@penholder/shared/imports';
import { conflict, insist, invalid, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { editMany, type ManyOf, withdrawMany } from '../practices/index.ts';
import { asImported } from './as-imported.ts';
import { editedTo, manyOf } from './changing-many.ts';
import { getLockedImport, insistInPreview } from './find-import.ts';
import { mailImported } from './mail-imported.ts';
import { tellImports } from './tell-imports.ts';

/**
 * Takes an import back: practices that it made are withdrawn, those that it changed say what they said before, as far as
 * nobody has touched them since. What was touched stays, and is named. [IM12]
 */
export const undoImport = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  id: ImportId,
  { reason }: { reason: string },
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    // In the order of confirming, so that neither waits for the other in a circle.
    await lockNumbers(trx, roundTable.id);
    const row = await getLockedImport(trx, actor, id);
    if (row.status !== 'confirmed')
      refuse(
        conflict('practice-import.not-confirmed', 'Only an import that was confirmed can be taken back.', {
          params: { status: row.status },
        }),
      );
    insist(mayUndoImport(actor, row.delegation_id, row.outcome!));
    if (!reason)
      refuse(
        invalid('practice-import.reason-needed', 'Please give the reason: the submitters read it.', {
          fields: { reason: 'A reason is needed.' },
        }),
      );
    const entries = await lockEntries(trx, id);
    const untouched = await sayAgain(
      trx,
      roundTable,
      entries.filter(({ is_touched }) => !is_touched),
    );
    const goesBack = new Set(untouched.map(({ practice_id }) => practice_id));
    const stayed = entries.flatMap(({ practice_id, number }) => (goesBack.has(practice_id) ? [] : [number]));
    if (untouched.length === 0)
      refuse(
        conflict(
          'practice-import.nothing-to-undo',
          'All of its practices have been worked on since, or named what is no longer there; none is taken back.',
          {
            params: { stayed: stayed.length },
          },
        ),
      );
    const { many, acts } = manyOf(trx, deps, actor);
    const created = untouched.filter(({ made }) => made === 'created');
    await withdrawMany(
      many,
      created.map((entry) => ({
        id: entry.practice_id,
        status: entry.status,
        version: entry.version,
        documentId: entry.document_id,
        submitters: entry.submitters,
      })),
      reason,
      row.delegation_id,
    );
    const edited = untouched.filter(({ made }) => made === 'edited');
    await restore(many, row.delegation_id, id, edited);
    const undone = {
      at: (await now(trx)).toISOString(),
      reason,
      withdrawn: created.length,
      restored: edited.length,
      stayed,
    };
    await markTakenBack(
      trx,
      id,
      untouched.map(({ row_number }) => row_number),
    );
    await saveImportUndone(trx, id, undone);
    const submitted = created.filter(({ version }) => version > 0);
    if (submitted.length > 0)
      await mailImported(trx, deps, roundTable, {
        what: 'taken-back',
        actor,
        reason,
        practices: submitted.map(({ submitters }) => submitters),
      });
    many.record({
      act: 'practice-import.undone',
      delegationId: row.delegation_id,
      subject: { kind: 'practice-import', id },
      details: { withdrawn: undone.withdrawn, restored: undone.restored, stayed, ...asImported(row.delegation_id) },
    });
    await recordActs(trx, roundTable.id, acts);
    onCommit(trx, () => tellImports(deps, roundTable.id, row.delegation_id, id));
  });

/**
 * Those that can say again what they said: what named an area or instrument that has gone cannot. Instruments that were merged
 * meanwhile are what they were merged into, and stay until the transaction ends; areas stay with the round table's lock.
 */
async function sayAgain(trx: Trx, roundTable: RoundTableRow, entries: readonly LockedEntry[]): Promise<LockedEntry[]> {
  const areas = new Set((await listAreasNamed(trx, roundTable.id)).map(({ id }) => id));
  const resolved = await resolveInstruments(trx, [
    ...new Set(entries.flatMap(({ before }) => before?.instruments ?? [])),
  ]);
  const held = new Set(await holdInstruments(trx, [...new Set(resolved.values())]));
  return entries.flatMap((entry) => {
    const { areaId, instruments } = entry.before ?? {};
    if (areaId && !areas.has(areaId)) return [];
    if (!instruments) return [entry];
    const now = instruments.flatMap((one) => resolved.get(one) ?? []);
    if (now.length < instruments.length || now.some((one) => !held.has(one))) return [];
    return [{ ...entry, before: { ...entry.before, instruments: [...new Set(now)] } }];
  });
}

async function restore(
  many: ManyOf,
  delegationId: LockedEntry['created_for'],
  importId: ImportId,
  edited: readonly LockedEntry[],
): Promise<void> {
  const before = new Map(edited.map((entry) => [entry.practice_id, entry.before ?? {}]));
  const copies = await listWorkingCopies(many.trx, [...before.keys()]);
  await editMany(
    many,
    copies.map((copy) => editedTo(copy, before.get(copy.id)!)),
  );
  for (const copy of copies)
    many.record({
      act: 'practice.import-taken-back',
      delegationId,
      subject: { kind: 'practice', id: copy.id },
      details: { import: importId, fields: Object.keys(before.get(copy.id)!), revision: copy.revision + 1 },
    });
}

/** Puts a preview aside; what stood in its file is not kept. */
export const discardImport = (deps: Deps, actor: Actor, id: ImportId): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getLockedImport(trx, actor, id);
    insistInPreview(row);
    await saveImportDiscarded(trx, id);
    await recordActs(trx, actor.roundTableId, [
      {
        act: 'practice-import.discarded',
        personId: actor.personId,
        delegationId: row.delegation_id,
        subject: { kind: 'practice-import', id },
        details: { hash: row.file_hash, ...asImported(row.delegation_id) },
      },
    ]);
    onCommit(trx, () => tellImports(deps, actor.roundTableId, row.delegation_id, id));
  });
