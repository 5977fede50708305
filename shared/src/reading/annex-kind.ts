import type { Inline } from '../documents/index.ts';
import { plainText } from '../documents/index.ts';
import type { Language } from '../kernel/index.ts';
import { cites } from './instruments.ts';
import { leadOf } from './leads.ts';
import type { AnnexRegion, Segment } from './outline.ts';
import type { PaperAnnex } from './paper.ts';
import type { Piece } from './prepare.ts';
import { linksIn } from './runs.ts';
import { isParties } from './submitters.ts';
import { OF_INSTRUMENTS, OF_PRACTICES } from './words.ts';

/** What an annex holds: by its title where that says practices, else by what most of its items look like. */
export function kindOfAnnex(region: AnnexRegion, language: Language): PaperAnnex['kind'] {
  if (OF_PRACTICES.test(region.title)) return 'practices';
  const { parties, citations, items } = looksOf(region.segments, language);
  if (items > 0 && citations >= items / 2 && citations >= parties) return 'instruments';
  if (items > 0 && parties >= items / 2) return 'practices';
  return OF_INSTRUMENTS.test(region.title) && items > 0 ? 'instruments' : 'other';
}

/** How many items there are (of lists, rows, lines with links, leads or citations), how many open with known parties, how many cite. */
export function looksOf(segments: readonly Segment[], language: Language) {
  let [parties, citations, items] = [0, 0, 0];
  for (const { heading, pieces } of segments) {
    const isOfParty = heading !== undefined && isParties(heading.title, language);
    for (const cells of pieces.flatMap((piece) => itemsOf(piece, language))) {
      items++;
      if (isOfParty || opensWithParties(cells, language)) parties++;
      else if (cells.some((cell) => cites(plainText(cell)))) citations++;
    }
    // Text under a party's heading need not be a list.
    if (isOfParty && pieces.every((piece) => itemsOf(piece, language).length === 0)) {
      items++;
      parties++;
    }
  }
  return { parties, citations, items };
}

type Cells = readonly (readonly Inline[])[];

function itemsOf(piece: Piece, language: Language): Cells[] {
  if (piece.kind === 'table')
    return piece.rows.map((row) => row.cells.flatMap((cell) => cell.paragraphs.map((paragraph) => paragraph.content)));
  const isItem =
    piece.list ||
    linksIn(piece.content).length > 0 ||
    leadOf(piece.content, language, false) ||
    (piece.text.length < 300 && cites(piece.text));
  return isItem ? [[piece.content]] : [];
}

function opensWithParties(cells: Cells, language: Language): boolean {
  const lead = leadOf(cells[0] ?? [], language, false);
  return (
    (lead !== undefined && isParties(lead.text, language)) ||
    (cells.length > 1 && cells.some((cell) => isParties(plainText(cell), language)))
  );
}
