import { type Db, today } from '@penholder/db';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type Dimension, gapParagraph, gridOfTwo, makeGrid } from '@penholder/shared/coverage';
import { insist, type Language } from '@penholder/shared/kernel';
import { coveredBy } from './covered-by.ts';
import { gatherFacts } from './gather-facts.ts';

/** The paragraph on the gaps that what the next edition prints leaves in two dimensions; the linter asks no more of it. [AX50] [CV12] */
export async function gapsToPrint(
  db: Db,
  roundTable: RoundTableRow,
  { rows, columns, language }: { rows: Dimension; columns: Dimension; language: Language },
): Promise<string> {
  insist(makeGrid(rows, columns));
  const issuedOn = await today(db, roundTable.time_zone);
  const { material, inputs } = await gatherFacts(db, roundTable, { language, letters: ['A'], edition: 1, issuedOn });
  const covered = coveredBy(inputs.facts, material.practices, roundTable.settings.coverageThreshold);
  return gapParagraph(gridOfTwo(covered, rows, columns), language);
}
