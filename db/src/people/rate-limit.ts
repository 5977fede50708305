import { sql } from 'kysely';
import type { Db } from '../open.ts';

/**
 * Counts one more of what `key` names within a window of so many seconds that began with the first; answers the count, and
 * the seconds until the window ends, on the database's clock.
 */
export async function countAttempt(
  db: Db,
  key: string,
  windowSeconds: number,
): Promise<{ count: number; secondsLeft: number }> {
  const window = sql`make_interval(secs => ${windowSeconds}::double precision)`;
  const { rows } = await sql<{ count: number; seconds_left: number }>`
    insert into rate_limit as r (key, count, since) values (${key}, 1, now())
    on conflict (key) do update set
      count = case when r.since < now() - ${window} then 1 else r.count + 1 end,
      since = case when r.since < now() - ${window} then now() else r.since end
    returning count, ceil(extract(epoch from since + ${window} - now()))::integer as seconds_left`.execute(db);
  return { count: rows[0]!.count, secondsLeft: Math.max(1, rows[0]!.seconds_left) };
}
