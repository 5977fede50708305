import { inflateSync } from 'node:zlib';
import { refuse } from '@penholder/shared/kernel';
import { namesInPdf } from './names-in.ts';
import { listObjects, nameOf } from './pdf-objects.ts';
import { attachmentRefusals as refused } from './refusals.ts';

/** What makes a PDF act, as names of its dictionaries. */
const ACTS = nameOf('JavaScript', 'JS', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA');
const ENCRYPTED = nameOf('Encrypt');
/** Readers take any stream that says where its first object begins for objects packed together, whatever its type. */
const PACKED = nameOf('ObjStm', 'First');
/** Packed objects begin with their numbers and places. What does not may be packed in another way as well. */
const BEGINS_PLAIN = /^[\t\n\f\r ]*(?:\d+[\t\n\f\r ]+\d|$)/;
const INFLATED_BYTES = 4_000_000;
const ALL_INFLATED_BYTES = 40_000_000;
const MOST_STREAMS = 10_000;

/**
 * Whom a PDF names in its properties; refuses one that can act, is encrypted or damaged. Readers go to objects by their places,
 * which a table tells them: so every place where one could begin is looked at, also within comments, strings and streams. [PR49]
 */
export function lookIntoPdf(file: Buffer): readonly string[] {
  // Bytes as letters: a PDF is text with strings of bytes in it.
  const text = file.toString('latin1');
  if (ENCRYPTED.test(text)) refuse(refused.encrypted());
  const packed: string[] = [];
  let left = ALL_INFLATED_BYTES;
  for (const object of listObjects(text)) {
    if (ACTS.test(object.text)) refuse(refused.active());
    if (object.stream === undefined || !PACKED.test(object.text)) continue;
    const objects = unpack(file.subarray(object.stream));
    left -= objects.length;
    packed.push(objects);
    // What nobody could look through is not let through.
    if (left < 0 || packed.length > MOST_STREAMS) refuse(refused.damaged());
    if (ACTS.test(objects)) refuse(refused.active());
  }
  if (!text.includes('%%EOF')) refuse(refused.damaged());
  return namesInPdf([text, ...packed]);
}

/** The objects of a stream, which ends where its packing says so, whatever follows. */
function unpack(stream: Buffer): string {
  try {
    const objects = inflateSync(stream, { maxOutputLength: INFLATED_BYTES }).toString('latin1');
    if (BEGINS_PLAIN.test(objects)) return objects;
  } catch {
    // Packed in another way, larger than allowed, or broken: each is refused below.
  }
  return refuse(refused.damaged());
}
