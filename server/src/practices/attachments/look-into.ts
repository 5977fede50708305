import { refuse } from '@penholder/shared/kernel';
import { ATTACHMENT_KINDS, type AttachmentKind } from '@penholder/shared/practices';
import { strFromU8, unzipSync } from 'fflate';
import { lookIntoPdf } from './look-into-pdf.ts';
import { namesInProperties } from './names-in.ts';
import { attachmentRefusals as refused } from './refusals.ts';

/** What a file is, by its bytes, and whom its own properties name. */
export interface Looked {
  readonly kind: AttachmentKind;
  readonly names: readonly string[];
}

const MARKS: readonly (readonly [kind: 'zip' | 'old' | 'png' | 'jpeg', ...bytes: number[]])[] = [
  ['zip', 0x50, 0x4b, 0x03, 0x04],
  // Compound File Binary: Office before 2007, and the coat of what has a password.
  ['old', 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  ['png', 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  ['jpeg', 0xff, 0xd8, 0xff],
];

/** Looks into a file that was sent; refuses what is of no known kind, can act, hides behind a password or is damaged. [PR49] */
export function lookInto(file: Buffer): Looked {
  const mark = MARKS.find(([, ...bytes]) => bytes.every((byte, at) => file[at] === byte))?.[0];
  if (mark === 'png' || mark === 'jpeg') return { kind: mark, names: [] };
  if (mark === 'old') refuse(file.includes('EncryptedPackage', 0, 'utf16le') ? refused.encrypted() : refused.kind());
  if (mark === 'zip') return lookIntoArchive(file);
  if (file.subarray(0, 1024).includes('%PDF-')) return { kind: 'pdf', names: lookIntoPdf(file) };
  return refuse(refused.kind());
}

/** The parts of an archive that are read, once each and each at most so large; of more parts than these none is made by hand. */
const READ = /^(?:mimetype|meta\.xml|docProps\/(?:core|app)\.xml|word\/_rels\/settings\.xml\.rels)$/;
const MOST_PARTS = 10_000;
const READ_BYTES = 1_000_000;
/** What makes a document act: macros of Office and OpenDocument, controls. */
const ACTS = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$|(?:^|\/)(?:activeX|macrosheets)\/|^(?:Basic|Scripts)\//i;
const MAIN_PARTS = { 'word/document.xml': 'docx', 'xl/workbook.xml': 'xlsx', 'ppt/presentation.xml': 'pptx' } as const;

function lookIntoArchive(file: Buffer): Looked {
  const listed: string[] = [];
  const parts = new Map<string, string>();
  try {
    const read = unzipSync(file, {
      filter({ name, originalSize }) {
        if (listed.length >= MOST_PARTS) throw new Error('This many parts are no document.');
        const isFirst = !READ.test(name) || !listed.includes(name);
        listed.push(name);
        return isFirst && READ.test(name) && originalSize <= READ_BYTES;
      },
    });
    for (const [name, bytes] of Object.entries(read)) parts.set(name, strFromU8(bytes));
  } catch {
    refuse(refused.damaged());
  }
  if (listed.some((name) => ACTS.test(name))) refuse(refused.active());
  const settings = parts.get('word/_rels/settings.xml.rels') ?? '';
  if (/attachedTemplate/i.test(settings) && /TargetMode\s*=\s*["']External/i.test(settings)) refuse(refused.active());
  const names = namesInProperties([...parts.values()]);
  for (const [part, kind] of Object.entries(MAIN_PARTS)) if (listed.includes(part)) return { kind, names };
  const says = parts.get('mimetype')?.trim();
  const open = (['odt', 'ods', 'odp'] as const).find((kind) => ATTACHMENT_KINDS[kind].mediaType === says);
  return open ? { kind: open, names } : refuse(refused.kind());
}
