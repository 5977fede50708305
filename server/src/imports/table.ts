import type { ImportFormat } from '@penholder/shared/imports';

/** A table as it was read: all its rows, the head among them, as text. */
export interface Table {
  readonly encoding: string | null;
  readonly separator: string | null;
  readonly sheet: string | null;
  readonly otherSheets: readonly string[];
  /** The rows that say something, by their numbers in the file. */
  readonly rows: readonly TableRow[];
}
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface Sent {
  readonly file: Uint8Array;
  readonly format: ImportFormat;
}

export const lettersIn = (cells: readonly string[]): number => cells.reduce((sum, { length }) => sum + length, 0);
