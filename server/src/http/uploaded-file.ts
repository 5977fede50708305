import { invalid, type Refusal, refuse } from '@penholder/shared/kernel';
import type { FastifyRequest } from 'fastify';

export interface UploadedFile {
  readonly bytes: Buffer;
  /** As the browser called it, to be shown: without control and formatting characters, and never a path. */
  readonly name: string;
  readonly mediaType: string;
}

/** The one file of a form (multipart/form-data, field `file`); refuses with `prefix.no-file`, or as told where it is too large. */
export async function uploadedFile(
  request: FastifyRequest,
  { prefix, tooLarge }: { prefix: string; tooLarge: Refusal },
): Promise<UploadedFile> {
  const noFile = invalid(`${prefix}.no-file`, 'Please choose a file: it is sent as the field "file" of a form.');
  if (!request.isMultipart()) refuse(noFile);
  const part = (await request.file()) ?? refuse(noFile);
  try {
    const bytes = await part.toBuffer();
    if (part.fieldname !== 'file' || bytes.length === 0) refuse(noFile);
    const name = part.filename
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(-200);
    return { bytes, name, mediaType: part.mimetype.slice(0, 200) };
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') refuse(tooLarge);
    throw error;
  }
}
