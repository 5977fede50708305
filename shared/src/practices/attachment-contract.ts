import { z } from 'zod';
import { defineRoute, id } from '../kernel/index.ts';
import { Attachment } from './attachment.ts';
import { InPractice } from './in-practice.ts';

const InAttachment = InPractice.extend({ attachment: id('attachment') });
const unknown = 'practice.not-found';

export const addAttachment = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/practices/:practice/attachments',
  summary:
    'Attach a file to the working copy: multipart/form-data with one field `file`; PDF, Word, Excel, PowerPoint, OpenDocument, PNG or JPEG, at most 10 MB',
  policy: { who: 'act', act: 'practice.draft' },
  params: InPractice,
  raw: 'upload',
  status: 201,
  reply: Attachment.extend({
    /** Names that the file's own properties tell its readers. [PR51] */
    names: z.array(z.string()),
  }),
  refusals: [
    unknown,
    'practice.not-yours',
    'practice.closed',
    'attachment.no-file',
    'attachment.too-large',
    'attachment.kind',
    'attachment.active',
    'attachment.encrypted',
    'attachment.damaged',
    'attachment.unreadable',
    'attachment.busy',
    'attachment.too-many',
    'attachment.too-much',
  ],
});

export const removeAttachment = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/practices/:practice/attachments/:attachment',
  summary: 'Take a file off the working copy; versions that were submitted with it keep it',
  policy: { who: 'act', act: 'practice.draft' },
  params: InAttachment,
  refusals: [unknown, 'attachment.not-found', 'practice.not-yours', 'practice.closed'],
});

export const getAttachment = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practices/:practice/attachments/:attachment',
  summary: 'A file of a version that the reader is shown, or of the working copy, to keep',
  policy: { who: 'act', act: 'practice.read' },
  params: InAttachment,
  raw: 'download',
  refusals: [unknown, 'attachment.not-found'],
});
