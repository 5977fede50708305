import { createHash } from 'node:crypto';
import type { DocumentId } from '@penholder/shared/kernel';

/** What a document's log holds cannot be what was written: a gap, or bytes that do not bear their hash. */
export class DamagedDocument extends Error {
  override readonly name = 'DamagedDocument';
  readonly documentId: DocumentId;
  constructor(documentId: DocumentId, message: string) {
    super(message);
    this.documentId = documentId;
  }
}

/** A document as it is stored: everything up to `base.sequence` in one state, and each update since, in order. */
export interface StoredDocument {
  head: number;
  /** Which beginning of the document it is, where that is known. */
  epoch?: string;
  base: { sequence: number; state: Uint8Array } | undefined;
  tail: StoredUpdate[];
}

/** An update as it lies in the log. */
export interface StoredUpdate {
  sequence: number;
  update: Uint8Array;
}

export const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** The operation that an update is: the same bytes are the same operation, however often they come. */
export const operationOf = (hash: Buffer): string => uuidOf(hash);

/** The first sixteen bytes as a UUID is written. */
export const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export function insistOnHash(id: DocumentId, sequence: number, bytes: Uint8Array, hash: Uint8Array): void {
  if (!hashOf(bytes).equals(hash)) throw new DamagedDocument(id, `Document ${id} is damaged at ${sequence}.`);
}

/** Insists that updates follow one another without a gap and bear their hashes. */
export function follow<Row extends StoredUpdate & { hash: Uint8Array }>(
  id: DocumentId,
  after: number,
  rows: Row[],
): Row[] {
  rows.forEach((row, place) => {
    if (row.sequence !== after + place + 1)
      throw new DamagedDocument(id, `Document ${id} lacks update ${after + place + 1}.`);
    insistOnHash(id, row.sequence, row.update, row.hash);
  });
  return rows;
}
