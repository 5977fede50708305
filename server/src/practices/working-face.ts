import type { Trx } from '@penholder/db';
import { listActiveDelegations, type PracticeRow, saveWorkingFace } from '@penholder/db/practices';
import type { PracticeFields } from '@penholder/shared/practices';
import { allNamesOf } from './place-names.ts';

/** Brings what the working copy is listed and found by up to date with its fields. */
export async function refreshWorkingFace(
  trx: Trx,
  row: Pick<PracticeRow, 'id' | 'round_table_id' | 'status'>,
  fields: PracticeFields,
): Promise<void> {
  const delegations = await listActiveDelegations(trx, row.round_table_id, fields.submitters);
  await saveWorkingFace(trx, {
    practiceId: row.id,
    roundTableId: row.round_table_id,
    status: row.status,
    fields,
    countryNames: fields.countries.flatMap(allNamesOf),
    submitterNames: delegations.map(({ names }) => names),
  });
}
