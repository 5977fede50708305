import type { Append, Appended, Fit } from '@penholder/db/documents';
import { fitToLog } from './gate/fit.ts';
import type { ScannedUpdate } from './gate/scan-update.ts';
import type { Told } from './neighbours.ts';
import type { Attendant, OpenDocument } from './open-document.ts';
import { bodyOf, frame, MESSAGE, SYNC } from './protocol.ts';

/** An accepted update on its way to the log: with the frame that tells of it, and who sent it. */
export interface Entry extends Append {
  framed: Buffer;
  /** How many updates of the client's it holds. */
  count: number;
  /** Bytes that the gate let in for it. */
  acceptedBytes: number;
  scanned: ScannedUpdate;
  from: Attendant;
  document: OpenDocument;
}

/** How many updates of clients they hold. */
export const countOf = (entries: readonly Entry[]): number => entries.reduce((sum, { count }) => sum + count, 0);

/** The frame that tells of an update, and the update in the frame's own memory. */
export function framing(given: Uint8Array): Pick<Entry, 'framed' | 'update'> {
  const framed = frame([MESSAGE.sync, SYNC.update], given);
  return { framed, update: bodyOf(framed, given.length) };
}

/** Cuts a batch to what others have not appended meanwhile, each document's under its lock; its entries are changed. */
export function fitBatch(batch: readonly Entry[]): Fit {
  const documents = new Map(batch.map(({ documentId, document }) => [documentId, document]));
  return {
    known: (id) => documents.get(id)!.bytes.head,
    cut: (id, missed, updates) => {
      const entries = updates as readonly Entry[];
      return fitToLog(documents.get(id)!.bytes, missed, entries).map((fitted, nth) => {
        const entry = entries[nth]!;
        if (fitted && fitted !== entry) Object.assign(entry, framing(fitted.update), { scanned: fitted.scanned });
        return fitted && entry.update;
      });
    },
  };
}

/** What other nodes are told of entries that were appended; of those that were there already, nothing. */
export function toldOf(entries: readonly Entry[], { head, sequences }: Appended): Told[] {
  const fresh = entries.filter((_, place) => sequences[place] !== undefined);
  const [one] = fresh;
  if (!one) return [];
  const first = sequences.find((sequence) => sequence !== undefined)!;
  const { epoch } = one.document;
  return [{ documentId: one.documentId, epoch, head, first, updates: fresh.map(({ update }) => update) }];
}
