import { sql } from 'kysely';
import type { Db } from '../open.ts';

/**
 * What a database holds: nobody yet, the sample, a part of the sample (its loading was cut short, and nothing else can be
 * in it), or a real instance.
 */
export async function kindOfInstance(db: Db): Promise<'empty' | 'sample' | 'part of the sample' | 'real'> {
  const instance = await db.selectFrom('instance').selectAll().executeTakeFirst();
  if (instance?.is_sample) return instance.loaded_at ? 'sample' : 'part of the sample';
  const person = await db.selectFrom('person').select('id').limit(1).executeTakeFirst();
  return person ? 'real' : 'empty';
}

/** Notes, before anything of it is loaded, that the database is the sample's. */
export async function markAsSample(db: Db): Promise<void> {
  await db.insertInto('instance').values({ id: 1, is_sample: true, loaded_at: null }).execute();
}

/** Notes that the sample is there as a whole. */
export async function markSampleLoaded(db: Db): Promise<void> {
  await db
    .updateTable('instance')
    .set({ loaded_at: sql<Date>`now()` })
    .execute();
}
