import { now, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { saveCallStatus } from '@penholder/db/coverage';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type CallStep, remindersPast, takeCallStep } from '@penholder/shared/coverage';
import { insist, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { checkTerms } from './draft-call.ts';
import { factsOf, getLockedCall, isAsSeen } from './find-call.ts';
import { mailAboutCall } from './mail-call.ts';
import { tellCall } from './tell-call.ts';

const DONE = { open: 'opened', close: 'closed', reopen: 'reopened' } as const;

/** Opens, closes or reopens a call; opening it writes to whom it goes to. [CV6] */
export const stepCall = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  { number, step, revision }: { number: number; step: CallStep; revision: number },
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'practice-call.open'));
    const row = await getLockedCall(trx, actor, number);
    insist(isAsSeen(row, revision));
    const at = await now(trx);
    const status = takeCallStep(factsOf(row), step, { at, language: roundTable.languages[0] ?? 'en' });
    if (typeof status !== 'string') refuse(status);
    // An area, or a delegation, may have gone since the draft was written.
    if (status === 'open') await checkTerms(trx, roundTable.id, factsOf(row));
    const reminded = status === 'open' ? remindersPast(row.closes_at!, row.remind_days, at) : undefined;
    await saveCallStatus(trx, row.id, { status, at, reminded });
    const written =
      step === 'open' ? await mailAboutCall(trx, deps, roundTable, row, { kind: 'opened', except: actor.personId }) : 0;
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: `practice-call.${DONE[step]}`,
      personId: actor.personId,
      subject: { kind: 'practice-call', id: row.id },
      details: { number, ...(step === 'open' && { delegations: written }) },
    });
    tellCall(trx, deps, row, 'table');
  });
