import { textOf, type PreparedBlock } from './prepared.ts';

/**
 * How wide a table's columns are, in parts of a whole that need not add up to anything: the square root of the mean
 * length of their cells, so that long texts get more room and short ones still enough. From 3 to 12.
 */
export function columnWidths({ header, rows }: Extract<PreparedBlock, { kind: 'table' }>): number[] {
  return header.map((title, column) => {
    const lengths = rows.map((row) => textOf(row[column]!).length);
    const mean = lengths.reduce((sum, length) => sum + length, textOf(title).length) / (lengths.length + 1);
    return Math.round(10 * Math.min(12, Math.max(3, Math.sqrt(mean)))) / 10;
  });
}
