import { type Refusal, Refused, invalid } from '@penholder/shared/kernel';

/** What a paper may have at most. Bytes, counts, milliseconds. */
export const LIMITS = {
  /** Of the file as it is sent. A hundred pages with pictures are a tenth of it. */
  docxBytes: 25_000_000,
  markdownBytes: 1_000_000,
  /** Of the zip archive that a DOCX file is. */
  entries: 2_000,
  unpackedBytes: 300_000_000,
  /** Of the parts that are unpacked at all: text, styles, notes; never pictures. */
  partBytes: 32_000_000,
  readBytes: 48_000_000,
  /** Real text packs 4 to 30 times; markup made to burst a reader, hundreds of times. */
  ratio: 150,
  ratioFromBytes: 1_000_000,
  /** Of the XML of all parts together. */
  elements: 750_000,
  depth: 200,
  /** Of what is read: letters, paragraphs, runs. */
  characters: 4_000_000,
  paragraphs: 50_000,
  runs: 250_000,
  deadlineMs: 20_000,
} as const;

const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;
const tooLarge = (detail: string): Refusal => ({ code: 'reading.too-large', status: 413, detail });

/** Every way in which a paper is refused, with the sentence that the penholder reads. */
export const readingRefusals = {
  tooLarge: (limit: number) =>
    tooLarge(`The file is larger than ${megabytes(limit)}. Please leave out pictures, or send the text in parts.`),
  tooLong: () => tooLarge('The text is longer than a paper can be here. Please send it in parts.'),
  encrypted: () =>
    invalid('reading.encrypted', 'The file is protected by a password. Please save a copy without one and send that.'),
  macros: () =>
    invalid(
      'reading.macros',
      'The file holds macros or other active content. Please save a copy as a Word document without macros (.docx).',
    ),
  malformed: (what: string) =>
    invalid(
      'reading.malformed',
      `The file is damaged or not what its name says: ${what}. Please save it again and send it anew.`,
    ),
  bomb: () =>
    invalid(
      'reading.bomb',
      'The file unpacks to far more than a text can be, and was not opened further. Please save the text in a new document.',
    ),
  unsupported: (): Refusal => ({
    code: 'reading.unsupported',
    status: 415,
    detail: 'Only Word documents (.docx) and Markdown (.md) can be read. Please save the paper as one of these.',
  }),
  timedOut: () =>
    invalid(
      'reading.timed-out',
      'The file took too long to read and was put aside. Please save the text in a new document and send that.',
    ),
  busy: (): Refusal => ({
    code: 'reading.busy',
    status: 503,
    detail: 'Several papers are being read at the moment. Please send yours again in a minute.',
  }),
} as const;

/** Ends the reading of a paper: `throw malformed('…')`. */
export const malformed = (what: string) => new Refused(readingRefusals.malformed(what));
export const bomb = () => new Refused(readingRefusals.bomb());
