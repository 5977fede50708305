import type { Trx } from '@penholder/db';
import { listLineageFacts, lockNumbers, lockPractice, lockPractices, type PracticeRow } from '@penholder/db/practices';
import { refuse, type RoundTableId } from '@penholder/shared/kernel';
import {
  type LineagePractice,
  noSuchPractice,
  type PracticeId,
  versionReadByAll,
  whoIsAsked,
} from '@penholder/shared/practices';

/** The practices of a proposal, and nobody else changes them, or takes a number, until the transaction ends. */
export async function lockConcerned(
  trx: Trx,
  roundTableId: RoundTableId,
  ids: readonly PracticeId[],
): Promise<PracticeRow[]> {
  await lockNumbers(trx, roundTableId);
  await lockPractices(trx, ids);
  const rows: PracticeRow[] = [];
  for (const id of ids) rows.push((await lockPractice(trx, roundTableId, id)) ?? refuse(noSuchPractice));
  return rows;
}

/** What the rules ask of practices, each in the version that is named. */
export async function factsIn(
  trx: Trx,
  rows: readonly PracticeRow[],
  versionOf: (row: PracticeRow) => number,
): Promise<LineagePractice[]> {
  const facts = await listLineageFacts(
    trx,
    rows.map((row) => ({ id: row.id, version: versionOf(row) })),
  );
  return rows.map((row) => {
    const known = facts.get(row.id)!;
    return {
      id: row.id,
      number: row.number,
      status: row.status,
      version: versionOf(row),
      shownVersion: row.shown_version,
      isInAnnex: known.is_in_annex,
      isBeingDecided: known.is_being_decided,
      submitters: known.submitters,
      attribution: known.told,
      asked: known.asked,
    };
  });
}

/**
 * The same, each practice in the version that all who are asked can read [PR38, PR39]: only what the table was shown where the
 * proposer must not find out who they are.
 */
export async function factsReadByAll(
  trx: Trx,
  rows: readonly PracticeRow[],
  isKept: (latest: readonly LineagePractice[]) => boolean,
): Promise<{ facts: LineagePractice[]; bindsToShown: boolean }> {
  const latest = await factsIn(trx, rows, ({ version }) => version);
  const shown = await factsIn(trx, rows, ({ version, shown_version }) => shown_version ?? version);
  const asked = whoIsAsked([...latest, ...shown]);
  const bindsToShown = isKept(latest);
  const bound = new Map(latest.map((one) => [one.id, versionReadByAll(one, { asked, bindsToShown })]));
  return { facts: await factsIn(trx, rows, ({ id }) => bound.get(id)!), bindsToShown };
}
