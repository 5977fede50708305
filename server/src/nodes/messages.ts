import type { DocumentId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Told } from '../collab/neighbours.ts';
import type { PresentElsewhere } from '../collab/presence.ts';
import type { News } from '../live/live.ts';
import { Malformed, Reader, varUintLength, writeVarUint } from '../collab/protocol.ts';

/**
 * What nodes tell one another. The whole conversation: each node says every second that it is there (`beat`), hears itself
 * say so, and says goodbye when it stops (`bye`). After each commit it tells what was appended to which documents
 * (`appended`), after other commits that a log has grown (`look`), begun anew, or that rights have changed (`ask-again`), and
 * what has become known to whom (`news`).
 * A node that was not heard for a while says so when it is again (`missed`): the others look at everything.
 * A node that opens documents asks who has them open (`who-is-there`); whoever has people there says so, then and whenever it
 * changes (`present`). None of it has to arrive: the database has all but presence.
 */
export type Message =
  | { kind: 'beat' }
  | { kind: 'bye' }
  | { kind: 'missed' }
  | { kind: 'appended'; batch: readonly Told[] }
  | { kind: 'look'; documentId: DocumentId }
  | { kind: 'begun-anew'; documentId: DocumentId }
  | { kind: 'ask-again'; whose: Whose }
  | { kind: 'news'; news: News }
  | { kind: 'who-is-there'; documentIds: readonly DocumentId[] }
  | { kind: 'present'; documentId: DocumentId; people: readonly PresentElsewhere[] };

export type Whose = { personId: PersonId } | { documentId: DocumentId } | { roundTableId: RoundTableId };

/** Of this way of writing; nodes of another version are not understood, and found out by their silence. */
const VERSION = 2;
const APPENDED = 1;
const OTHER = 0;
/** Updates beyond these many bytes in one message are left to the log. */
const MOST_BYTES = 256_000;

const text = new TextEncoder();
const words = new TextDecoder();

/** A message as bytes, with the node that says it. */
export function encodeMessage(node: string, message: Message): Uint8Array {
  const parts: (number | Uint8Array)[] = [VERSION, text.encode(node)];
  if (message.kind === 'appended') parts.push(APPENDED, ...partsOf(message.batch));
  else parts.push(OTHER, text.encode(JSON.stringify(message)));
  return join(parts);
}

function* partsOf(batch: readonly Told[]): Iterable<number | Uint8Array> {
  let left = MOST_BYTES;
  yield batch.length;
  for (const { documentId, epoch, head, first, updates } of batch) {
    const bytes = updates.reduce((sum, { length }) => sum + length, 0);
    const isTold = bytes <= left;
    if (isTold) left -= bytes;
    yield text.encode(documentId);
    yield text.encode(epoch);
    yield head;
    yield first;
    yield isTold ? updates.length : 0;
    if (isTold) yield* updates;
  }
}

/** Numbers, and bytes with their length before them. */
function join(parts: readonly (number | Uint8Array)[]): Uint8Array {
  let length = 0;
  for (const part of parts)
    length += typeof part === 'number' ? varUintLength(part) : varUintLength(part.length) + part.length;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'number') at = writeVarUint(bytes, part, at);
    else {
      at = writeVarUint(bytes, part.length, at);
      bytes.set(part, at);
      at += part.length;
    }
  }
  return bytes;
}

/** What was said and by which node; undefined where it is not understood. */
export function decodeMessage(bytes: Uint8Array): { from: string; message: Message } | undefined {
  try {
    const reader = new Reader(bytes);
    if (reader.varUint() !== VERSION) return undefined;
    const from = words.decode(reader.varBytes());
    const message: Message =
      reader.varUint() === APPENDED
        ? { kind: 'appended', batch: readBatch(reader) }
        : // Sealed with the secret of this server: written by the code above.
          (JSON.parse(words.decode(reader.varBytes())) as Message);
    return { from, message };
  } catch (error) {
    if (error instanceof Malformed || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const readBatch = (reader: Reader): Told[] =>
  many(reader, () => ({
    documentId: words.decode(reader.varBytes()) as DocumentId,
    epoch: words.decode(reader.varBytes()),
    head: reader.varUint(),
    first: reader.varUint(),
    // A copy: a view would keep the whole message alive with the document.
    updates: many(reader, () => new Uint8Array(reader.varBytes())),
  }));

function many<T>(reader: Reader, read: () => T): T[] {
  const all: T[] = [];
  for (let rest = reader.varUint(); rest > 0; rest--) all.push(read());
  return all;
}
