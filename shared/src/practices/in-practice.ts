import { z } from 'zod';
import { InRoundTable } from '../round-tables/index.ts';

/** A practice is addressed by its number (`12`) or its id. */
export const InPractice = InRoundTable.extend({
  practice: z.string().regex(/^(\d{1,9}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/, 'A number or an id.'),
});
