import type { SourceBlock, SourceCell, SourceParagraph, SourceRow } from '@penholder/shared/reading';

interface OpenTable {
  readonly rows: SourceRow[];
  row: { readonly cells: SourceCell[]; isHeader: boolean; isDeleted: boolean } | undefined;
  cell: { span: number; isContinued: boolean } | undefined;
}

/**
 * Puts tables together from the elements of their markup as they open and close. What stands in a cell is collected by
 * the caller; tables within a cell are not built, their paragraphs are the cell's.
 */
export class TableBuilder {
  private readonly open: OpenTable[] = [];
  private nested = 0;

  private get table(): OpenTable | undefined {
    return this.nested ? undefined : this.open.at(-1);
  }

  openTable(isInCell: boolean) {
    if (this.nested || (isInCell && this.open.at(-1)?.cell)) this.nested++;
    else this.open.push({ rows: [], row: undefined, cell: undefined });
  }

  /** The table that ends, unless it is within a cell or has no text. */
  closeTable(): SourceBlock | undefined {
    if (this.nested) {
      this.nested--;
      return undefined;
    }
    const rows = this.open.pop()?.rows;
    return rows?.[0] && { kind: 'table', n: rows[0].n, rows };
  }

  openRow() {
    if (this.table) this.table.row = { cells: [], isHeader: false, isDeleted: false };
  }
  /** Columns that the row leaves out before its first cell. */
  indent(columns: number) {
    if (columns >= 1) this.table?.row?.cells.push({ span: Math.min(columns, 64), isContinued: false, paragraphs: [] });
  }
  markHeader(isHeader: boolean) {
    if (this.table?.row) this.table.row.isHeader = isHeader;
  }
  markDeleted() {
    if (this.table?.row) this.table.row.isDeleted = true;
  }

  closeRow() {
    const { table } = this;
    if (!table?.row) return;
    const { cells, isHeader, isDeleted } = table.row;
    const n = cells.flatMap((cell) => cell.paragraphs.map((paragraph) => paragraph.n))[0];
    if (n !== undefined && !isDeleted) table.rows.push({ n, isHeader, cells });
    table.row = undefined;
  }

  /** Whether a cell begins whose blocks the caller is to collect. */
  openCell(): boolean {
    if (!this.table) return false;
    this.table.cell = { span: 1, isContinued: false };
    return true;
  }
  span(columns: number) {
    if (this.table?.cell) this.table.cell.span = Math.min(Math.max(columns || 1, 1), 64);
  }
  merge(isContinued: boolean) {
    if (this.table?.cell) this.table.cell.isContinued = isContinued;
  }

  /** Whether a cell ends; `take` then gives the blocks collected for it. */
  closeCell(take: () => readonly SourceBlock[]) {
    const { table } = this;
    if (!table?.cell) return;
    table.row?.cells.push({ ...table.cell, paragraphs: flattened(take()) });
    table.cell = undefined;
  }
}

const flattened = (blocks: readonly SourceBlock[]): SourceParagraph[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block] : block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs)),
  );
