import type { Db } from '@penholder/db';
import { factsOf, readAttachment, versionsWith } from '@penholder/db/practices';
import { refuse } from '@penholder/shared/kernel';
import { ATTACHMENT_KINDS, type AttachmentId, faceFor, isOwn } from '@penholder/shared/practices';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasAlready } from '../../http/known-bytes.ts';
import { getPracticeFor } from '../find-practice.ts';
import { presentVersion } from '../present-history.ts';
import type { Reading } from '../present-summary.ts';
import { noSuchAttachment } from './attach.ts';

interface Asked {
  reading: Reading;
  ref: string;
  id: AttachmentId;
  request: FastifyRequest;
  reply: FastifyReply;
}

/**
 * Sends a file to keep, never to be shown within our pages: to those who work on the practice, and to whoever is told of it by a
 * version that they may read. Who may is asked at every download. [PR50] [PR52]
 */
export async function sendAttachment(db: Db, { reading, ref, id, request, reply }: Asked): Promise<void> {
  const row = await getPracticeFor(db, reading.actor, ref);
  const file = (await readAttachment(db, row.id, id)) ?? refuse(noSuchAttachment);
  const practice = factsOf(row);
  const isWorkingCopys = file.removed_at === null && isOwn(reading.actor, practice);
  if (!isWorkingCopys) {
    const all = faceFor(reading.actor, practice) !== 'shown';
    const versions = await versionsWith(db, row.id, id, { all });
    if (!(await isTold(versions))) refuse(noSuchAttachment);
  }
  reply
    .header('cache-control', 'private, no-cache')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'");
  if (hasAlready(request, reply, file.sha256)) {
    await reply.status(304).send();
    return;
  }
  await reply
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()]/g, escape)}`,
    )
    .type(ATTACHMENT_KINDS[file.kind].mediaType)
    .send(Buffer.from(file.bytes));

  async function isTold(versions: readonly number[]): Promise<boolean> {
    for (const version of versions) {
      const shown = await presentVersion(db, reading, ref, version);
      if (shown?.attachments.some((one) => one.id === id)) return true;
    }
    return false;
  }
}

/** The letters that RFC 8187 does not let stand and `encodeURIComponent` leaves. */
const escape = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
