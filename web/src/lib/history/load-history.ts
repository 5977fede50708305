import type { DocumentId } from '@penholder/shared/kernel';
import { compareDocumentVersions, getDocumentVersion, listDocumentVersions } from '@penholder/shared/documents';
import { call, type ReplyOf } from '#lib/api.ts';
import { entriesOf } from './entries.ts';

export const VIEWS = ['inline', 'side', 'whole'] as const;
export type View = (typeof VIEWS)[number];
export type Versions = ReplyOf<typeof listDocumentVersions>;
export type Compared = ReplyOf<typeof compareDocumentVersions>;
export type OldText = ReplyOf<typeof getDocumentVersion>;

/**
 * What a page of history shows: a page of versions, and the difference between the two that its address names; without
 * any, what the newest version changed.
 */
export async function loadHistory(
  { roundTable, document, fetch }: { roundTable: string; document: DocumentId; fetch: typeof globalThis.fetch },
  search: URLSearchParams,
) {
  const params = { roundTable, document };
  const after = search.get('after');
  const versions = await call(listDocumentVersions, { params, query: { limit: 30, ...(after && { after }) }, fetch });
  const entries = entriesOf(versions, after === null);
  const [newest, older] = entries;
  const asked = (name: string) => {
    const value = Number(search.get(name) ?? Number.NaN);
    return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  };
  const one = asked('to') ?? newest?.sequence ?? versions.head;
  const other = asked('from') ?? newest?.before ?? older?.sequence ?? one;
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const view = VIEWS.find((name) => name === search.get('view')) ?? 'inline';
  const [compared, whole] = await Promise.all([
    from < to ? call(compareDocumentVersions, { params, query: { from, to }, fetch }) : undefined,
    view === 'whole' || from === to
      ? call(getDocumentVersion, { params: { ...params, sequence: from }, fetch })
      : undefined,
  ]);
  return { document, versions, entries, from, to, view, compared, whole, after };
}
export type History = Awaited<ReturnType<typeof loadHistory>>;
