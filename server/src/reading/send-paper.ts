import { createHash } from 'node:crypto';
import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { insertReading } from '@penholder/db/reading';
import { type Id, insist, invalid, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { READ_PAPERS } from './read-papers-work.ts';
import { LIMITS, readingRefusals } from './refusals.ts';
import { tellPapers } from './tell-papers.ts';

/** Keeps a file to be read, and answers at once: reading it takes a thread of its own, and seconds. */
export async function sendPaper(deps: Deps, actor: Actor, request: FastifyRequest): Promise<Id<'paper-reading'>> {
  insist(must(actor, 'paper.import'));
  const { file, name, mediaType } = await fileOf(request);
  const fileHash = createHash('sha256').update(file).digest('hex');
  return transaction(deps.db, async (trx) => {
    const { id } = await insertReading(trx, {
      roundTableId: actor.roundTableId,
      fileName: name,
      mediaType,
      file,
      fileHash,
      personId: actor.personId,
    });
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'paper.sent',
      personId: actor.personId,
      subject: { kind: 'paper-reading', id },
      details: { hash: fileHash, bytes: file.length },
    });
    onCommit(trx, () => {
      tellPapers(deps, actor.roundTableId, id);
      deps.clockwork.nudge(READ_PAPERS);
    });
    return id;
  });
}

const noFile = invalid('reading.no-file', 'Please choose a file: it is sent as the field "file" of a form.');

async function fileOf(request: FastifyRequest): Promise<{ file: Buffer; name: string; mediaType: string }> {
  if (!request.isMultipart()) refuse(noFile);
  const part = (await request.file()) ?? refuse(noFile);
  try {
    const file = await part.toBuffer();
    if (part.fieldname !== 'file' || file.length === 0) refuse(noFile);
    // The name is shown, never used as a path.
    const name =
      part.filename
        .normalize('NFC')
        .replace(/[\p{Cc}\p{Cf}]/gu, '')
        .trim()
        .slice(-200) || 'paper';
    return { file, name, mediaType: part.mimetype.slice(0, 200) };
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE')
      refuse(readingRefusals.tooLarge(LIMITS.docxBytes));
    throw error;
  }
}
