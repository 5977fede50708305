import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { saveResponse } from '@penholder/db/responses';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { forbidden, type Language, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { mayEditResponse, maySubmitResponse, type ResponseId } from '@penholder/shared/responses';
import type { AttributionLevel, Capacity } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import { getLockedResponse } from './find-response.ts';
import { tellResponse } from './tell-response.ts';

export interface ResponseSettings {
  language?: Language | undefined;
  capacity?: Capacity | undefined;
  attribution?: AttributionLevel | undefined;
}

/** Sets language and capacity (whoever edits) and how far the voice is disclosed (only those who may submit for it). */
export const editResponse = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  id: ResponseId,
  settings: ResponseSettings,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const response = await getLockedResponse(trx, actor, roundTable, id);
    const facts = { status: response.status, delegationId: response.delegation_id };
    if (!mayEditResponse(actor, facts, roundTable))
      refuse(forbidden('people.not-permitted', 'You cannot edit this response.'));
    if (settings.attribution && !maySubmitResponse(actor, facts))
      refuse(
        forbidden('response.not-accredited', 'Only those accredited to submit decide how the delegation is named.'),
      );
    const change = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
    if (Object.keys(change).length === 0) return;
    await saveResponse(trx, id, change);
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: 'response.settings-changed',
      personId: actor.personId,
      delegationId: response.delegation_id,
      subject: { kind: 'response', id },
      details: change,
    });
    onCommit(trx, () => tellResponse(deps, roundTable.id, response));
  });
