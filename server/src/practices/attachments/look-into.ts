import { refuse } from '@penholder/shared/kernel';
import { type Looked, lookIntoArchive } from './look-into-archive.ts';
import { lookIntoPdf } from './look-into-pdf.ts';
import { attachmentRefusals as refused } from './refusals.ts';

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
