import { z } from 'zod';
import { defineRoute } from '../kernel/index.ts';
import { RoundTable } from './round-table.ts';

/** The path parameter of everything in a round table: its code, `RT2`. */
export const InRoundTable = z.object({ roundTable: z.string().max(20) });

export const getRoundTable = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable',
  summary: 'A round table: its titles, phase and settings',
  policy: { who: 'act', act: 'round-table.read' },
  params: InRoundTable,
  reply: RoundTable,
  refusals: ['round-table.not-found'],
});
