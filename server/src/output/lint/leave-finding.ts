import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { markLeft, unmarkLeft } from '@penholder/db/output';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, insist, type Language, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import type { Deps } from '../../deps.ts';
import { lintNow, type Looked } from './find-findings.ts';

export interface Meant {
  language: Language;
  key: string;
  state: string;
}

const BUREAU = { roles: ['co-chair', 'penholder', 'secretariat'] } as const;

/** Tells the bureau that the list of findings has changed. */
export const tellFindings = ({ live }: Pick<Deps, 'live'>, actor: Actor): void =>
  live.tell({ roundTableId: actor.roundTableId, topic: 'annexes', ids: [], audience: BUREAU });

/** The finding as it is now [AX47]. */
export async function getFinding(deps: Deps, roundTable: RoundTableRow, { language, key, state }: Meant) {
  const { looked, material, inputs } = await lintNow(deps.db, roundTable, language);
  const one: Looked =
    looked.find(({ finding }) => finding.key === key && finding.state === state) ??
    refuse(
      conflict(
        'finding.gone',
        'This has changed meanwhile: it was mended, or what it was found in reads otherwise now.',
      ),
    );
  return { ...one, material, inputs };
}

/** Leaves a finding as it is, with a reason, or takes it up again [AX46]. */
export async function leaveFinding(
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  { reason, ...meant }: Meant & { reason: string | null },
): Promise<void> {
  insist(must(actor, 'annex.arrange'));
  const { finding } = await getFinding(deps, roundTable, meant);
  const { key, state } = meant;
  await transaction(deps.db, async (trx) => {
    if (reason === null) await unmarkLeft(trx, roundTable.id, key);
    else await markLeft(trx, { roundTableId: roundTable.id, key, state, reason, personId: actor.personId });
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: reason === null ? 'annex.finding-taken-up' : 'annex.finding-left',
      personId: actor.personId,
      subject: { kind: finding.place.kind, id: finding.place.id },
      details: { rule: finding.rule, reason },
    });
    onCommit(trx, () => tellFindings(deps, actor));
  });
}
