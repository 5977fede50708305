import { type Db, onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { type ImportId, type ImportRow, listMended, saveMended } from '@penholder/db/imports';
import { cellInFile, type ImportCell, isSameCell, mayMend, noSuchCell } from '@penholder/shared/imports';
import { insist, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { cleaned } from './cleaned.ts';
import { getImportFor, getLockedImport, insistInPreview } from './find-import.ts';
import { tellImports } from './tell-imports.ts';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

const fileOf = ({ mapping, content }: ImportRow) => ({ mapping, rows: content?.rows ?? [] });

/** A cell in full, as it stands in the file and as it was changed. [IM20] */
export async function getCell(db: Db, actor: Actor, id: ImportId, cell: CellPlace): Promise<ImportCell> {
  const row = await getImportFor(db, actor, id);
  const inFile = cellInFile(fileOf(row), cell) ?? refuse(noSuchCell);
  const mended = (await listMended(db, id)).find((one) => isSameCell(one, cell));
  return { inFile, mended: mended?.text ?? null };
}

/** Changes what a cell says; without a text, and with the words of the file, it says again what the file says. [IM20] */
export const mendCell = (
  deps: Deps,
  actor: Actor,
  id: ImportId,
  { row: at, column, text, revision }: CellPlace & { text: string | null; revision: number },
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    const row = await getLockedImport(trx, actor, id);
    insistInPreview(row, revision);
    const file = fileOf(row);
    const written = text === null ? null : cleaned(text);
    const cell = { row: at, column, text: written === cellInFile(file, { row: at, column }) ? null : written };
    const mended = await listMended(trx, id);
    insist(mayMend(cell, { ...file, mended }));
    const before = mended.find((one) => isSameCell(one, cell))?.text ?? null;
    if (before === cell.text) return;
    await saveMended(trx, id, { ...cell, personId: actor.personId });
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: cell.text === null ? 'practice-import.cell-restored' : 'practice-import.cell-mended',
      personId: actor.personId,
      delegationId: row.delegation_id,
      subject: { kind: 'practice-import', id },
      details: { row: at, column },
    });
    onCommit(trx, () => tellImports(deps, actor.roundTableId, row.delegation_id, id));
  });
