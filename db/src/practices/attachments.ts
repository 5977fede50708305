import type { PersonId } from '@penholder/shared/kernel';
import type { Attachment, AttachmentId, AttachmentKind, PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';

/** The files of a working copy, in the order in which they were added, with the names that they tell. */
export const listAttachments = (
  db: Db,
  practiceId: PracticeId,
): Promise<(Attachment & { readonly names: string[] })[]> =>
  db
    .selectFrom('practice_attachment')
    .select(['id', 'name', 'size', 'sha256', 'names'])
    .where('practice_id', '=', practiceId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();

export interface NewAttachment {
  practiceId: PracticeId;
  name: string;
  kind: AttachmentKind;
  sha256: string;
  names: readonly string[];
  bytes: Uint8Array;
  personId: PersonId;
}
export const insertAttachment = (
  trx: Trx,
  { practiceId, name, kind, sha256, names, bytes, personId }: NewAttachment,
): Promise<Attachment> =>
  trx
    .insertInto('practice_attachment')
    .values({
      practice_id: practiceId,
      name,
      kind,
      size: bytes.length,
      sha256,
      names: [...names],
      bytes,
      added_by: personId,
      removed_at: null,
    })
    .returning(['id', 'name', 'size', 'sha256'])
    .executeTakeFirstOrThrow();

/** Takes a file off a working copy; it is kept only where a version was submitted with it. Answers its name, undefined where it is not there. */
export async function removeAttachment(
  trx: Trx,
  practiceId: PracticeId,
  id: AttachmentId,
): Promise<{ name: string; sha256: string } | undefined> {
  const versions = await versionsWith(trx, practiceId, id, { all: true });
  const removed = await trx
    .updateTable('practice_attachment')
    .set({ removed_at: sql<Date>`now()` })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning(['name', 'sha256'])
    .executeTakeFirst();
  if (removed && versions.length === 0) await trx.deleteFrom('practice_attachment').where('id', '=', id).execute();
  return removed;
}

/** The versions that were submitted with a file, newest first, at most twenty: those that the table was shown, or with `all` all. */
export async function versionsWith(
  db: Db,
  practiceId: PracticeId,
  id: AttachmentId,
  { all }: { all: boolean },
): Promise<number[]> {
  const { rows } = await sql<{ version: number }>`
    select version from practice_version where practice_id = ${practiceId}::uuid and (${all} or shown_at is not null)
      and content->'attachments' @> ${JSON.stringify([{ id }])}::jsonb order by version desc limit 20`.execute(db);
  return rows.map(({ version }) => version);
}

export const readAttachment = (db: Db, practiceId: PracticeId, id: AttachmentId) =>
  db
    .selectFrom('practice_attachment')
    .select(['name', 'kind', 'sha256', 'bytes', 'removed_at'])
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .executeTakeFirst();
