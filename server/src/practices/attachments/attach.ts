import { createHash } from 'node:crypto';
import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  factsOf,
  insertAttachment,
  listAttachments,
  type PracticeRef,
  removeAttachment,
} from '@penholder/db/practices';
import { insist, invalid, notFound, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import {
  type Attachment,
  ATTACHMENT_LIMITS,
  type AttachmentId,
  attachmentName,
  mayAttach,
  mayEdit,
} from '@penholder/shared/practices';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import { uploadedFile } from '../../http/uploaded-file.ts';
import { getLockedPractice, getPracticeFor } from '../find-practice.ts';
import { tellDraft } from '../tell-practice.ts';
import { lookApart } from './look-apart.ts';

export const noSuchAttachment = notFound('attachment.not-found', 'There is no such file with this practice.');

const noFile = invalid('attachment.no-file', 'Please choose a file: it is sent as the field "file" of a form.');

const tooLarge = invalid('attachment.too-large', 'A file is at most 10 MB large.', {
  params: { megabytes: ATTACHMENT_LIMITS.bytes / 1_000_000 },
});

/** Attaches a file to the working copy, as it is; answers the names that it tells. [PR49] [PR50] [PR51] */
export async function attach(
  deps: Deps,
  actor: Actor,
  ref: PracticeRef,
  request: FastifyRequest,
): Promise<Attachment & { names: string[] }> {
  // Nobody's file is taken in, only to be refused.
  insist(mayEdit(actor, factsOf(await getPracticeFor(deps.db, actor, ref))));
  const { file: bytes, name: given } = await uploadedFile(request, {
    most: ATTACHMENT_LIMITS.bytes,
    noFile,
    tooLarge,
  });
  const { kind, names } = await lookApart(new Uint8Array(bytes));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return transaction(deps.db, async (trx) => {
    const row = await getLockedPractice(trx, actor, ref);
    insist(mayEdit(actor, factsOf(row)));
    const already = await listAttachments(trx, row.id);
    insist(mayAttach(already, bytes.length));
    const file = await insertAttachment(trx, {
      practiceId: row.id,
      name: attachmentName(given, kind),
      kind,
      sha256,
      names,
      bytes,
      personId: actor.personId,
    });
    await recordAct(trx, {
      roundTableId: row.round_table_id,
      act: 'practice.file-attached',
      personId: actor.personId,
      subject: { kind: 'practice', id: row.id },
      details: { name: file.name, hash: sha256, bytes: bytes.length },
    });
    onCommit(trx, () => tellDraft(deps, row));
    return { ...file, names: [...names] };
  });
}

/** Takes a file off the working copy. Versions that were submitted with it keep it. [PR50] */
export const detach = (deps: Deps, actor: Actor, ref: PracticeRef, id: AttachmentId): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getLockedPractice(trx, actor, ref);
    insist(mayEdit(actor, factsOf(row)));
    const removed = (await removeAttachment(trx, row.id, id)) ?? refuse(noSuchAttachment);
    await recordAct(trx, {
      roundTableId: row.round_table_id,
      act: 'practice.file-removed',
      personId: actor.personId,
      subject: { kind: 'practice', id: row.id },
      details: { name: removed.name, hash: removed.sha256 },
    });
    onCommit(trx, () => tellDraft(deps, row));
  });
