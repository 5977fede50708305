import { type Db, today } from '@penholder/db';
import type { ReadingRow } from '@penholder/db/reading';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { Finding } from '@penholder/shared/output';
import { lintPaper, type PaperReading } from '@penholder/shared/reading';
import { presentFinding } from '../output/index.ts';

/** What the linter finds in a paper that was read; nothing in what is not read yet. Nothing of it is mended here: the preview is corrected, or the annexes are. */
export async function lintReading(db: Db, roundTable: RoundTableRow, row: ReadingRow): Promise<Finding[]> {
  const { reading } = row;
  if (!reading) return [];
  const found = lintPaper(reading, {
    roundTable: {
      code: roundTable.code,
      title: roundTable.title,
      forum: roundTable.forum_title,
      languages: roundTable.languages,
    },
    issuedOn: await today(db, roundTable.time_zone),
  });
  const labels = labelsOf(reading);
  return found.map((one) =>
    presentFinding({ ...one, remedies: [] }, ({ kind, id }) => ({
      kind,
      id,
      label: labels.get(id) ?? id,
      number: null,
      areaId: null,
    })),
  );
}

/** What each thing of the preview is called: a practice by its submitters, an instrument by its words, a paragraph by the heading above it. */
function labelsOf({ areas, instrumentGroups, sections }: PaperReading): Map<string, string> {
  const ofSections = (list: PaperReading['sections']): [string, string][] =>
    list.flatMap((section): [string, string][] => {
      const heading = section.number ? `${section.number} ${section.title}` : section.title;
      return [
        [section.id, heading],
        ...section.blocks.map(({ id }): [string, string] => [id, heading]),
        ...ofSections(section.sections),
      ];
    });
  return new Map([
    ...ofSections(sections),
    ...areas.map(({ id, name }): [string, string] => [id, name]),
    ...areas.flatMap(({ practices }) =>
      practices.map(({ id, submitterText }): [string, string] => [id, submitterText]),
    ),
    ...instrumentGroups.flatMap(({ instruments }) => instruments.map(({ id, text }): [string, string] => [id, text])),
  ]);
}
