import { onCommit, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { lowerAttribution, type PracticeRow, raiseAttribution } from '@penholder/db/practices';
import type { DelegationId, PersonId } from '@penholder/shared/kernel';
import { tellsAtMost } from '@penholder/shared/practices';
import type { AttributionLevel } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { tellPractice } from './tell-practice.ts';

interface By {
  readonly personId: PersonId;
  /** In whose name; null where it is done on behalf of all. */
  readonly delegationId: DelegationId | null;
}
type Which = Pick<PracticeRow, 'id' | 'round_table_id'>;

const record = (trx: Trx, { id, round_table_id }: Which, by: By, act: string, details: Record<string, unknown>) =>
  recordAct(trx, { roundTableId: round_table_id, act, ...by, subject: { kind: 'practice', id }, details });

/** Has the versions of a wording tell who submits them as far as they ask to, once every submitter has confirmed it. [PR69] */
export async function tellAsAgreed(trx: Trx, row: Which, wording: number, by: By): Promise<void> {
  for (const { version, told } of await raiseAttribution(trx, row.id, wording))
    await record(trx, row, by, 'practice.attribution-raised', { version, to: told });
}

/** Takes names away from what was submitted, at once: from every version, for every reader. [PR70] */
export async function tellLess(
  trx: Trx,
  deps: Pick<Deps, 'live'>,
  row: PracticeRow,
  chosen: AttributionLevel,
  by: By,
): Promise<void> {
  const to = tellsAtMost(chosen);
  const versions = await lowerAttribution(trx, row.id, to);
  if (versions.length === 0) return;
  await record(trx, row, by, 'practice.attribution-lowered', { versions: versions.map(({ version }) => version), to });
  onCommit(trx, () => tellPractice(deps, row, row.shown_version ? 'table' : 'bureau'));
}
