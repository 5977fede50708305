import * as encoding from 'lib0/encoding';

/** Updates that no Yjs client makes, byte by byte: see `scan-update.ts` for the format. */
function encoded(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const TEXT = 4;
const TYPE = 7;
const ANY = 8;
const NO_DELETIONS = 0;

/** The start of an update with structs of one client. */
function begin(encoder: encoding.Encoder, structs: number, client: number, clock: number): void {
  for (const number of [1, structs, client, clock]) encoding.writeVarUint(encoder, number);
}

function inRoot(encoder: encoding.Encoder, kind: number, root = 'test'): void {
  encoding.writeUint8(encoder, kind);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, root);
}

/** Text at the beginning of the text `test`, by any client at any clock. */
export const forgedText = (words: string, { client = 7, clock = 0 } = {}): Uint8Array =>
  encoded((encoder) => {
    begin(encoder, 1, client, clock);
    inRoot(encoder, TEXT);
    encoding.writeVarString(encoder, words);
    encoding.writeVarUint(encoder, NO_DELETIONS);
  });

/**
 * Text whose clock is written as no number is: zero in 151 bytes, which the rule that lib0 reads by makes 0 · ∞, neither
 * below nor above anything. The deletion of the client's first letter makes an update of it that says something new.
 */
export const overlongClock = (words: string, client: number): Uint8Array =>
  encoded((encoder) => {
    for (const number of [1, 1, client]) encoding.writeVarUint(encoder, number);
    for (let nth = 0; nth < 150; nth++) encoding.writeUint8(encoder, 128);
    encoding.writeUint8(encoder, 0);
    inRoot(encoder, TEXT);
    encoding.writeVarString(encoder, words);
    for (const number of [1, client, 1, 0, 1]) encoding.writeVarUint(encoder, number);
  });

/** A claim of more structs than there are. */
export const manyStructs = (count: number, client = 7): Uint8Array =>
  encoded((encoder) => {
    begin(encoder, count, client, 0);
    encoding.writeVarUint(encoder, NO_DELETIONS);
  });

/** Elements within elements, `depth` of them. From `clock` on: in the client's own last one. */
export const nestedElements = (depth: number, { client = 7, clock = 0, root = 'default' } = {}): Uint8Array =>
  encoded((encoder) => {
    begin(encoder, depth, client, clock);
    for (let nth = 0; nth < depth; nth++) {
      if (clock + nth === 0) inRoot(encoder, TYPE, root);
      else {
        encoding.writeUint8(encoder, TYPE);
        for (const number of [0, client, clock + nth - 1]) encoding.writeVarUint(encoder, number);
      }
      encoding.writeVarUint(encoder, 3);
      encoding.writeVarString(encoder, 'bulletList');
    }
    encoding.writeVarUint(encoder, NO_DELETIONS);
  });

/** A value within arrays, `depth` of them. */
export const nestedValue = (depth: number, client = 7): Uint8Array =>
  encoded((encoder) => {
    begin(encoder, 1, client, 0);
    inRoot(encoder, ANY);
    encoding.writeVarUint(encoder, 1);
    for (let nth = 0; nth < depth; nth++) {
      encoding.writeUint8(encoder, 117);
      encoding.writeVarUint(encoder, 1);
    }
    encoding.writeUint8(encoder, 126);
    encoding.writeVarUint(encoder, NO_DELETIONS);
  });

/** Two clients' texts, each of which was written beside the other's: neither can ever be placed. */
export const circle = (one = 7, other = 8): Uint8Array =>
  encoded((encoder) => {
    encoding.writeVarUint(encoder, 2);
    for (const [own, its] of [
      [other, one],
      [one, other],
    ] as const) {
      for (const number of [1, own, 0]) encoding.writeVarUint(encoder, number);
      encoding.writeUint8(encoder, TEXT | 128);
      for (const number of [its, 0]) encoding.writeVarUint(encoder, number);
      encoding.writeVarString(encoder, 'x');
    }
    encoding.writeVarUint(encoder, NO_DELETIONS);
  });

/** A state vector that names many clients. */
export const hugeVector = (entries: number): Uint8Array =>
  encoded((encoder) => {
    encoding.writeVarUint(encoder, entries);
    for (let nth = 0; nth < entries; nth++) {
      encoding.writeVarUint(encoder, nth);
      encoding.writeVarUint(encoder, 1);
    }
  });

/** A sync message: step 1 (0), step 2 (1) or an update (2). */
export const syncMessage = (kind: 0 | 1 | 2, body: Uint8Array): Uint8Array =>
  encoded((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, body);
  });

/** What awareness says of one client. */
export const awarenessMessage = (client: number, clock: number, state: unknown): Uint8Array =>
  encoded((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(
      encoder,
      encoded((body) => {
        for (const number of [1, client, clock]) encoding.writeVarUint(body, number);
        encoding.writeVarString(body, JSON.stringify(state));
      }),
    );
  });

/** What awareness says of many clients. */
export const crowdMessage = (clients: number): Uint8Array =>
  encoded((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(
      encoder,
      encoded((body) => {
        encoding.writeVarUint(body, clients);
        for (let nth = 0; nth < clients; nth++) {
          for (const number of [1_000 + nth, 1]) encoding.writeVarUint(body, number);
          encoding.writeVarString(body, '{}');
        }
      }),
    );
  });
