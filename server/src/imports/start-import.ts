import { createHash } from 'node:crypto';
import { onCommit, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { countOpenImports, type ImportContent, type ImportId, insertImport } from '@penholder/db/imports';
import { lockNumbers } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type DelegationId, forbidden, insist, type Language, refuse } from '@penholder/shared/kernel';
import {
  IMPORT_LIMITS,
  type ImportFor,
  type ImportFormat,
  importsFor,
  mayOpenAnother,
} from '@penholder/shared/imports';
import { findHead, isOwnHead, proposeMapping } from '@penholder/shared/imports/rows';
import type { Actor } from '@penholder/shared/people';
import { guarded, unguarded } from '@penholder/shared/practices';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { uploadedFile } from '../http/uploaded-file.ts';
import { asImported } from './as-imported.ts';
import { readApart } from './read-apart.ts';
import { formatOf } from './read-table.ts';
import { importRefusals } from './refusals.ts';
import type { Table } from './table.ts';
import { tellImports } from './tell-imports.ts';

/** Reads a file into a preview. Nothing enters yet, and the file itself is not kept. */
export async function startImport(
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  {
    request,
    delegation,
    language,
  }: { request: FastifyRequest; delegation: DelegationId | undefined; language: Language },
): Promise<ImportId> {
  const of = forWhom(actor, delegation);
  // Nobody's file is read, only to be refused.
  insist(mayOpenAnother(await countOpenImports(deps.db, roundTable.id, actor.personId)));
  const { file, name, mediaType } = await uploadedFile(request, {
    most: IMPORT_LIMITS.bytes,
    noFile: importRefusals.noFile(),
    tooLarge: importRefusals.tooLarge(),
  });
  const format = formatOf(file, { name, mediaType });
  const content = contentOf(await readApart({ file: new Uint8Array(file), format }), format);
  const fileHash = createHash('sha256').update(file).digest('hex');
  return transaction(deps.db, async (trx) => {
    await lockNumbers(trx, roundTable.id);
    insist(mayOpenAnother(await countOpenImports(trx, roundTable.id, actor.personId)));
    const id = await insertImport(trx, {
      roundTableId: roundTable.id,
      delegationId: of,
      fileName: name || `practices.${format}`,
      fileHash,
      format,
      content,
      mapping: proposeMapping(content.headings),
      language: roundTable.languages.includes(language) ? language : (roundTable.languages[0] ?? 'en'),
      personId: actor.personId,
    });
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: 'practice-import.sent',
      personId: actor.personId,
      delegationId: of,
      subject: { kind: 'practice-import', id },
      details: { hash: fileHash, format, rows: content.rows.length, ...asImported(of) },
    });
    onCommit(trx, () => tellImports(deps, roundTable.id, of, id));
    return id;
  });
}

/** For the delegation that was named; else for the offices, or the first delegation that the actor imports for. [IM10] */
function forWhom(actor: Actor, delegation: DelegationId | undefined): ImportFor {
  const all = importsFor(actor);
  const of = delegation ?? all[0];
  if (of === undefined || !all.includes(of))
    refuse(forbidden('practice-import.not-yours', 'You may not import practices for this delegation.'));
  return of;
}

/** The head and the rows below it; refuses a table without. [IM2] */
export function contentOf(table: Table, format: ImportFormat): ImportContent {
  const at = findHead(table.rows.map(({ cells }) => cells)) ?? refuse(importRefusals.noHead());
  const head = table.rows[at]!;
  const rows = table.rows.slice(at + 1);
  if (rows.length === 0) refuse(importRefusals.noRows());
  if (rows.length > IMPORT_LIMITS.rows) refuse(importRefusals.tooManyRows());
  const isOwn = isOwnHead(head.cells);
  const width = Math.max(head.cells.length, ...rows.map(({ cells }) => cells.length));
  const { encoding, separator, sheet, otherSheets } = table;
  return {
    encoding,
    separator,
    sheet,
    otherSheets,
    headRow: head.row,
    headings: Array.from({ length: width }, (_, column) => head.cells[column] ?? ''),
    rows:
      format === 'csv' ? rows.map(({ row, cells }) => ({ row, cells: cells.map((cell) => bare(cell, isOwn)) })) : rows,
  };
}

/** A cell without the apostrophe that guards it: the export puts one before each that needs it, others before what looks like a formula. [IM14] */
function bare(cell: string, isOwn: boolean): string {
  if (!cell.startsWith("'")) return cell;
  const rest = unguarded(cell);
  return isOwn || guarded(rest) !== rest ? rest : cell;
}
