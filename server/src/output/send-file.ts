import type { Db } from '@penholder/db';
import { findFile } from '@penholder/db/output';
import type { Format } from '@penholder/shared/documents';
import { refuse } from '@penholder/shared/kernel';
import type { EditionId } from '@penholder/shared/output';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasAlready } from '../http/known-bytes.ts';
import { noSuchEdition } from './compile-edition.ts';

const ENDINGS: Readonly<Record<Format, string>> = {
  docx: 'docx',
  pdf: 'pdf',
  html: 'html',
  markdown: 'md',
  json: 'json',
};

export interface Sent {
  request: FastifyRequest;
  reply: FastifyReply;
  edition: { id: EditionId; symbol: string; language: string };
  format: Format;
  isPublic: boolean;
}

/** Sends a file of an edition for keeping, never for showing within our pages. Bytes that a reader has are not sent again. */
export async function sendFile(db: Db, { request, reply, edition, format, isPublic }: Sent): Promise<void> {
  const file = (await findFile(db, edition.id, format)) ?? refuse(noSuchEdition);
  const name = `${edition.symbol.replaceAll('/', '-')}-${edition.language}.${ENDINGS[format]}`;
  reply
    .header('cache-control', isPublic ? 'public, max-age=31536000, immutable' : 'private, no-cache')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'");
  if (hasAlready(request, reply, file.sha256)) {
    await reply.status(304).send();
    return;
  }
  await reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(file.media_type)
    .send(Buffer.from(file.bytes));
}
