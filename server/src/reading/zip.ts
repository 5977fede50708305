import { crc32, inflateRawSync } from 'node:zlib';
import { Refused } from '@penholder/shared/kernel';
import { LIMITS, bomb, malformed, readingRefusals } from './refusals.ts';

/**
 * The zip archive that a DOCX file is (APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3), read with suspicion: the directory is
 * checked as a whole before anything is unpacked, and a part is unpacked only up to the size that the directory declares.
 */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** An archive whose directory has passed every check. Names are compared without case, as Word does. */
export interface Zip {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The bytes of a part; refuses one that is absent, damaged or larger than it says. */
  read(name: string): Uint8Array;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const IN_EXTRA_32 = 0xffffffff;
const IN_EXTRA_16 = 0xffff;

class Bytes {
  readonly view: DataView;
  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  within(at: number, length: number): number {
    if (!(at >= 0 && at + length <= this.view.byteLength)) throw malformed('it ends too early');
    return at;
  }
  u16 = (at: number) => this.view.getUint16(this.within(at, 2), true);
  u32 = (at: number) => this.view.getUint32(this.within(at, 4), true);
  u64 = (at: number) => Number(this.view.getBigUint64(this.within(at, 8), true));
}

function findDirectory(bytes: Bytes): { count: number; offset: number } {
  const last = bytes.view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (bytes.u32(at) !== END || at + 22 + bytes.u16(at + 20) !== bytes.view.byteLength) continue;
    if (bytes.u16(at + 4) !== 0) throw malformed('it is one of several parts');
    const count = bytes.u16(at + 10);
    const offset = bytes.u32(at + 16);
    if (count !== IN_EXTRA_16 && offset !== IN_EXTRA_32) return { count, offset };
    if (at < 20 || bytes.u32(at - 20) !== END_64_LOCATOR) throw malformed('its table of contents is missing');
    const at64 = bytes.u64(at - 12);
    if (bytes.u32(at64) !== END_64) throw malformed('its table of contents is missing');
    return { count: bytes.u64(at64 + 32), offset: bytes.u64(at64 + 48) };
  }
  throw malformed('its table of contents is missing');
}

/** The sizes and offset that an entry's 64-bit extra field holds in place of the fields that say so. */
function wide(bytes: Bytes, from: number, length: number, fields: number[]): number[] {
  if (!fields.includes(IN_EXTRA_32)) return fields;
  for (let at = from; at + 4 <= from + length; at += 4 + bytes.u16(at + 2)) {
    if (bytes.u16(at) !== 1) continue;
    let next = at + 4;
    return fields.map((field) => {
      if (field !== IN_EXTRA_32) return field;
      next += 8;
      return bytes.u64(next - 8);
    });
  }
  throw malformed('its table of contents is damaged');
}

function listEntries(bytes: Bytes, file: Uint8Array): Entry[] {
  const { count, offset } = findDirectory(bytes);
  if (count > LIMITS.entries) throw bomb();
  const entries: Entry[] = [];
  let at = offset;
  for (let nth = 0; nth < count; nth++) {
    if (bytes.u32(at) !== CENTRAL) throw malformed('its table of contents is damaged');
    const [nameLength, extraLength, commentLength] = [bytes.u16(at + 28), bytes.u16(at + 30), bytes.u16(at + 32)];
    bytes.within(at + 46, nameLength + extraLength + commentLength);
    if (bytes.u16(at + 8) & 1) throw new Refused(readingRefusals.encrypted());
    const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameLength)).replace(/\\/g, '/');
    const [unpacked, packed, start] = wide(bytes, at + 46 + nameLength, extraLength, [
      bytes.u32(at + 24),
      bytes.u32(at + 20),
      bytes.u32(at + 42),
    ]);
    entries.push({
      name,
      method: bytes.u16(at + 10),
      crc: bytes.u32(at + 16),
      packed: packed!,
      unpacked: unpacked!,
      offset: start!,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

function inspect(entries: readonly Entry[], size: number) {
  // Entries that overlap unpack the same bytes over and over: together they claim more than there is.
  if (entries.reduce((sum, entry) => sum + entry.packed, 0) > size) throw bomb();
  if (entries.reduce((sum, entry) => sum + entry.unpacked, 0) > LIMITS.unpackedBytes) throw bomb();
  for (const { packed, unpacked } of entries)
    if (unpacked > LIMITS.ratioFromBytes && unpacked > packed * LIMITS.ratio) throw bomb();
  if (new Set(entries.map((entry) => entry.name.toLowerCase())).size !== entries.length)
    throw malformed('it holds two parts of one name');
}

/** Opens an archive; refuses one that is damaged, encrypted or made to burst its reader. */
export function openZip(file: Uint8Array): Zip {
  const bytes = new Bytes(file);
  if (file.length < 22 || bytes.u32(0) !== LOCAL) throw malformed('it does not begin as a Word document does');
  const entries = listEntries(bytes, file);
  inspect(entries, file.length);
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  let read = 0;

  return {
    names: entries.map((entry) => entry.name),
    has: (name) => byName.has(name.toLowerCase()),
    read(name) {
      const entry = byName.get(name.toLowerCase());
      if (!entry) throw malformed(`its part ${name} is missing`);
      read += entry.unpacked;
      if (entry.unpacked > LIMITS.partBytes || read > LIMITS.readBytes) throw new Refused(readingRefusals.tooLong());
      if (bytes.u32(entry.offset) !== LOCAL) throw malformed(`its part ${name} is damaged`);
      const start = entry.offset + 30 + bytes.u16(entry.offset + 26) + bytes.u16(entry.offset + 28);
      bytes.within(start, entry.packed);
      const data = unpack(entry, file.subarray(start, start + entry.packed));
      if (data.length !== entry.unpacked || crc32(data) !== entry.crc) throw malformed(`its part ${name} is damaged`);
      return data;
    },
  };
}

function unpack(entry: Entry, packed: Uint8Array): Uint8Array {
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw malformed(`its part ${entry.name} is packed in an unknown way`);
  if (entry.unpacked === 0) return new Uint8Array();
  try {
    // Stops as soon as more comes out than was declared: a declaration may lie.
    return inflateRawSync(packed, { maxOutputLength: entry.unpacked });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw bomb();
    throw malformed(`its part ${entry.name} is damaged`);
  }
}
