import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** How one kind of server is spoken to. */
export interface Dialect {
  /** What a client that has `vector` sends first, to be told what it lacks. */
  hello(name: string, vector: Uint8Array): Uint8Array[];
  update(name: string, update: Uint8Array): Uint8Array;
  /** The update in a message, and whether it is the answer to `hello`; undefined for any other message. */
  read(message: Uint8Array): { update: Uint8Array; isAnswer: boolean } | undefined;
  /** Asks how far what was sent before is stored; undefined where the server says so by itself, or not at all. */
  barrier?(number: number): Uint8Array;
  /** What a message says of storing: a barrier's number, or one more update stored. */
  stored?(message: Uint8Array): { barrier: number } | 'one-more' | undefined;
}

const SYNC = 0;
const BARRIER = 100;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

function write(...parts: (number | string | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of parts)
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else if (typeof part === 'string') encoding.writeVarString(encoder, part);
    else encoding.writeVarUint8Array(encoder, part);
  return encoding.toUint8Array(encoder);
}

function readSync(decoder: decoding.Decoder): ReturnType<Dialect['read']> {
  const kind = decoding.readVarUint(decoder);
  if (kind !== STEP_2 && kind !== UPDATE) return undefined;
  return { update: decoding.readVarUint8Array(decoder), isAnswer: kind === STEP_2 };
}

/** y-websocket's protocol. */
export const yWebsocket: Dialect = {
  hello: (_name, vector) => [write(SYNC, STEP_1, vector)],
  update: (_name, update) => write(SYNC, UPDATE, update),
  read(message) {
    const decoder = decoding.createDecoder(message);
    return decoding.readVarUint(decoder) === SYNC ? readSync(decoder) : undefined;
  },
};

/** What answers `hello` in it. */
export const yWebsocketAnswer = (update: Uint8Array): Uint8Array => write(SYNC, STEP_2, update);

/** The same with our barrier. */
export const penholder: Dialect = {
  ...yWebsocket,
  barrier: (number) => write(BARRIER, number),
  stored(message) {
    const decoder = decoding.createDecoder(message);
    return decoding.readVarUint(decoder) === BARRIER ? { barrier: decoding.readVarUint(decoder) } : undefined;
  },
};

const HOCUSPOCUS = { auth: 2, syncReply: 4, syncStatus: 8 };

/** Hocuspocus: each message names its document; a token is asked for, and any is taken. */
export const hocuspocus: Dialect = {
  hello: (name, vector) => [write(name, HOCUSPOCUS.auth, 0, 'any'), write(name, SYNC, STEP_1, vector)],
  update: (name, update) => write(name, SYNC, UPDATE, update),
  read(message) {
    const decoder = decoding.createDecoder(message);
    decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    return type === SYNC || type === HOCUSPOCUS.syncReply ? readSync(decoder) : undefined;
  },
  stored(message) {
    const decoder = decoding.createDecoder(message);
    decoding.readVarString(decoder);
    if (decoding.readVarUint(decoder) !== HOCUSPOCUS.syncStatus) return undefined;
    return decoding.readVarUint(decoder) === 1 ? 'one-more' : undefined;
  },
};
