import { type Db, now } from '@penholder/db';
import { dayIn } from '@penholder/shared/kernel';

/** The day it is in a time zone by the database's clock: YYYY-MM-DD. */
export const today = async (db: Db, timeZone: string): Promise<string> => dayIn(timeZone, await now(db));
