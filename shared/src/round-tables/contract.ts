import { z } from 'zod';
import { defineRoute, id } from '../kernel/index.ts';
import { ROLES, STANDINGS } from '../people/index.ts';
import { InRoundTable } from './paths.ts';
import { RoundTable } from './round-table.ts';

/** What the reader is in the round table, as every rule asks it: an `Actor`. */
const ActorShape = z.object({
  personId: id('person'),
  roundTableId: id('round-table'),
  roles: z.array(z.enum(ROLES)),
  accreditations: z.array(
    z.object({
      delegationId: id('delegation'),
      standing: z.enum(STANDINGS),
      isFocalPoint: z.boolean(),
      maySubmit: z.boolean(),
      mayVote: z.boolean(),
    }),
  ),
});

export const getRoundTable = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable',
  summary: 'A round table: its titles, phase and settings, and what the reader is in it',
  policy: { who: 'act', act: 'round-table.read' },
  params: InRoundTable,
  reply: RoundTable.extend({ actor: ActorShape }),
  refusals: ['round-table.not-found'],
});
