import { invalid, type Refusal } from '@penholder/shared/kernel';

/** Every way in which a file to attach is refused for what it is. [PR49] */
export const attachmentRefusals = {
  kind: () =>
    invalid(
      'attachment.kind',
      'Files of this kind cannot be attached. PDF, Word, Excel, PowerPoint, OpenDocument, PNG and JPEG can.',
    ),
  active: () =>
    invalid(
      'attachment.active',
      'This file can do something or load something when it is opened (a macro, a script, an object of another program, a template, picture or data from elsewhere). Please save it without.',
    ),
  encrypted: () =>
    invalid('attachment.encrypted', 'This file is protected by a password, so nobody could look into it.'),
  damaged: () => invalid('attachment.damaged', 'This file is damaged. Does it open on your computer?'),
  unreadable: () =>
    invalid(
      'attachment.unreadable',
      'This file could not be looked through in the time that there is for one. Please save it anew, as simple as can be.',
    ),
  busy: (): Refusal => ({
    code: 'attachment.busy',
    status: 503,
    detail: 'Several files are being looked into at the moment. Please send yours again in a minute.',
  }),
} satisfies Record<string, () => Refusal>;
