import mammoth from 'mammoth';
import { elementsOf, openPdf, structureOf, textIn } from './read-pdf.ts';

/** How many entries the annexes of an edition print: practices by thematic area, and instruments. */
export interface AnnexCounts {
  practices: number[];
  law: number;
  guidance: number;
}
interface Part {
  heading: string;
  level: number;
  items: number;
}

/** What a Word file prints, as a reader of Word files that is not ours reads it. */
export async function annexesOfDocx(bytes: Uint8Array): Promise<AnnexCounts> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  const parts: Part[] = [];
  for (const [, level, heading] of value.matchAll(/<h([1-3])>(.*?)<\/h\1>|<li>/gs))
    if (level) parts.push({ heading: heading!.replace(/<[^>]*>/g, ''), level: Number(level), items: 0 });
    else if (parts.length > 0) parts.at(-1)!.items += 1;
  return countsOf(parts);
}

/** What a PDF prints, as its structure says. */
export async function annexesOfPdf(bytes: Uint8Array): Promise<AnnexCounts> {
  const parts: Part[] = [];
  for (const page of await structureOf(await openPdf(bytes)))
    for (const element of elementsOf(page)) {
      const level = /^H([1-3])$/.exec(element.role)?.[1];
      if (level) parts.push({ heading: textIn(element), level: Number(level), items: 0 });
      else if (element.role === 'LI' && parts.length > 0) parts.at(-1)!.items += 1;
    }
  return countsOf(parts);
}

function countsOf(parts: readonly Part[]): AnnexCounts {
  let annex = '';
  const counts: AnnexCounts = { practices: [], law: 0, guidance: 0 };
  for (const { heading, items } of parts) {
    annex = /\bAnnex ([ABC])\b/.exec(heading)?.[1] ?? annex;
    if (items === 0) continue;
    if (annex === 'A') counts.practices.push(items);
    else if (annex === 'B') counts.law += items;
    else if (annex === 'C') counts.guidance += items;
  }
  return counts;
}
