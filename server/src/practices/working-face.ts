import type { Trx } from '@penholder/db';
import { listActiveDelegations, type PracticeRow, saveWorkingFaces } from '@penholder/db/practices';
import type { RoundTableId } from '@penholder/shared/kernel';
import type { PracticeFields, PracticeId, PracticeStatus } from '@penholder/shared/practices';
import { allNamesOf } from './place-names.ts';

/** Brings what a working copy is listed and found by up to date with its fields. */
export const refreshWorkingFace = (
  trx: Trx,
  { id, round_table_id, status }: Pick<PracticeRow, 'id' | 'round_table_id' | 'status'>,
  fields: PracticeFields,
): Promise<void> => refreshWorkingFaces(trx, round_table_id, [{ id, status, fields }]);

/** The same of many, of one round table. */
export async function refreshWorkingFaces(
  trx: Trx,
  roundTableId: RoundTableId,
  practices: readonly { id: PracticeId; status: PracticeStatus; fields: PracticeFields }[],
): Promise<void> {
  const submitters = [...new Set(practices.flatMap(({ fields }) => fields.submitters))];
  const names = new Map((await listActiveDelegations(trx, roundTableId, submitters)).map((one) => [one.id, one.names]));
  await saveWorkingFaces(
    trx,
    practices.map(({ id, status, fields }) => ({
      practiceId: id,
      roundTableId,
      status,
      fields,
      countryNames: fields.countries.flatMap(allNamesOf),
      submitterNames: fields.submitters.flatMap((delegation) => names.get(delegation) ?? []),
    })),
  );
}
