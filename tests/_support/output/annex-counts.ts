import mammoth from 'mammoth';
import { elementsOf, openPdf, structureOf, type Tagged, textIn } from './read-pdf.ts';

/** What an edition prints under one heading of an annex: a thematic area, or a group of instruments. */
export interface AnnexPart {
  annex: 'A' | 'B' | 'C';
  heading: string;
  entries: string[];
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();

/** What a Word file prints, as a reader of Word files that is not ours reads it. */
export async function annexesOfDocx(bytes: Uint8Array): Promise<AnnexPart[]> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  const pieces = [...value.matchAll(/<h[1-3]>(.*?)<\/h[1-3]>|<li>(.*?)<\/li>/gs)];
  return partsOf(
    pieces.map(([, heading, item]) => ({ isHeading: heading !== undefined, text: plain(heading ?? item!) })),
  );
}

/** What a PDF prints, as its structure says. Each page tells of a list's other pages too, without their words. */
export async function annexesOfPdf(bytes: Uint8Array): Promise<AnnexPart[]> {
  const pieces: { isHeading: boolean; text: string }[] = [];
  for (const element of (await structureOf(await openPdf(bytes))).flatMap(elementsOf)) {
    if (!/^(H[1-3]|LI)$/.test(element.role)) continue;
    const isHeading = element.role !== 'LI';
    const text = textIn(element, ['Lbl', 'Note']).trim();
    if (!text) continue;
    // What has no bullet goes on from the page before.
    if (isHeading || hasBullet(element)) pieces.push({ isHeading, text });
    else pieces.at(-1)!.text += ` ${text}`;
  }
  return partsOf(pieces);
}

/** Whether an item bears its bullet on this page; the marks of notes are labels too, of their references. */
const hasBullet = ({ children }: Tagged): boolean =>
  children.some((child) => typeof child !== 'string' && child.role === 'Lbl' && textIn(child).trim() !== '');

/** The parts that hold entries; the list of areas with few practices is none. */
function partsOf(pieces: readonly { isHeading: boolean; text: string }[]): AnnexPart[] {
  let annex: AnnexPart['annex'] | undefined;
  const parts: AnnexPart[] = [];
  for (const { isHeading, text } of pieces) {
    if (isHeading) {
      annex = (/^Annex ([ABC])\b/.exec(text)?.[1] as AnnexPart['annex'] | undefined) ?? annex;
      if (annex) parts.push({ annex, heading: text, entries: [] });
    } else parts.at(-1)?.entries.push(text);
  }
  return parts.filter(({ heading, entries }) => entries.length > 0 && !heading.startsWith('Areas in which few'));
}

/** How many entries they hold: practices by area, and all instruments of each annex. */
export const countsOf = (parts: readonly AnnexPart[]) => {
  const inAnnex = (annex: AnnexPart['annex']) => parts.filter((part) => part.annex === annex);
  const sum = (some: readonly AnnexPart[]) => some.reduce((total, { entries }) => total + entries.length, 0);
  return {
    practices: inAnnex('A').map(({ entries }) => entries.length),
    law: sum(inAnnex('B')),
    guidance: sum(inAnnex('C')),
  };
};
