import { isUtf8 } from 'node:buffer';
import { Malformed, Reader } from '../protocol.ts';
import { PLACE, PLACED, type Places } from './nesting.ts';

/** What an update says about one client's structs: they run from `clock` to `end`. */
export interface ScannedClient {
  client: number;
  clock: number;
  end: number;
  /** The end of the last gap in between; structs before it may be missing. */
  gapEnd: number;
}

export interface ScannedUpdate {
  clients: ScannedClient[];
  /** For each client that structs refer to: how far its structs must be known. */
  needs: Map<number, number>;
  /** Deleted ranges of each client: starts and ends in turn. */
  deletes: Map<number, number[]>;
  /** How the structs are placed, where that was asked for. */
  places: Places | undefined;
  /** Where the structs end and the deletions begin, in bytes. */
  structsEnd: number;
}

/** Values nested deeper than this are refused: reading them back would overflow a stack. */
const DEEPEST = 64;
/** No client comes this far. Single structs are not bounded: what the gate has let in one by one may be joined when it is merged. */
const LAST_CLOCK = 2 ** 40;

/**
 * Reads a Yjs update (version 1, as of yjs 13.6: `utils/encoding.js`, `structs/*.js`) without making any of it: which
 * clients' structs it holds, what they refer to, what it deletes. Throws `Malformed` for whatever yjs would choke on, now
 * or when it is read back: bytes that end early or go on, unknown kinds, lengths of nothing, text that is not UTF-8, values
 * that are not JSON or nested too deep, clients named twice, structs that refer to their own future, subdocuments.
 */
export function scanUpdate(bytes: Uint8Array, withPlaces = false): ScannedUpdate {
  const reader = new Reader(bytes);
  const needs = new Map<number, number>();
  const clients: ScannedClient[] = [];
  const seen = new Set<number>();
  const places: Places | undefined = withPlaces ? new Map() : undefined;
  const count = reader.varUint();
  for (let nth = 0; nth < count; nth++) {
    const scanned = scanClient(reader, needs, places);
    if (seen.has(scanned.client)) throw new Malformed('names a client twice');
    seen.add(scanned.client);
    clients.push(scanned);
  }
  const structsEnd = reader.at;
  const deletes = scanDeletes(reader);
  if (reader.left > 0) throw new Malformed('goes on after its end');
  return { clients, needs, deletes, places, structsEnd };
}

function scanClient(reader: Reader, needs: Map<number, number>, places: Places | undefined): ScannedClient {
  const structs = reader.varUint();
  if (structs === 0 || structs * 2 > reader.left) throw new Malformed('counts structs that are not there');
  const client = reader.varUint();
  const clock = reader.varUint();
  const scanned = { client, clock, end: clock, gapEnd: 0 };
  const placed: number[] = [];
  if (places) places.set(client, placed);
  for (let nth = 0; nth < structs; nth++) {
    const info = reader.byte();
    const kind = info & 31;
    let length: number;
    if (kind === 0 || kind === 10) {
      length = reader.varUint();
      if (kind === 10) scanned.gapEnd = scanned.end + length;
      const isAfterNothing = placed.length > 0 && placed[placed.length - PLACE + 1] === PLACED.nowhere;
      if (places && !isAfterNothing) placed.push(scanned.end, PLACED.nowhere, -1, -1, -1, -1);
    } else {
      scanReferences(reader, info, scanned, needs, places && placed);
      length = scanContent(reader, kind);
    }
    if (length < 1) throw new Malformed('has a length out of bounds');
    scanned.end += length;
  }
  if (scanned.end > LAST_CLOCK) throw new Malformed('has a clock out of bounds');
  return scanned;
}

