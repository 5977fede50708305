import type { DocumentId } from '@penholder/shared/kernel';
import type { PresentElsewhere } from './presence.ts';

/** What one commit appended to a document. */
export interface Told {
  readonly documentId: DocumentId;
  readonly epoch: string;
  /** The document's head after it. */
  readonly head: number;
  /** The sequence of the first of `updates`; they follow one another. */
  readonly first: number;
  /** None where they would make too long a message: they are in the log. */
  readonly updates: readonly Uint8Array[];
}

/** The other nodes, as the collaboration core knows them. None of these ever throws. */
export interface Neighbours {
  /** Appended by this node, once per commit. */
  committed(batch: readonly Told[]): void;
  /** The latest of people who have a document open here. */
  present(documentId: DocumentId, people: readonly PresentElsewhere[]): void;
  /** A document has been opened here: who has it open elsewhere? */
  opened(documentId: DocumentId): void;
}
