import type { DocumentId } from '@penholder/shared/kernel';

/** Tells the holders of document connections that who may do what with a document has changed. */
export interface DocumentAccess {
  /** The document's connections are closed with a named code and ask again. It never throws. */
  admitAgain(documentId: DocumentId): void;
  /** Called whenever `admitAgain` is, by what holds the connections. */
  onAdmitAgain(listener: (documentId: DocumentId) => void): void;
}

export function createDocumentAccess(): DocumentAccess {
  const listeners: ((documentId: DocumentId) => void)[] = [];
  return {
    admitAgain(documentId) {
      for (const listener of listeners) listener(documentId);
    },
    onAdmitAgain(listener) {
      listeners.push(listener);
    },
  };
}
