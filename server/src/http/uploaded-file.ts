import { type Refusal, refuse } from '@penholder/shared/kernel';
import type { FastifyRequest } from 'fastify';

export interface Uploaded {
  readonly file: Buffer;
  /** As it was sent, to be shown and never used as a path. */
  readonly name: string;
  readonly mediaType: string;
}

/** The one file of a form, in the field `file`. Refuses a request that has none, an empty one, or one of more than so many bytes. */
export async function uploadedFile(
  request: FastifyRequest,
  { most, noFile, tooLarge }: { most: number; noFile: Refusal; tooLarge: Refusal },
): Promise<Uploaded> {
  if (!request.isMultipart()) refuse(noFile);
  const part = (await request.file({ limits: { fileSize: most } })) ?? refuse(noFile);
  try {
    const file = await part.toBuffer();
    if (part.fieldname !== 'file' || file.length === 0) refuse(noFile);
    const name = part.filename
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(-200);
    return { file, name, mediaType: part.mimetype.slice(0, 200) };
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') refuse(tooLarge);
    throw error;
  }
}
