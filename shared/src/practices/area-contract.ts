import { z } from 'zod';
import { defineRoute, id, LocalizedText } from '../kernel/index.ts';
import { InRoundTable } from '../round-tables/index.ts';

/** The most thematic areas that a round table has. */
export const MOST_AREAS = 50;

export const Area = z.object({
  id: id('area'),
  names: LocalizedText,
  position: z.number().int(),
  revision: z.number().int(),
  /** The practices in it that the reader may see. */
  practices: z.number().int(),
});
export type Area = z.infer<typeof Area>;
const Areas = z.object({ areas: z.array(Area).max(MOST_AREAS) });
const InArea = InRoundTable.extend({ area: id('area') });

export const listAreas = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/areas',
  summary: 'The thematic areas, in order, with their practices counted',
  policy: { who: 'act', act: 'practice.read' },
  params: InRoundTable,
  reply: Areas,
});

export const createArea = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/areas',
  summary: 'Add a thematic area, as the last',
  policy: { who: 'act', act: 'area.manage' },
  params: InRoundTable,
  body: z.object({ names: LocalizedText }),
  status: 201,
  reply: Area,
  refusals: ['area.too-many'],
});

export const renameArea = defineRoute({
  method: 'PATCH',
  path: '/round-tables/:roundTable/areas/:area',
  summary: 'Rename or translate a thematic area',
  policy: { who: 'act', act: 'area.manage' },
  params: InArea,
  body: z.object({ revision: z.number().int(), names: LocalizedText }),
  reply: Area,
  refusals: ['area.not-found', 'area.changed-meanwhile'],
});

export const orderAreas = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/area-order',
  summary: 'Put the thematic areas in order: all ids, once each',
  policy: { who: 'act', act: 'area.manage' },
  params: InRoundTable,
  body: z.object({ ids: z.array(id('area')).max(MOST_AREAS) }),
  reply: Areas,
  refusals: ['area.order-incomplete'],
});

export const removeArea = defineRoute({
  method: 'DELETE',
  path: '/round-tables/:roundTable/areas/:area',
  summary: 'Delete a thematic area that no practice is in',
  policy: { who: 'act', act: 'area.manage' },
  params: InArea,
  refusals: ['area.not-found', 'area.not-empty'],
});
