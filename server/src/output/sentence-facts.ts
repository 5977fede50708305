import type { Db } from '@penholder/db';
import { countObjections, listOpenObjectionsOf } from '@penholder/db/output';
import { findVersion, type PracticeRow } from '@penholder/db/practices';
import type { DelegationId, Language } from '@penholder/shared/kernel';
import type { SentenceFacts } from '@penholder/shared/output';

type Sentences = Partial<Record<Language, { text: string }>>;

/** The version that the annexes print of a practice, or would. */
export const printedVersion = (row: Pick<PracticeRow, 'cleared_version' | 'published_version'>): number | null =>
  row.cleared_version ?? row.published_version;

/** What the rules ask about objecting to the sentences of a practice, by language and delegation [AX55, AX61]. */
export async function sentenceFacts(
  db: Db,
  row: PracticeRow,
  sentences: Sentences,
): Promise<(language: Language, delegation: DelegationId) => SentenceFacts> {
  const printed = printedVersion(row);
  const version = printed === null ? undefined : await findVersion(db, row.id, printed);
  // What was said about another wording of the practice does not count: the sentence is to be measured against this one.
  const worded = version && (await findVersion(db, row.id, version.wording));
  const open = await listOpenObjectionsOf(db, row.id);
  const objected = worded
    ? await countObjections(db, row.id, {
        sentences: Object.values(sentences).map(({ text }) => text),
        since: worded.created_at,
      })
    : [];
  return (language, delegation) => {
    const known = objected.find(
      (one) =>
        one.language === language && one.delegation_id === delegation && one.sentence === sentences[language]?.text,
    );
    return {
      status: row.status,
      submitters: version?.content.submitters ?? [],
      isOpen: open.some((one) => one.language === language && one.delegation_id === delegation),
      isAnswered: known?.is_answered ?? false,
      times: known?.times ?? 0,
    };
  };
}
