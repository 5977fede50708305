import type { Trx } from '@penholder/db';
import {
  findVersion,
  insertMentionChecks,
  listDelegatesToTell,
  listEarlierChecks,
  listNameable,
  type PracticeRow,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { Actor } from '@penholder/shared/people';
import { holdsUp } from '@penholder/shared/practices';
import type { Deps } from '../../deps.ts';
import { writeAbout } from '../mail-about.ts';
import { passagesNaming } from './passages-naming.ts';

/**
 * Asks the delegations that a version names as the table is shown it, and writes to them [PR30, PR32]. Its submitters too:
 * what stands in for their answer is their confirmation, for as long as it stands.
 */
export async function askNamed(
  trx: Trx,
  deps: Deps,
  roundTable: RoundTableRow,
  row: PracticeRow,
  actor: Actor,
): Promise<void> {
  const version = await findVersion(trx, row.id, row.version);
  if (!version) return;
  const naming = passagesNaming(version.content, await listNameable(trx, row.round_table_id));
  if (naming.size === 0) return;
  const earlier = new Map(
    (await listEarlierChecks(trx, row.id, version.wording)).map((check) => [check.delegation_id, check]),
  );
  const asked = await insertMentionChecks(
    trx,
    [...naming].map(([delegationId, { passages, words }]) => {
      const before = earlier.get(delegationId);
      const isSettled = before !== undefined && !holdsUp(before.status) && before.words === words;
      return {
        practiceId: row.id,
        wording: version.wording,
        version: row.version,
        delegationId,
        passages,
        words,
        settled: isSettled
          ? { status: before.status, reason: before.reason, personId: before.person_id, at: before.answered_at }
          : undefined,
      };
    }),
  );
  await writeAbout(trx, deps, roundTable, row, {
    kind: 'practice-names-you',
    to: await listDelegatesToTell(
      trx,
      asked.filter((delegation) => !version.content.submitters.includes(delegation)),
      actor.personId,
    ),
    say: (texts, practice) => texts.namesYou(practice),
  });
}
