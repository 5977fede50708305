import { z } from 'zod';

/** The path parameter of everything in a round table: its code, `RT2`. */
export const InRoundTable = z.object({ roundTable: z.string().max(20) });
