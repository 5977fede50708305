import { listAnnexes, lockAnnexes, saveIntroduction } from '@penholder/db/output';
import { plainText, runsOf } from '@penholder/shared/documents';
import type { Annex } from '@penholder/shared/output';
import type { PaperAnnex, PaperReading } from '@penholder/shared/reading';
import type { Entry } from './enter.ts';

/** What opens the annexes of the paper opens those of the round table, where nobody has written an introduction in its language yet. */
export async function enterIntroductions(entry: Entry, { annexes }: PaperReading): Promise<void> {
  const { trx, roundTable, language } = entry;
  await lockAnnexes(trx, roundTable.id);
  const known = new Map(
    (await listAnnexes(trx, roundTable.id)).map(({ letter, introduction }) => [letter, introduction ?? {}]),
  );
  for (const annex of annexes) {
    const letter = letterOf(annex, annexes);
    const before = letter && (known.get(letter) ?? {});
    const text = introductionOf(annex);
    if (!letter || !before || before[language] !== undefined || !text) continue;
    const introduction = { ...before, [language]: text };
    await saveIntroduction(trx, roundTable.id, letter, introduction);
    known.set(letter, introduction);
    entry.record('annex.introduction-written', { kind: 'annex', id: letter }, { language, paper: entry.fileHash });
  }
}

/** Practices make Annex A; of the annexes of instruments, the first makes B and the next C. */
function letterOf({ id, kind }: PaperAnnex, annexes: readonly PaperAnnex[]): Annex | undefined {
  if (kind === 'practices') return 'A';
  const nth = annexes.filter((annex) => annex.kind === 'instruments').findIndex((annex) => annex.id === id);
  return nth === 0 ? 'B' : nth === 1 ? 'C' : undefined;
}

const introductionOf = ({ blocks }: PaperAnnex): string =>
  blocks
    .filter((block) => block.kind === 'paragraph' || block.kind === 'quotation')
    .map((block) => plainText(runsOf(block)).replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n')
    .slice(0, 20_000);
