import { z } from 'zod';
import { defineRoute, id, Language, LocalizedText } from '../kernel/index.ts';
import { InRoundTable, Voice } from '../round-tables/index.ts';

/** The most texts of one kind that are listed under an instrument, and the most instruments that are listed of a text. */
export const MOST_CITING = 50;
export const MOST_CITED = 200;
/** The most words that are told of each. */
export const MOST_WORDS = 5;

const Cites = {
  /** As they stand in the text: the first few that differ. */
  words: z.array(z.string()).max(MOST_WORDS),
  times: z.number().int().min(1),
};
const Cited = z.object({ id: id('instrument'), citations: LocalizedText, ...Cites });
/** What a text cites, by citation: the first of it, and how many there are. */
export const CitedInstruments = z.object({ instruments: z.array(Cited).max(MOST_CITED), total: z.number().int() });
export type CitedInstruments = z.infer<typeof CitedInstruments>;

const citing = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ items: z.array(z.object({ ...shape, ...Cites })).max(MOST_CITING), total: z.number().int() });

export const listCitations = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/instruments/:instrument/citations',
  summary: 'Where texts cite an instrument: practices, responses and editions, as far as the reader may read them',
  policy: { who: 'act', act: 'instrument.read' },
  params: InRoundTable.extend({ instrument: id('instrument') }),
  reply: z.object({
    practices: citing({
      id: id('practice'),
      number: z.number().int(),
      title: z.string(),
      language: Language,
      /** The version that the reader is shown, which cites it. */
      version: z.number().int(),
    }),
    responses: citing({
      id: id('response'),
      questionId: id('question'),
      question: LocalizedText,
      version: z.number().int(),
      language: Language,
      voice: Voice,
    }),
    editions: citing({
      id: id('edition'),
      symbol: z.string(),
      number: z.number().int(),
      language: Language,
      isPublished: z.boolean(),
    }),
  }),
  refusals: ['instrument.not-found'],
});

export const listCitedInstruments = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practices/:practice/cited-instruments',
  summary: 'The instruments that the text of a practice cites, in the version that the reader is shown',
  policy: { who: 'act', act: 'practice.read' },
  params: InRoundTable.extend({
    practice: z.string().regex(/^(\d{1,9}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/, 'A number or an id.'),
  }),
  reply: z.object({
    instruments: z.array(
      Cited.extend({
        /** Whether that version applies it too. */
        isApplied: z.boolean(),
      }),
    ),
  }),
  refusals: ['practice.not-found'],
});

export const listCitedInResponse = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/responses/:response/cited-instruments',
  summary: 'The instruments that a response cites, in the version that was submitted last',
  policy: { who: 'act', act: 'response.read' },
  params: InRoundTable.extend({ response: id('response') }),
  reply: CitedInstruments,
  refusals: ['response.not-found'],
});
