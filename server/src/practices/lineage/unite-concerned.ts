import type { Trx } from '@penholder/db';
import {
  findVersion,
  listActiveDelegations,
  listKnownInstruments,
  type PracticeRow,
  type ProposalRow,
} from '@penholder/db/practices';
import { insist } from '@penholder/shared/kernel';
import {
  type Body,
  fieldsFrom,
  fitsOneForm,
  type Practice,
  type PracticeFields,
  unite,
} from '@penholder/shared/practices';
import { lowest } from '@penholder/shared/round-tables';
import { asOfNow, readWorkingCopy } from '../freeze.ts';

/**
 * What goes on of the practices of a proposal would say: their fields united, and the body that it begins with [PR41].
 * Refuses what one form cannot hold.
 */
export async function uniteConcerned(
  trx: Trx,
  { concerns, base_id, into_id }: Pick<ProposalRow, 'concerns' | 'base_id' | 'into_id'>,
  rows: readonly PracticeRow[],
): Promise<{ fields: PracticeFields; body: Body }> {
  const base = rows.find(({ id }) => id === base_id)!;
  // What a practice that goes on says is its working copy: nobody's words in it are lost.
  const contentOf = async (row: PracticeRow) => {
    const { version, told } = concerns.find(({ id }) => id === row.id)!;
    if (row.id !== into_id) return contentIn(trx, row, version);
    const working = await readWorkingCopy(trx, row);
    return { ...working, attribution: lowest(working.attribution, told) };
  };
  const { body, ...fields } = await contentOf(base);
  const others: Practice[] = [];
  for (const row of rows) if (row.id !== base_id) others.push(await contentOf(row));
  const united = await takingPart(trx, unite(fields, others), base, into_id !== null);
  insist(fitsOneForm(united));
  return { fields: united, body };
}

/** What a practice says in the version consented to; of a draft, its working copy. Instruments and areas as the registers have them now. */
async function contentIn(trx: Trx, row: PracticeRow, version: number): Promise<Practice> {
  const frozen = version > 0 ? await findVersion(trx, row.id, version) : undefined;
  if (!frozen) return readWorkingCopy(trx, row);
  const content = await asOfNow(trx, frozen.content);
  const fields = fieldsFrom(content, frozen.attribution);
  const known = new Set((await listKnownInstruments(trx, row.round_table_id, fields.instruments)).map(({ id }) => id));
  return {
    ...fields,
    areaId: row.area_id,
    instruments: fields.instruments.filter((id) => known.has(id)),
    body: content.body,
  };
}

/** The fields without delegations that no longer take part, but for those that stand in a practice that goes on. */
async function takingPart(
  trx: Trx,
  fields: PracticeFields,
  base: PracticeRow,
  goesOn: boolean,
): Promise<PracticeFields> {
  const known = await listActiveDelegations(trx, base.round_table_id, fields.submitters);
  const active = new Set(known.filter(({ status }) => status === 'active').map(({ id }) => id));
  return {
    ...fields,
    submitters: fields.submitters.filter((id) => active.has(id) || (goesOn && base.submitters.includes(id))),
  };
}
