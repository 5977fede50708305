import type { Db } from '@penholder/db';
import {
  type EditionRow,
  findInputs,
  findPublication,
  listFiles,
  listNumber,
  type PublishedRow,
} from '@penholder/db/output';
import { FORMATS } from '@penholder/shared/documents';
import {
  type Annex,
  type Edition,
  type EditionFile,
  type EditionId,
  type EditionInput,
  type EditionSummary,
  type PublicEdition,
  seesUnpublished,
} from '@penholder/shared/output';
import type { Actor } from '@penholder/shared/people';
import { printedIn } from './present-annex.ts';

const headOf = (row: EditionRow) => ({
  id: row.id,
  symbol: row.symbol,
  number: row.number,
  language: row.language,
  letters: row.letters as Annex[],
  issuedOn: row.issued_on,
  contentHash: row.content_hash,
  publishedAt: row.published_at?.toISOString() ?? null,
});

export const presentSummary = (row: EditionRow): EditionSummary => ({
  ...headOf(row),
  status: row.status,
  progress: row.progress,
  error: row.error,
  warnings: row.warnings,
  createdAt: row.created_at.toISOString(),
  compiledAt: row.compiled_at?.toISOString() ?? null,
});

/** The files in the order of the formats. */
export async function presentFiles(db: Db, id: EditionId): Promise<EditionFile[]> {
  const files = new Map((await listFiles(db, id)).map((file) => [file.format, file]));
  return FORMATS.flatMap((format) => {
    const file = files.get(format);
    return file ? [{ format, mediaType: file.media_type, size: file.size, sha256: file.sha256 }] : [];
  });
}

export async function presentEdition(db: Db, row: EditionRow, actor: Actor): Promise<Edition> {
  const inputs = await findInputs(db, row.id);
  const versions = await listNumber(db, row.round_table_id, row.number);
  return {
    ...presentSummary(row),
    files: await presentFiles(db, row.id),
    inputs: (inputs?.practices.length ?? 0) + (inputs?.instruments.length ?? 0),
    siblings: versions
      .filter((version) => version.id !== row.id && (version.status === 'published' || seesUnpublished(actor)))
      .map(({ id, language, status }) => ({ id, language, status })),
  };
}

/** What an edition was compiled from: practices by number, then instruments as they are printed. */
export async function presentInputs(db: Db, id: EditionId, { limit, offset }: { limit: number; offset: number }) {
  const inputs = await findInputs(db, id);
  const printed = new Set(printedIn((await findPublication(db, id))?.blocks ?? []));
  const all: EditionInput[] = [
    ...(inputs?.practices ?? [])
      .toSorted((a, b) => a.number - b.number)
      .map(({ id: practice, number, title, version }) => ({
        kind: 'practice' as const,
        id: practice,
        number,
        label: title,
        version,
        isPrinted: printed.has(practice),
      })),
    ...(inputs?.instruments ?? []).map(({ id: instrument, citation, version }) => ({
      kind: 'instrument' as const,
      id: instrument,
      number: null,
      label: citation,
      version,
      isPrinted: true,
    })),
  ];
  return pageOf(all, { limit, offset });
}

/** A page of a list that is there whole. */
export const pageOf = <Item>(all: readonly Item[], { limit, offset }: { limit: number; offset: number }) => ({
  items: all.slice(offset, offset + limit),
  next: all.length > offset + limit ? String(offset + limit) : null,
  total: all.length,
});

export const presentPublic = (row: PublishedRow): PublicEdition => ({
  ...headOf(row),
  publishedAt: row.published_at!.toISOString(),
  contentHash: row.content_hash!,
  title: row.title,
  forum: row.forum,
  roundTable: row.round_table,
});
