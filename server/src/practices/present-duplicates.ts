import type { Db } from '@penholder/db';
import { listLikeDrafts } from '@penholder/db/practices';
import type { Out } from '@penholder/shared/kernel';
import { likelihoodOf, type listLikelyDuplicates, MOST_DUPLICATES, reasonsFor } from '@penholder/shared/practices';
import { readerOf } from './find-practice.ts';
import { getOwn } from './present-draft.ts';
import type { Reading } from './present-summary.ts';

/** What is likely about the same as a working copy, of what its writer may see; the likeliest first [PR47]. */
export async function presentDuplicates(
  db: Db,
  { actor, roundTable }: Reading,
  ref: string,
): Promise<Out<(typeof listLikelyDuplicates)['reply']>> {
  const draft = await getOwn(db, actor, ref);
  const like = (await listLikeDrafts(db, readerOf(actor, roundTable), draft.id)).map((row) => {
    const likeness = {
      title: row.like_title,
      text: row.like_text,
      translation: row.like_translation,
      sharesSubmitter: row.shares_submitter,
      sharesCountry: row.shares_country,
    };
    return { row, likelihood: likelihoodOf(likeness), reasons: reasonsFor(likeness) };
  });
  const likely = like
    .filter(({ likelihood }) => likelihood > 0)
    .toSorted((a, b) => b.likelihood - a.likelihood || a.row.number - b.row.number)
    .slice(0, MOST_DUPLICATES);
  return {
    items: likely.map(({ row, reasons }) => ({
      id: row.id,
      number: row.number,
      status: row.status,
      version: row.version,
      title: row.title,
      summary: row.summary,
      language: row.language,
      isOwn: row.is_own,
      reasons,
    })),
  };
}
