import { Refused } from '@penholder/shared/kernel';
import type { Language } from '@penholder/shared/kernel';
import type { PaperReading, PaperSource } from '@penholder/shared/reading';
import { recognisePaper } from '@penholder/shared/reading';
import { docxToSource } from './docx/docx-to-source.ts';
import { LIMITS, bomb, malformed, readingRefusals } from './refusals.ts';

/** What kinds of file are read. */
export type PaperFormat = 'docx' | 'markdown';

/** How far a reading is. */
export const READING_STEPS = ['opening', 'recognising', 'done'] as const;
export type ReadingStep = (typeof READING_STEPS)[number];

const ZIP = [0x50, 0x4b];
/** Compound File Binary: what Word wrote before 2007, and the coat of an encrypted document. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const startsWith = (file: Uint8Array, bytes: readonly number[]) => bytes.every((byte, at) => file[at] === byte);

/**
 * What kind of paper a file is, by its first bytes; name and media type only tell Markdown from other texts, and documents
 * with macros by what they call themselves. Refuses everything else, and files that are too large, before they are opened.
 */
export function formatOf(
  file: Uint8Array,
  { name, mediaType }: { readonly name: string; readonly mediaType: string },
): PaperFormat {
  if (startsWith(file, COMPOUND)) {
    const isEncrypted = Buffer.from(file.buffer, file.byteOffset, file.byteLength).includes(
      'EncryptedPackage',
      0,
      'utf16le',
    );
    throw new Refused(isEncrypted ? readingRefusals.encrypted() : readingRefusals.unsupported());
  }
  if (/\.(?:docm|dotm)$/i.test(name) || /macroEnabled/i.test(mediaType)) throw new Refused(readingRefusals.macros());
  if (startsWith(file, ZIP)) {
    if (file.length > LIMITS.docxBytes) throw new Refused(readingRefusals.tooLarge(LIMITS.docxBytes));
    return 'docx';
  }
  if (/\.docx$/i.test(name) || /wordprocessingml/i.test(mediaType))
    throw malformed('it does not begin as a Word document does');
  if (!/\.(?:md|markdown|mdown|txt)$/i.test(name) && !/^text\/(?:markdown|plain|x-markdown)\b/i.test(mediaType))
    throw new Refused(readingRefusals.unsupported());
  if (file.length > LIMITS.markdownBytes) throw new Refused(readingRefusals.tooLarge(LIMITS.markdownBytes));
  return 'markdown';
}

export interface ReadFileOptions {
  readonly language?: Language | undefined;
  readonly onStep?: (step: ReadingStep) => void;
}

/**
 * Reads a paper where it is called, without a deadline: what the worker does, and tests call to see what it does. Throws
 * `Refused`; whatever else a damaged file makes the readers throw is a refusal too.
 */
export async function readFile(
  file: Uint8Array,
  format: PaperFormat,
  { language, onStep }: ReadFileOptions = {},
): Promise<PaperReading> {
  onStep?.('opening');
  const source = await refusingFaults(() => toSource(file, format));
  onStep?.('recognising');
  const reading = recognisePaper(source, language ? { language } : {});
  onStep?.('done');
  return reading;
}

async function toSource(file: Uint8Array, format: PaperFormat): Promise<PaperSource> {
  if (format === 'docx') return docxToSource(file);
  // Loaded when needed: the Markdown parser is the larger half of this module.
  const { markdownToSource } = await import('./markdown-to-source.ts');
  return markdownToSource(file);
}

async function refusingFaults<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) throw error;
    // Too deep for the parser's recursion, or too long for a string.
    if (error instanceof RangeError) throw bomb();
    throw malformed('it could not be understood');
  }
}
