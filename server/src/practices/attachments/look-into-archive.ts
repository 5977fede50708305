import { refuse } from '@penholder/shared/kernel';
import { ATTACHMENT_KINDS, type AttachmentKind } from '@penholder/shared/practices';
import { strFromU8, unzipSync } from 'fflate';
import { EMBEDDED_WORKBOOK, TELLING } from './acts-in-parts.ts';
import { namesInProperties } from './names-in.ts';
import { attachmentRefusals as refused } from './refusals.ts';

/** What a file is, by its bytes, and whom its own properties name. */
export interface Looked {
  readonly kind: AttachmentKind;
  readonly names: readonly string[];
}

/** The parts that tell names and what an OpenDocument file is, each read where it is at most so large. */
const MANIFEST = 'META-INF/manifest.xml';
const PROPERTIES = /^(?:mimetype|meta\.xml|META-INF\/manifest\.xml|docProps\/(?:core|app)\.xml)$/;
const PROPERTY_BYTES = 1_000_000;
/** Of more parts than these no document is made by hand; what is read of one is unpacked to at most so many bytes together. */
const MOST_PARTS = 10_000;
const UNPACKED_BYTES = 60_000_000;
/** What makes a document act, by the names of its parts: macros of Office and OpenDocument, controls, links to other programs. */
const ACTS =
  /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$|(?:^|\/)(?:activeX|macrosheets|externalLinks)\/|^(?:Basic|Scripts)\//i;
const EMBEDDED = /(?:^|\/)embeddings\/[^/]/i;
const MAIN_PARTS = { 'word/document.xml': 'docx', 'xl/workbook.xml': 'xlsx', 'ppt/presentation.xml': 'pptx' } as const;
const OPEN_KINDS = ['odt', 'ods', 'odp'] as const;

/** What an archive is; refuses one that can act, is damaged or is no document. A workbook within is looked into as well. [PR49] */
export function lookIntoArchive(file: Uint8Array, within = false): Looked {
  const { listed, parts } = unpack(file);
  if (
    listed.some((name) => ACTS.test(name) || (EMBEDDED.test(name) && (within || !EMBEDDED_WORKBOOK.test(`/${name}`))))
  )
    refuse(refused.active());
  if (strFromU8(parts.get(MANIFEST) ?? new Uint8Array()).includes('encryption-data')) refuse(refused.encrypted());
  for (const [name, part] of parts) if (actsBy(name, part)) refuse(refused.active());
  const kind = kindOf(listed, parts) ?? refuse(refused.kind());
  for (const [name, part] of parts)
    if (EMBEDDED.test(name) && lookIntoArchive(part, true).kind !== 'xlsx') refuse(refused.active());
  const properties = [...parts].filter(([name]) => PROPERTIES.test(name)).map(([, part]) => strFromU8(part));
  return { kind, names: namesInProperties(properties) };
}

/** A name as programs that are lenient with them read it. */
const plain = (name: string) => name.replace(/\\/g, '/').replace(/^\/+/, '');
const tells = (name: string) => EMBEDDED.test(name) || TELLING.some(([named]) => named.test(name));

/** The names of all parts, and those parts that are read. */
function unpack(file: Uint8Array): { listed: readonly string[]; parts: ReadonlyMap<string, Uint8Array> } {
  const listed: string[] = [];
  let left = UNPACKED_BYTES;
  try {
    const read = unzipSync(file, {
      filter({ name: given, size, originalSize }) {
        const name = plain(given);
        listed.push(name);
        if (listed.length > MOST_PARTS) throw new Error('This many parts are no document.');
        const isRead = tells(name) || (PROPERTIES.test(name) && originalSize <= PROPERTY_BYTES);
        if (isRead) left -= Math.max(size, originalSize);
        // What nobody could look through is not let through.
        if (left < 0) throw new Error('These parts unpack to more than a document has.');
        return isRead;
      },
    });
    // Of two parts under one name another program may open the other.
    if (new Set(listed.map((name) => name.toLowerCase())).size < listed.length) throw new Error('A name stands twice.');
    return { listed, parts: new Map(Object.entries(read).map(([name, part]) => [plain(name), part])) };
  } catch {
    return refuse(refused.damaged());
  }
}

function actsBy(name: string, part: Uint8Array): boolean {
  try {
    return TELLING.some(([named, acts]) => named.test(name) && acts(part));
  } catch {
    return refuse(refused.damaged());
  }
}

function kindOf(listed: readonly string[], parts: ReadonlyMap<string, Uint8Array>): AttachmentKind | undefined {
  for (const [part, kind] of Object.entries(MAIN_PARTS)) if (listed.includes(part)) return kind;
  const mimetype = parts.get('mimetype');
  const says = mimetype && strFromU8(mimetype).trim();
  return OPEN_KINDS.find((kind) => ATTACHMENT_KINDS[kind].mediaType === says);
}
