import type { RoundTableId } from '@penholder/shared/kernel';
import { sql } from 'kysely';
import type { Db, Trx } from '../open.ts';

/** Addresses that printable practices of round tables name which want them looked at. */
const wanted = sql`
  select distinct s.value->>'address' as address
  from round_table r
  join practice p on p.round_table_id = r.id and p.status not in ('withdrawn', 'not-included', 'succeeded')
  join practice_version v on v.practice_id = p.id and v.version = coalesce(p.cleared_version, p.published_version)
  cross join jsonb_array_elements(v.content->'sources') s
  where coalesce((r.settings->>'checkSources')::boolean, false)`;

const hashed = sql`encode(sha256(convert_to(w.address, 'UTF8')), 'hex')`;

/** Two nodes that claim at once must see each other's hosts. Before anything else of the transaction: from a weaker lock, two would wait for each other. */
const lockChecks = (trx: Trx) => sql`lock table source_check in share row exclusive mode`.execute(trx);

/** Takes up addresses that are new, and lets go of those that nobody wants looked at any more. */
export async function refreshSourceChecks(trx: Trx): Promise<void> {
  await lockChecks(trx);
  await sql`
    insert into source_check (address_hash, address, host)
    select ${hashed}, w.address, lower(coalesce(substring(w.address from '^https?://(?:[^/@]*@)?([^/?#:]+)'), ''))
    from (${wanted}) w where w.address ~* '^https?://'
    on conflict (address_hash) do nothing`.execute(trx);
  await sql`
    delete from source_check c where not exists (select 1 from (${wanted}) w where w.address = c.address)`.execute(trx);
}

/** Takes the address that has waited longest and at whose host nobody looks just now, nor has a moment ago. */
export async function claimSourceCheck(
  trx: Trx,
  { seconds, pause }: { seconds: number; pause: number },
): Promise<{ hash: string; address: string } | undefined> {
  await lockChecks(trx);
  const { rows } = await sql<{ hash: string; address: string }>`
    update source_check set claimed_until = now() + make_interval(secs => ${seconds})
    where address_hash = (
      select c.address_hash from source_check c
      where c.next_at <= now() and (c.claimed_until is null or c.claimed_until < now())
        and not exists (
          select 1 from source_check o where o.host = c.host and o.address_hash <> c.address_hash
            and (o.claimed_until > now() or o.checked_at > now() - make_interval(secs => ${pause})))
      order by c.next_at, c.address_hash limit 1)
    returning address_hash as hash, address`.execute(trx);
  return rows[0];
}

/** Gives an address back that was not looked at after all. */
export const releaseSourceCheck = (db: Db, hash: string) =>
  db.updateTable('source_check').set({ claimed_until: null }).where('address_hash', '=', hash).execute();

/** Saves what a look showed; null where it was not looked at. Answers whether it changed between answering and not. */
export async function saveSourceCheck(
  trx: Trx,
  hash: string,
  { answers, days }: { answers: boolean | null; days: number },
): Promise<boolean> {
  const before = await trx
    .selectFrom('source_check')
    .select('unreachable_since')
    .where('address_hash', '=', hash)
    .executeTakeFirst();
  if (!before) return false;
  const fails = answers === false;
  await trx
    .updateTable('source_check')
    .set({
      checked_at: sql<Date>`now()`,
      claimed_until: null,
      next_at: sql<Date>`now() + make_interval(days => ${days})`,
      unreachable_since: fails ? sql<Date>`coalesce(unreachable_since, now())` : null,
    })
    .where('address_hash', '=', hash)
    .execute();
  return (before.unreachable_since !== null) !== fails;
}

/** Round tables that want sources looked at: those to tell when one has gone. */
export const listTablesCheckingSources = (db: Db): Promise<{ id: RoundTableId }[]> =>
  db
    .selectFrom('round_table')
    .select('id')
    .where(sql<boolean>`coalesce((settings->>'checkSources')::boolean, false)`)
    .execute();

/** Which of these addresses do not answer, and since when. */
export async function listUnreachable(db: Db, addresses: readonly string[]) {
  if (addresses.length === 0) return [];
  const { rows } = await sql<{ address: string; since: Date }>`
    select c.address, c.unreachable_since as since
    from unnest(${[...addresses]}::text[]) as w(address)
    join source_check c on c.address_hash = ${hashed}
    where c.unreachable_since is not null`.execute(db);
  return rows;
}
