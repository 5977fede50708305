import type { DocumentId, RoundTableId } from '@penholder/shared/kernel';
import { createAnnouncement } from '../announcement.ts';

type Which = { documentId: DocumentId } | { roundTableId: RoundTableId };

/** Tells the holders of document connections that who may do what with a document has changed. */
export interface DocumentAccess {
  /** The document's connections are closed with a named code and ask again. It never throws. */
  admitAgain(documentId: DocumentId): void;
  /** The same for every document of a round table: how much it tells of who is there, or who may write, has changed. */
  admitTableAgain(roundTableId: RoundTableId): void;
  /** What was appended to a document's log other than through a connection is told to whoever has it open. It never throws. */
  appended(documentId: DocumentId): void;
  /** The document has begun anew: its connections are closed by that name. It never throws. */
  begunAnew(documentId: DocumentId): void;
  /** What is stored of the document turned out to be damaged, and is to be made good as when it is opened. It never throws. */
  damaged(documentId: DocumentId): void;
  onAppended(listener: (documentId: DocumentId) => void): void;
  onBegunAnew(listener: (documentId: DocumentId) => void): void;
  onDamaged(listener: (documentId: DocumentId) => void): void;
  /** Called whenever somebody is made to ask again, by what holds the connections. */
  onAdmitAgain(listener: (which: Which) => void): void;
}

export function createDocumentAccess(): DocumentAccess {
  const asked = createAnnouncement<Which>();
  const appended = createAnnouncement<DocumentId>();
  const begunAnew = createAnnouncement<DocumentId>();
  const damaged = createAnnouncement<DocumentId>();
  return {
    admitAgain: (documentId) => asked.tell({ documentId }),
    admitTableAgain: (roundTableId) => asked.tell({ roundTableId }),
    appended: appended.tell,
    begunAnew: begunAnew.tell,
    damaged: damaged.tell,
    onAppended: appended.on,
    onBegunAnew: begunAnew.on,
    onDamaged: damaged.on,
    onAdmitAgain: asked.on,
  };
}
