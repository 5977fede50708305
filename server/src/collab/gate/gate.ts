import * as Y from 'yjs';
import { type DocumentBytes, encodeVector } from '../document-bytes.ts';
import { Malformed } from '../protocol.ts';
import { encodeDeletes } from './deleted-ranges.ts';
import { type ScannedUpdate, scanUpdate } from './scan-update.ts';

export interface GateLimits {
  /** Bytes of one message. */
  message: number;
  /** Bytes of one document, merged. */
  document: number;
}

/** Types nested deeper than this are refused: 48 levels of lists, and far from where reading them overflows a stack. */
export const DEEPEST_TYPES = 100;

/** How far an update may take a client at once: more than fits into a message as text, and what is deleted needs no text. */
const LONGEST_STEP = 0xff_ffff;

/** What the gate says of an update. */
export type Verdict =
  /** Take these bytes, which hold only what is new; structs of `writers` are new in it. */
  | { take: Uint8Array; scanned: ScannedUpdate; writers: number[] }
  /** Everything in it is known. */
  | 'known'
  /** It stands on ground that is not known here (yet). */
  | 'gap'
  | 'malformed'
  | 'too-large'
  | 'document-full';

/**
 * Examines an update from a client against what is known of the document, without applying it. Structs that are known are
 * cut off, so that what a client re-sends on its return is stored once; the rest must follow on from what is known: each
 * client's clock without a gap, every reference and deletion to something known.
 *
 * `isAnswer`: it is a sync step 2, which repeats every deletion the client knows of.
 */
export function examine(bytes: Uint8Array, document: DocumentBytes, limits: GateLimits, isAnswer: boolean): Verdict {
  if (bytes.length > limits.message) return 'too-large';
  try {
    return examineBytes(bytes, document, limits, isAnswer);
  } catch (error) {
    if (error instanceof Malformed) return 'malformed';
    throw error;
  }
}

function examineBytes(given: Uint8Array, document: DocumentBytes, limits: GateLimits, isAnswer: boolean): Verdict {
  let bytes = given;
  let scanned = scanUpdate(bytes, true);
  const known = document.clocks();
  const knownOf = (client: number) => known.get(client) ?? 0;
  const hasGround = (client: number, end: number) =>
    end <= knownOf(client) || scanned.clients.some((other) => other.client === client && end <= other.end);

  const writers: number[] = [];
  let repeats = false;
  for (const { client, clock, end, gapEnd } of scanned.clients) {
    const from = knownOf(client);
    if (end > from) {
      if (clock > from || gapEnd > from) return 'gap';
      if (end - from > LONGEST_STEP) return 'malformed';
      writers.push(client);
    }
    if (clock < from) repeats = true;
  }
  for (const [client, end] of scanned.needs) if (!hasGround(client, end)) return 'gap';
  for (const [client, ranges] of scanned.deletes)
    if (
      !hasGround(
        client,
        ranges.reduce((last, end) => Math.max(last, end), 0),
      )
    )
      return 'gap';

  if (repeats) {
    bytes = cutOffKnown(bytes, scanned, knownOf);
    scanned = scanUpdate(bytes, true);
  }
  if (writers.length > 0 && document.nesting().deepest(scanned.places!) > DEEPEST_TYPES) return 'malformed';
  if (scanned.deletes.size > 0 && (isAnswer || writers.length === 0)) {
    const deletes = document.deleted().missing(scanned.deletes);
    if (deletes.size < scanned.deletes.size || isAnswer) {
      bytes = Buffer.concat([bytes.subarray(0, scanned.structsEnd), encodeDeletes(deletes)]);
      scanned = { ...scanned, deletes };
    }
  }
  if (writers.length === 0 && scanned.deletes.size === 0) return 'known';
  if (document.size + document.sizeUnderWay + bytes.length > limits.document) return 'document-full';
  return { take: bytes, scanned, writers };
}

/** Cuts structs off that are known, and keeps the deletions. */
export function cutOffKnown(
  bytes: Uint8Array,
  scanned: ScannedUpdate,
  knownOf: (client: number) => number,
): Uint8Array {
  const vector = encodeVector(new Map(scanned.clients.map(({ client }) => [client, knownOf(client)])));
  return Y.diffUpdate(bytes, vector);
}
