import { z } from 'zod';

/**
 * A query value that may be given once, several times or not at all: `?country=EG&country=CO`; read as a list, empty when
 * it is not given. `most`: how many may be given several times before the query is refused.
 */
export const anyOf = <Value extends z.ZodType>(value: Value, most = 60) =>
  z
    .union([value, z.array(value).max(most)])
    .optional()
    .transform((given): z.output<Value>[] =>
      given === undefined ? [] : Array.isArray(given) ? given : [given as z.output<Value>],
    );
