import { type Db, now } from '@penholder/db';

/** The day it is in a time zone by the database's clock: YYYY-MM-DD. */
export const today = async (db: Db, timeZone: string): Promise<string> =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    await now(db),
  );
