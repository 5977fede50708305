import { z } from 'zod';

/** A date as precise as it is known: `2018`, `2018-05`, `2018-05-03` (ISO 8601, proleptic Gregorian). Sorts as text. */
export const PartialDate = z
  .string()
  .regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    'A year, a month or a day: 2018, 2018-05 or 2018-05-03.',
  )
  .refine((value) => value.length < 10 || isRealDay(value), 'There is no such day.');
export type PartialDate = z.infer<typeof PartialDate>;

function isRealDay(value: string): boolean {
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

/** The year of a partial date: `yearOf('2018-05')` is 2018. */
export const yearOf = (date: PartialDate): number => Number(date.slice(0, 4));

/** Whether all of `date` lies before `day` (YYYY-MM-DD): `2018` is over on 2019-01-01 and not before. */
export const isOver = (date: PartialDate, day: string): boolean => date < day.slice(0, date.length);
