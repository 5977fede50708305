import type { Db } from '@penholder/db';
import { findEntry, listSentences } from '@penholder/db/output';
import { findVersion, type PracticeRow, type VersionRow } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { Language } from '@penholder/shared/kernel';
import { proposeSentence, type SentenceInPrint } from '@penholder/shared/output';
import { proposalFacts } from './proposal-facts.ts';

type Sentence = Omit<SentenceInPrint, 'mayObject' | 'toRead'>;
type Languages = Pick<RoundTableRow, 'languages'>;

/** The version that the annexes print of a practice, or would. */
export const printedVersion = (row: Pick<PracticeRow, 'cleared_version' | 'published_version'>): number | null =>
  row.cleared_version ?? row.published_version;

/**
 * What the annexes would print of a practice in each language of its table: the sentence that was written, with so many in all
 * of those it replaced, else the one that is proposed; with the version that is printed.
 */
export async function sentencesInPrint(
  db: Db,
  row: PracticeRow,
  { languages }: Languages,
  most: number,
): Promise<{ version: VersionRow | undefined; sentences: Sentence[] }> {
  const printed = printedVersion(row);
  const version = printed === null ? undefined : await findVersion(db, row.id, printed);
  if (!version) return { version, sentences: [] };
  const written = (await findEntry(db, row.id))?.sentences ?? {};
  const kept = Map.groupBy(await listSentences(db, row.id, most), ({ language }) => language);
  const all = new Set([...(Object.keys(written) as Language[]), ...languages]);
  const sentences = [...all].map((language): Sentence => {
    const sentence = written[language];
    const [current, ...earlier] = kept.get(language) ?? [];
    return {
      language,
      text: sentence?.text ?? proposeSentence(proposalFacts(version.content), language),
      isProposed: sentence === undefined,
      version: sentence?.version ?? version.version,
      revision: current?.revision ?? 0,
      earlier: earlier.map(({ text, revision, at }) => ({ text, revision, at: at.toISOString() })),
    };
  });
  return { version, sentences };
}

/** What would be proposed of the version that was submitted last, in each language of its table; nothing of a draft. */
export async function proposedOf(
  db: Db,
  row: Pick<PracticeRow, 'id' | 'version'>,
  { languages }: Languages,
): Promise<Pick<SentenceInPrint, 'language' | 'text'>[]> {
  const version = row.version > 0 ? await findVersion(db, row.id, row.version) : undefined;
  if (!version) return [];
  const facts = proposalFacts(version.content);
  return languages.map((language) => ({ language, text: proposeSentence(facts, language) }));
}
