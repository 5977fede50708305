import { type Db, now } from '@penholder/db';

/** The day that a moment falls on in a time zone: YYYY-MM-DD. */
export const dayOf = (moment: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment);

/** The day it is in a time zone by the database's clock: YYYY-MM-DD. */
export const today = async (db: Db, timeZone: string): Promise<string> => dayOf(await now(db), timeZone);
