import { z } from 'zod';
import { defineRoute, pageOf, PageQuery } from '../kernel/index.ts';
import { Party, PARTY_KINDS } from './party.ts';

export const listParties = defineRoute({
  method: 'GET',
  path: '/parties',
  summary: 'The party register, by name',
  policy: { who: 'signed-in' },
  query: PageQuery.extend({ search: z.string().trim().max(200).optional(), kind: z.enum(PARTY_KINDS).optional() }),
  reply: pageOf(Party),
});
