import type { Db } from '@penholder/db';
import { countObjections, listOpenObjectionsOf } from '@penholder/db/output';
import { findVersion, type PracticeRow, type VersionRow } from '@penholder/db/practices';
import type { DelegationId, Language } from '@penholder/shared/kernel';
import type { SentenceFacts, SentenceInPrint } from '@penholder/shared/output';

/** What the rules ask about objecting to the sentences of a practice, by language and delegation [AX55, AX61]. */
export async function sentenceFacts(
  db: Db,
  row: PracticeRow,
  {
    version,
    sentences,
  }: { version: VersionRow | undefined; sentences: readonly Pick<SentenceInPrint, 'language' | 'text'>[] },
): Promise<(language: Language, delegation: DelegationId) => SentenceFacts> {
  // What was said about another wording of the practice does not count: the sentence is to be measured against this one.
  const worded = version && (await findVersion(db, row.id, version.wording));
  const open = await listOpenObjectionsOf(db, row.id);
  const texts = new Map(sentences.map(({ language, text }) => [language, text]));
  const objected = worded
    ? await countObjections(db, row.id, { sentences: [...texts.values()], since: worded.created_at })
    : [];
  return (language, delegation) => {
    const known = objected.find(
      (one) => one.language === language && one.delegation_id === delegation && one.sentence === texts.get(language),
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
