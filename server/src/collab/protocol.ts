/**
 * The bytes of the conversation with a document's clients: the protocol of y-websocket 3 and y-protocols 1, and two
 * messages of our own that clients which have not asked never see. docs/collaboration.md tells the whole conversation.
 *
 * A message is one binary WebSocket frame: a message type, then what the type says, all numbers as variable-length
 * unsigned integers of lib0 (7 bits a byte, lowest first), byte strings and UTF-8 text with their length before them.
 */
export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, barrier: 100, welcome: 101 } as const;
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;
export const PERMISSION_DENIED = 0;

/** An update that changes nothing: no structs, no deletions. */
export const EMPTY_UPDATE = Uint8Array.of(0, 0);
/** The state vector of whoever has nothing. */
export const EMPTY_VECTOR = Uint8Array.of(0);

/** Up to this many bytes are copied to be sent in one piece; more goes as it lies, beside what goes with it. */
export const WORTH_COPYING = 16_384;

const FINAL_BINARY = 0x82;

export function varUintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length++;
  return length;
}

/** Writes a number at `at`; answers where the next byte goes. */
export function writeVarUint(bytes: Uint8Array, value: number, at: number): number {
  let rest = value;
  while (rest > 127) {
    bytes[at++] = 128 | (rest & 127);
    rest = Math.floor(rest / 128);
  }
  bytes[at++] = rest;
  return at;
}

/**
 * A message with its WebSocket header, ready for any number of sockets: numbers, then the body with its length. Its memory
 * is its own, so that keeping it keeps nothing else alive; the body is at its end.
 */
export function frame(numbers: readonly number[], body?: Uint8Array): Buffer {
  const bytes = frameUpTo(numbers, body?.length, body?.length ?? 0);
  if (body) bytes.set(body, bytes.length - body.length);
  return bytes;
}

/** The same without the body, which has to be sent right after it: so that a large one need not be copied. */
export const frameBefore = (numbers: readonly number[], body: Uint8Array): Buffer => frameUpTo(numbers, body.length, 0);

/** A frame's beginning, with as much room behind it as is asked for. */
function frameUpTo(numbers: readonly number[], bodyLength: number | undefined, room: number): Buffer {
  let length = bodyLength === undefined ? 0 : varUintLength(bodyLength) + bodyLength;
  for (const number of numbers) length += varUintLength(number);
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafeSlow(header + length - (bodyLength ?? 0) + room);
  bytes[0] = FINAL_BINARY;
  if (header === 2) bytes[1] = length;
  else if (header === 4) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeUInt32BE(0, 2);
    bytes.writeUInt32BE(length, 6);
  }
  let at = header;
  for (const number of numbers) at = writeVarUint(bytes, number, at);
  if (bodyLength !== undefined) writeVarUint(bytes, bodyLength, at);
  return bytes;
}

/** The body that a frame was made with, in the frame's own memory. */
export const bodyOf = (framed: Buffer, length: number): Uint8Array => framed.subarray(framed.length - length);

export const textFrame = (numbers: readonly number[], text: string): Buffer =>
  frame(numbers, Buffer.from(text, 'utf8'));

/** Thrown by `Reader` where bytes end early or a number is too large. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

/** A number below 2^53 takes no more bytes than this; written longer, lib0 and we might read it as different numbers, or as none. */
const LONGEST_NUMBER = 8;

/** Reads what clients send, within bounds: never past the end, never a number beyond 2^53. */
export class Reader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new Malformed('ends early');
    this.at++;
    return byte;
  }

  varUint(): number {
    let value = 0;
    let unit = 1;
    for (let nth = 0; nth < LONGEST_NUMBER; nth++) {
      const byte = this.byte();
      value += (byte & 127) * unit;
      if (value > Number.MAX_SAFE_INTEGER) break;
      if (byte < 128) return value;
      unit *= 128;
    }
    throw new Malformed('number too large');
  }

  /** A signed number of lib0: a sign in the second bit of the first byte, and six bits of the number. */
  skipVarInt(): void {
    let byte = this.byte();
    let value = byte & 63;
    let unit = 64;
    for (let nth = 1; byte > 127 && nth < LONGEST_NUMBER; nth++) {
      byte = this.byte();
      value += (byte & 127) * unit;
      unit *= 128;
    }
    if (byte > 127 || value > Number.MAX_SAFE_INTEGER) throw new Malformed('number too large');
  }

  /** Bytes with their length before them, as a view. */
  varBytes(): Uint8Array {
    const length = this.varUint();
    if (length > this.left) throw new Malformed('ends early');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  insistOnEnd(): void {
    if (this.left > 0) throw new Malformed('goes on after its end');
  }

  skip(length: number): void {
    if (length > this.left) throw new Malformed('ends early');
    this.at += length;
  }
}
