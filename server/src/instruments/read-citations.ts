import { setImmediate as nextTurn } from 'node:timers/promises';
import { transaction } from '@penholder/db';
import {
  type CitingText,
  type FoundCitation,
  listCitable,
  saveCitations,
  spreadRegisters,
  takeDueTexts,
} from '@penholder/db/instruments';
import { type CitedInText, createCitationFinder, MOST_WORDS } from '@penholder/shared/instruments';
import { phrasesIn, textOf } from '@penholder/shared/practices';
import type { Work } from '../deadlines/clockwork.ts';
import type { Deps } from '../deps.ts';

export const READ_CITATIONS = 'read-citations';

/** Texts of one transaction. */
const PORTION = 20;

/** Reads what instruments texts cite, once they are frozen and again when the register has changed. [IN32] */
export const readCitationsWork = (deps: Pick<Deps, 'db' | 'live'>): Work => ({
  name: READ_CITATIONS,
  every: 5_000,
  isForOne: true,
  tick: () =>
    transaction(deps.db, async (trx) => {
      if (await spreadRegisters(trx)) return true;
      const texts = await takeDueTexts(trx, PORTION);
      if (texts.length === 0) return false;
      const found: FoundCitation[] = [];
      for (const [roundTableId, some] of Map.groupBy(texts, (text) => text.round_table_id)) {
        const find = createCitationFinder(await listCitable(trx, roundTableId));
        for (const text of some) found.push(...citationsOf(text, await readWith(find, wordsOf(text))));
      }
      await saveCitations(trx, texts, found);
      return true;
    }),
});

/** Characters that are read at once: some tens of milliseconds. Others have their turn in between. */
const AT_ONCE = 20_000;

/** What a text of any length cites, line by line: no citation goes from one line into the next. */
async function readWith(find: (text: string) => CitedInText[], text: string): Promise<CitedInText[]> {
  const cited: CitedInText[] = [];
  let piece = '';
  for (const line of text.split('\n')) {
    if (piece.length + line.length > AT_ONCE) {
      cited.push(...find(piece));
      piece = '';
      await nextTurn();
    }
    piece += `${line}\n`;
  }
  return [...cited, ...find(piece)];
}

/** All that a text says, in the order that it is read. */
export function wordsOf(text: CitingText): string {
  if (text.kind === 'response') return text.text;
  if (text.kind === 'edition') return textOf({ content: blocksIn(text.publication) });
  const { title, summary, body, partners, beneficiaries, sources } = text.content;
  const phrases = Object.values(phrasesIn(text.content));
  const labels = sources.map(({ label }) => label);
  return [title, summary, ...phrases, textOf(body), partners, beneficiaries, ...labels].join('\n');
}

/** The runs of a publication's paragraphs, items and cells, wherever they stand. */
function blocksIn(publication: unknown): unknown[] {
  if (Array.isArray(publication))
    return publication.some((run) => typeof run?.text === 'string')
      ? [{ content: publication }]
      : publication.flatMap(blocksIn);
  return typeof publication === 'object' && publication !== null ? Object.values(publication).flatMap(blocksIn) : [];
}

const citationsOf = (text: CitingText, cited: readonly CitedInText[]): FoundCitation[] =>
  [...Map.groupBy(cited, ({ instrument }) => instrument)].map(([instrument, all]) => ({
    text,
    instrument,
    words: [...new Set(all.map(({ words }) => words.slice(0, 300)))].slice(0, MOST_WORDS),
    times: all.length,
  }));
