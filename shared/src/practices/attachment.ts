import { z } from 'zod';
import { conflict, id, type Id, type Refusal } from '../kernel/index.ts';

export type AttachmentId = Id<'attachment'>;

/** What may be attached: documents and pictures, none of which a browser runs. By what the file itself is, not by what it is called. [PR49] */
export const ATTACHMENT_KINDS = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  pptx: { mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', endings: ['pptx'] },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', endings: ['ods'] },
  odp: { mediaType: 'application/vnd.oasis.opendocument.presentation', endings: ['odp'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
} as const;
export type AttachmentKind = keyof typeof ATTACHMENT_KINDS;

/** At most so many files with a practice, so many bytes each and together. */
export const ATTACHMENT_LIMITS = { files: 10, bytes: 10_000_000, bytesTogether: 40_000_000 } as const;

/** A file that goes with a version of a practice; `sha256` in hex. */
export const Attachment = z.object({
  id: id('attachment'),
  name: z.string(),
  size: z.number().int(),
  sha256: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

/** A name as a file of that kind may bear it: without a path, control or bidirectional characters, with one of the kind's endings. */
export function attachmentName(given: string, kind: AttachmentKind): string {
  const { endings } = ATTACHMENT_KINDS[kind];
  const plain = given
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>|:*?]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const ending = endings.find((one) => plain.toLowerCase().endsWith(`.${one}`)) ?? endings[0];
  const stem = plain
    .replace(/\.[^.]{1,5}$/, '')
    .slice(0, 120)
    .trim();
  return `${stem || 'file'}.${ending}`;
}

/** Whether one more file fits beside those that are there. [PR49] */
export function mayAttach(already: readonly Pick<Attachment, 'size'>[], size: number): Refusal | undefined {
  const { files, bytesTogether } = ATTACHMENT_LIMITS;
  if (already.length >= files)
    return conflict('attachment.too-many', 'A practice has no more files than these. Remove one first.', {
      params: { files },
    });
  const together = already.reduce((sum, one) => sum + one.size, size);
  return together > bytesTogether
    ? conflict('attachment.too-much', 'With this file, the files of the practice would be too large together.', {
        params: { megabytes: bytesTogether / 1_000_000 },
      })
    : undefined;
}
