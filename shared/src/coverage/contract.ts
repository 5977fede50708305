import { z } from 'zod';
import { defineRoute, Language } from '../kernel/index.ts';
import { Place, PracticeFilters } from '../practices/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { DIMENSIONS, Grid } from './coverage.ts';

/** The two dimensions of the grid, and what it is narrowed by. */
export const CoverageQuery = PracticeFilters.pick({ area: true, objective: true, region: true, phase: true }).extend({
  rows: z.enum(DIMENSIONS).default('area'),
  columns: z.enum(DIMENSIONS).default('region'),
  language: Language.optional(),
});
export type CoverageQuery = z.output<typeof CoverageQuery>;

export const getCoverage = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/coverage',
  summary:
    'The practices that the reader may know of, counted by two of area, objective, region and phase of the journey; the gaps in sentences; and the places where practices are carried out',
  policy: { who: 'act', act: 'practice.read' },
  params: InRoundTable,
  query: CoverageQuery,
  reply: Grid.extend({
    /** One for each row with gaps, in the reader's language. */
    sentences: z.array(z.object({ row: z.string(), columns: z.array(z.string()), text: z.string() })),
    /** The same as a paragraph of a paper. */
    paragraph: z.string(),
    /** The regions that can be chosen, by name. */
    regions: z.array(Place),
    /** Where practices are carried out: countries, and regions as they were named. */
    places: z.array(Place.extend({ isState: z.boolean(), count: z.number().int(), newest: z.string().nullable() })),
  }),
  refusals: ['coverage.same-dimension'],
});
