import type { Format } from '@penholder/shared/documents';
import type { WriterWarning } from './writers/written.ts';

/**
 * What the server and the process that writes an edition's files say to one another. The process does nothing else;
 * `writeEdition` starts one for each edition. It is a process and not a thread because the typesetter is native code:
 * only a process can be stopped in the middle of a page, can fail without taking the server along, and gives its memory
 * back.
 *
 * It is sent one message, `{ publication, formats }`, and answers, for each format in order, `{ said: 'written', file }`.
 * If the publication is not one, it says `{ said: 'refused', detail }`; if a writer throws, `{ said: 'failed', format,
 * detail }`. Then it ends. It also ends when the server is gone.
 */

export type Said =
  | { readonly said: 'written'; readonly file: WrittenFile }
  | { readonly said: 'refused'; readonly detail: string }
  | { readonly said: 'failed'; readonly format: Format; readonly detail: string };

export interface Given {
  readonly publication: unknown;
  readonly formats: readonly Format[];
}

/** One file of an edition, and what its format could not do. */
export interface WrittenFile {
  readonly format: Format;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Of the bytes; lower-case hexadecimal. */
  readonly sha256: string;
  readonly warnings: readonly WriterWarning[];
}
