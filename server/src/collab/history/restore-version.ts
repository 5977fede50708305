import { randomInt } from 'node:crypto';
import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { appendUpdates, claimClients, type StoredDocument } from '@penholder/db/documents';
import { holdRoundTable } from '@penholder/db/round-tables';
import type { RichText } from '@penholder/shared/documents';
import { conflict, forbidden, notFound, type Refusal, refuse } from '@penholder/shared/kernel';
import type { Deps } from '../../deps.ts';
import type { SignedIn } from '../../people/index.ts';
import { type Admitted, createAdmission, isRefusal } from '../admission.ts';
import { DocumentBytes } from '../document-bytes.ts';
import { type DocumentKinds, kindOf, type KindsIn } from '../document-kind.ts';
import { examine } from '../gate/gate.ts';
import { LIMITS } from '../limits.ts';
import type { Historian } from './historian.ts';
import type { Parts } from './tasks.ts';
import type { Texts } from './texts.ts';

const tooLarge: Refusal = {
  code: 'document.too-large',
  status: 413,
  detail: 'The document would become too large. Restore a part of it by hand.',
};

const readOnly = forbidden('document.read-only', 'You may read this document and not write in it, now.');

/**
 * Makes the present text into that of a version, as a new edit in the name of whoever asks: nothing of the log is taken
 * back, and what others write meanwhile stays. Passes the gate as a client's update does, and is refused where the right to
 * write ends while it is worked out. [DC21]
 */
export async function restoreVersion(
  { deps, kindsIn, texts, historian }: { deps: Deps; kindsIn: KindsIn; texts: Texts; historian: Historian },
  person: SignedIn,
  admitted: Admitted,
  { sequence, text }: { sequence: number; text: RichText },
): Promise<number> {
  const { document, actor, delegationId } = admitted;
  if (admitted.may !== 'write') refuse(readOnly);
  let parts: Parts = [];
  // Whose it is is settled below; one that is somebody's already is as good as impossible, and refused.
  const clientId = randomInt(2, 2 ** 32 - 1);
  const update = await historian.do(actor.personId, async () => {
    parts = await texts.partsOf(document.id, document.head);
    return { do: 'restore', parts, text, clientId };
  });
  if (!update) refuse(conflict('document.nothing-to-restore', 'The text of that version is the present text already.'));
  const stored: StoredDocument = {
    head: document.head,
    base: undefined,
    tail: parts.map((part, nth) => ({ sequence: nth, update: part })),
  };
  const verdict = examine(update, new DocumentBytes(stored), LIMITS, false);
  if (verdict === 'too-large' || verdict === 'document-full') refuse(tooLarge);
  if (typeof verdict === 'string') throw new Error(`A restoring update is ${verdict}.`);

  return transaction(deps.db, async (trx) => {
    const kinds = kindsIn(trx);
    await insistOnSame(trx, kinds, person, admitted);
    const [claim] = await claimClients(trx, [{ documentId: document.id, clientId, personId: actor.personId }]);
    if (claim?.personId !== actor.personId) throw new Error(`Client id ${clientId} is somebody else's.`);
    const appended = await appendUpdates(trx, [
      { documentId: document.id, update: verdict.take, personId: actor.personId, delegationId, epoch: document.epoch },
    ]);
    const made = appended.get(document.id)?.sequences[0];
    if (made === undefined)
      refuse(notFound('document.not-found', 'The document has begun anew. Please load the page again.'));
    await recordAct(trx, {
      roundTableId: document.round_table_id,
      act: 'document.restored',
      personId: actor.personId,
      delegationId,
      subject: { kind: kindOf(kinds, document)!.subjectKind, id: document.subject_id },
      details: { sequence, made },
    });
    onCommit(trx, () => deps.documents.appended(document.id));
    return made;
  });
}

/** Admits again under a lock: working it out has taken up to a minute, in which a right to write may have ended. */
async function insistOnSame(trx: Trx, kinds: DocumentKinds, person: SignedIn, before: Admitted): Promise<void> {
  const { document } = before;
  // The round table first, as a step of its phase does, so that neither waits for the other.
  await holdRoundTable(trx, document.round_table_id);
  await kindOf(kinds, document)!.hold(document);
  const now = await createAdmission({ db: trx, kinds })(person, document.id);
  if (isRefusal(now)) refuse(now);
  if (now.may !== 'write') refuse(readOnly);
  if (now.delegationId !== before.delegationId)
    refuse(
      conflict('document.delegation-changed', 'You now write for another delegation. Please load the page again.'),
    );
}
