import { z } from 'zod';
import { defineRoute } from '../kernel/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { Glance } from './glance.ts';
import { WaitingItem } from './item.ts';
import { SERVER_KINDS } from './kinds.ts';

const count = z.number().int().min(0);

export const listWaiting = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/waiting',
  summary: 'What waits for the reader in the round table, the most urgent first',
  policy: { who: 'act', act: 'round-table.read' },
  params: InRoundTable,
  reply: z.object({
    items: z.array(WaitingItem),
    /** How many things wait for the reader themselves, without those that they wait for others to do. */
    count,
  }),
});

export const countWaiting = defineRoute({
  method: 'GET',
  path: '/waiting',
  summary: 'How much waits for the reader in each of their round tables, and for an administrator on the server',
  policy: { who: 'signed-in' },
  reply: z.object({
    roundTables: z.array(z.object({ code: z.string(), count, deadline: z.iso.datetime().nullable() })),
    /** Empty for those who do not administer the server. */
    server: z.array(z.object({ kind: z.enum(SERVER_KINDS), count: z.number().int().min(1) })),
  }),
});

export const getGlance = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/glance',
  summary:
    'Where the round table stands: open questions and decisions, practices by state, the next deadline, the latest edition',
  policy: { who: 'act', act: 'round-table.read' },
  params: InRoundTable,
  reply: Glance,
});
