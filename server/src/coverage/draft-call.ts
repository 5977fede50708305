import { now, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { insertCall, removeCall as removeRow, saveCallTerms } from '@penholder/db/coverage';
import { listAreaNames } from '@penholder/db/practices';
import { findRoundTableById } from '@penholder/db/round-tables';
import { type CallTerms, judgeDeadline, mayEditCall, remindersPast } from '@penholder/shared/coverage';
import { insist, invalid, refuse, type RoundTableId } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { checkDelegations } from '../practices/index.ts';
import { getLockedCall, isAsSeen } from './find-call.ts';
import { mailAboutCall } from './mail-call.ts';
import { tellCall } from './tell-call.ts';

/** Whether what a call names is there. */
export async function checkTerms(
  trx: Trx,
  roundTableId: RoundTableId,
  terms: Partial<Pick<CallTerms, 'cells' | 'delegations'>>,
): Promise<void> {
  if (terms.delegations) await checkDelegations(trx, roundTableId, terms.delegations);
  const areas = terms.cells?.flatMap(({ area }) => (area === null ? [] : [area])) ?? [];
  if (areas.length === 0) return;
  const known = new Set((await listAreaNames(trx, roundTableId)).map(({ id }) => id));
  if (areas.some((id) => !known.has(id)))
    refuse(
      invalid('area.not-found', 'This thematic area no longer exists.', {
        fields: { cells: 'One of these thematic areas no longer exists.' },
      }),
    );
}

/** Drafts a call; answers its number. [CV6] */
export const draftCall = (deps: Deps, actor: Actor, terms: CallTerms): Promise<number> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'practice-call.draft'));
    await checkTerms(trx, actor.roundTableId, terms);
    const { id, number } = await insertCall(trx, { roundTableId: actor.roundTableId, terms, personId: actor.personId });
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'practice-call.drafted',
      personId: actor.personId,
      subject: { kind: 'practice-call', id },
      details: { number },
    });
    tellCall(trx, deps, { id, round_table_id: actor.roundTableId }, 'drafters');
    return number;
  });

/** Changes a draft, or moves the deadline and the reminders of an open call, and writes to whom it goes to. [CV8] [CV11] [CV14] */
export const editCall = (
  deps: Deps,
  actor: Actor,
  number: number,
  { revision, ...terms }: { [Field in keyof CallTerms]?: CallTerms[Field] | undefined } & { revision: number },
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'practice-call.draft'));
    const row = await getLockedCall(trx, actor, number);
    const change = Object.fromEntries(
      Object.entries(terms).filter(([, value]) => value !== undefined),
    ) as Partial<CallTerms>;
    const changed = Object.keys(change) as (keyof CallTerms)[];
    insist(mayEditCall(actor, row, changed));
    insist(isAsSeen(row, revision));
    await checkTerms(trx, actor.roundTableId, change);
    let reminded: number[] | undefined;
    let written: number | undefined;
    if (row.status !== 'draft') {
      const at = await now(trx);
      const closesAt = change.closesAt === undefined ? row.closes_at : change.closesAt && new Date(change.closesAt);
      insist(judgeDeadline(closesAt || null, at));
      reminded = remindersPast(closesAt as Date, change.remindDays ?? row.remind_days, at);
      if (row.status === 'open' && row.closes_at?.getTime() !== (closesAt as Date).getTime()) {
        const roundTable = (await findRoundTableById(trx, actor.roundTableId))!;
        const moved = { ...row, closes_at: closesAt as Date };
        written = await mailAboutCall(trx, deps, roundTable, moved, { kind: 'moved', except: actor.personId });
      }
    }
    await saveCallTerms(trx, row.id, change, reminded);
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: row.status === 'draft' ? 'practice-call.changed' : 'practice-call.moved',
      personId: actor.personId,
      subject: { kind: 'practice-call', id: row.id },
      details: { number, changed, ...(written !== undefined && { delegations: written }) },
    });
    tellCall(trx, deps, row, row.status === 'draft' ? 'drafters' : 'table');
  });

/** Removes a draft. [CV8] */
export const removeCall = (deps: Deps, actor: Actor, number: number): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'practice-call.draft'));
    const row = await getLockedCall(trx, actor, number);
    insist(mayEditCall(actor, row, ['title']));
    await removeRow(trx, row.id);
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'practice-call.removed',
      personId: actor.personId,
      subject: { kind: 'practice-call', id: row.id },
      details: { number },
    });
    tellCall(trx, deps, row, 'drafters');
  });
