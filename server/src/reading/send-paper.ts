import { createHash } from 'node:crypto';
import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { insertReading } from '@penholder/db/reading';
import { type Id, insist, invalid } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { uploadedFile } from '../http/uploaded-file.ts';
import { READ_PAPERS } from './read-papers-work.ts';
import { LIMITS, readingRefusals } from './refusals.ts';
import { tellPapers } from './tell-papers.ts';

/** Keeps a file to be read, and answers at once: reading it takes a thread of its own, and seconds. */
export async function sendPaper(deps: Deps, actor: Actor, request: FastifyRequest): Promise<Id<'paper-reading'>> {
  insist(must(actor, 'paper.import'));
  const { file, name, mediaType } = await uploadedFile(request, {
    most: LIMITS.docxBytes,
    noFile,
    tooLarge: readingRefusals.tooLarge(LIMITS.docxBytes),
  });
  const fileHash = createHash('sha256').update(file).digest('hex');
  return transaction(deps.db, async (trx) => {
    const { id } = await insertReading(trx, {
      roundTableId: actor.roundTableId,
      fileName: name || 'paper',
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
