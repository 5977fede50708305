import { transaction, type Trx } from '@penholder/db';
import {
  claimUnentered,
  contentsOf,
  findPublishedWhole,
  listPrintingsOf,
  lockCompendium,
  markEntered,
  saveIndexed,
  savePrintings,
} from '@penholder/db/compendium';
import { printingsOf } from '@penholder/shared/compendium';
import { INDEX_FORM, indexPractice } from '@penholder/shared/compendium/indexing';
import type { EditionId } from '@penholder/shared/output';
import type { Work } from '../deadlines/clockwork.ts';
import type { Deps } from '../deps.ts';

/** Enters what a published edition prints into the compendium, in the transaction that publishes it [CP2]. */
export async function enterEdition(trx: Trx, id: EditionId): Promise<void> {
  const edition = await findPublishedWhole(trx, id);
  if (!edition) return;
  // There is nothing of it that could be entered: looked at once.
  if (!edition.publication || !edition.inputs || !edition.published_at)
    return void (await markEntered(trx, id, INDEX_FORM));
  await lockCompendium(trx, edition.round_table_id);
  const contents = await contentsOf(trx, edition.inputs.practices);
  const printings = printingsOf(
    {
      id: edition.id,
      symbol: edition.symbol,
      number: edition.number,
      language: edition.language,
      issuedOn: edition.issued_on,
      publishedAt: edition.published_at.toISOString(),
      publication: edition.publication,
      facts: edition.inputs.facts,
    },
    contents,
  );
  await savePrintings(trx, id, printings);
  const all = await listPrintingsOf(trx, [...printings.keys()]);
  await saveIndexed(
    trx,
    edition.round_table_id,
    [...all].map(([practice, theirs]) => ({ id: practice, indexed: indexPractice(theirs) })),
  );
  await markEntered(trx, id, INDEX_FORM);
}

export const ENTER_EDITIONS = 'enter-editions';

/** Enters editions that were published before there was a compendium, or before it had its present form, one after another. */
export const enterEditionsWork = (deps: Pick<Deps, 'db'>): Work => ({
  name: ENTER_EDITIONS,
  every: 3_600_000,
  tick: () =>
    transaction(deps.db, async (trx) => {
      const edition = await claimUnentered(trx, INDEX_FORM);
      if (edition) await enterEdition(trx, edition.id);
      return edition !== undefined;
    }),
});