/** The ids that an item refers to: its neighbours when it was written, else the type that it is in. */
function scanReferences(
  reader: Reader,
  info: number,
  own: ScannedClient,
  needs: Map<number, number>,
  placed: number[] | undefined,
): void {
  placed?.push(own.end, PLACED.top, -1, -1, -1, -1);
  const first = placed ? placed.length - PLACE + 2 : 0;
  const refer = (how: number, ground: 0 | 1) => {
    const client = reader.varUint();
    const clock = reader.varUint();
    if (client === own.client && clock >= own.end) throw new Malformed('refers to its own future');
    if (client !== own.client || clock < own.clock) needs.set(client, Math.max(needs.get(client) ?? 0, clock + 1));
    if (!placed) return;
    placed[first - 1] = how;
    placed[first + ground * 2] = client;
    placed[first + ground * 2 + 1] = clock;
  };
  const hasOrigin = (info & 128) !== 0;
  const hasRightOrigin = (info & 64) !== 0;
  if (hasOrigin) refer(PLACED.beside, 0);
  if (hasRightOrigin) refer(PLACED.beside, 1);
  if (hasOrigin || hasRightOrigin) return;
  const isRoot = reader.varUint();
  if (isRoot === 1) {
    const from = reader.at;
    scanText(reader);
    if (placed) placed[first + 1] = hashOfName(reader.bytes.subarray(from, reader.at));
  } else if (isRoot === 0) refer(PLACED.inside, 0);
  else throw new Malformed('has no parent');
  if ((info & 32) !== 0) scanText(reader);
}

/** FNV-1a, 32 bits: tells the few roots of a document apart. */
function hashOfName(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** An item's content by its kind; answers its length in the document. */
function scanContent(reader: Reader, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return reader.varUint();
    case 2: // JSON values
      return many(reader, () => scanJson(reader, true));
    case 3: // bytes
      reader.varBytes();
      return 1;
    case 4: // text
      return scanText(reader);
    case 5: // embedded value
      scanJson(reader);
      return 1;
    case 6: // formatting: key and value
      scanText(reader);
      scanJson(reader);
      return 1;
    case 7: {
      // a type: array, map, text, element, fragment, hook, XML text
      const type = reader.varUint();
      if (type > 6) throw new Malformed('holds an unknown type');
      if (type === 3 || type === 5) scanText(reader);
      return 1;
    }
    case 8: // values
      return many(reader, () => scanAny(reader, 0));
    case 9:
      throw new Malformed('holds a document');
    default:
      throw new Malformed('holds an unknown kind of content');
  }
}

function many(reader: Reader, scan: () => void): number {
  const count = reader.varUint();
  if (count > reader.left) throw new Malformed('counts values that are not there');
  for (let nth = 0; nth < count; nth++) scan();
  return count;
}

/** A text; answers its length in UTF-16 units, as yjs counts. */
function scanText(reader: Reader): number {
  const bytes = reader.varBytes();
  if (!isUtf8(bytes)) throw new Malformed('holds text that is not UTF-8');
  let units = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

function scanJson(reader: Reader, orUndefined = false): void {
  const bytes = reader.varBytes();
  if (!isUtf8(bytes)) throw new Malformed('holds text that is not UTF-8');
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  if (orUndefined && text === 'undefined') return;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Brackets within strings count too: a value with 64 of them in a row is none of ours.
    if (unit === 0x5b || unit === 0x7b) depth++;
    else if (unit === 0x5d || unit === 0x7d) depth--;
    if (depth > DEEPEST) throw new Malformed('is nested too deep');
  }
  try {
    JSON.parse(text);
  } catch {
    throw new Malformed('holds a value that is not JSON');
  }
}

/** A value in lib0's own encoding (`lib0/decoding.js`, `readAny`). */
function scanAny(reader: Reader, depth: number): void {
  if (depth > DEEPEST) throw new Malformed('is nested too deep');
  switch (reader.byte()) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125: // integer
      return reader.skipVarInt();
    case 124:
      return reader.skip(4);
    case 123:
    case 122:
      return reader.skip(8);
    case 119:
      scanText(reader);
      return;
    case 118:
      many(reader, () => {
        scanText(reader);
        scanAny(reader, depth + 1);
      });
      return;
    case 117:
      many(reader, () => scanAny(reader, depth + 1));
      return;
    case 116:
      reader.varBytes();
      return;
    default:
      throw new Malformed('holds an unknown value');
  }
}

function scanDeletes(reader: Reader): Map<number, number[]> {
  const deletes = new Map<number, number[]>();
  const count = reader.varUint();
  for (let nth = 0; nth < count; nth++) {
    const client = reader.varUint();
    const ranges = reader.varUint();
    if (ranges * 2 > reader.left) throw new Malformed('counts deletions that are not there');
    const found = deletes.get(client) ?? [];
    for (let range = 0; range < ranges; range++) {
      const start = reader.varUint();
      const length = reader.varUint();
      if (length < 1 || start + length > LAST_CLOCK) throw new Malformed('has a length out of bounds');
      found.push(start, start + length);
    }
    if (found.length > 0) deletes.set(client, found);
  }
  return deletes;
}
