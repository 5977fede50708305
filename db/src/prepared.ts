import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';

const MARK = '/* prepared */ ';

/**
 * Begins a statement that PostgreSQL plans once for each connection, instead of each time that it runs: for the few that run
 * many times a second, and whose best plan is the same whatever they are given. The embedded database plans as ever.
 */
export const PREPARED = sql.raw<never>(MARK);

const names = new Map<string, string>();

/** Has a client run statements that begin so under a name. */
export function prepareMarked(client: pg.Client): void {
  const { query } = client;
  client.query = function (this: pg.Client, ...given: unknown[]) {
    const [text, values, ...more] = given;
    if (typeof text !== 'string' || !text.startsWith(MARK)) return Reflect.apply(query, this, given);
    let name = names.get(text);
    if (!name) names.set(text, (name = `p_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`));
    return Reflect.apply(query, this, [{ name, text, values }, ...more]);
  } as typeof query;
}
