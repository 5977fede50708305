import type { Db, Trx } from '@penholder/db';
import { findImport, type ImportId, type ImportRow, lockImport } from '@penholder/db/imports';
import { conflict, refuse } from '@penholder/shared/kernel';
import { mayKnowImport } from '@penholder/shared/imports';
import type { Actor } from '@penholder/shared/people';
import { noSuchImport } from './refusals.ts';

const orRefuse = (row: ImportRow | undefined, actor: Actor): ImportRow =>
  row && mayKnowImport(actor, row.delegation_id) ? row : refuse(noSuchImport);

/** The import; refuses where the actor may not know of it. [IM16] */
export const getImportFor = async (db: Db, actor: Actor, id: ImportId): Promise<ImportRow> =>
  orRefuse(await findImport(db, actor.roundTableId, id), actor);

/** The same, locked until the transaction ends. */
export const getLockedImport = async (trx: Trx, actor: Actor, id: ImportId): Promise<ImportRow> =>
  orRefuse(await lockImport(trx, actor.roundTableId, id), actor);

/** Refuses an import that is not, or no more, in preview, and one that has been corrected since it was looked at. */
export function insistInPreview(row: ImportRow, revision?: number): void {
  if (row.status !== 'preview')
    refuse(
      conflict(
        'practice-import.not-in-preview',
        'Only an import in preview can be corrected, confirmed or put aside.',
        {
          params: { status: row.status },
        },
      ),
    );
  if (revision !== undefined && row.revision !== revision)
    refuse(
      conflict(
        'practice-import.changed-meanwhile',
        'Somebody else has corrected this import meanwhile. Please look again.',
        {
          params: { revision: row.revision },
        },
      ),
    );
}
