import type { PersonId, RoundTableId } from '@penholder/shared/kernel';
import { RoundTableSettings } from '@penholder/shared/round-tables';
import { type Db } from '../open.ts';

/** A round table by its code (`RT2`, in any case), with its forum, and its settings completed by their defaults. */
export const findRoundTable = async (db: Db, code: string) =>
  completed(await selectRoundTable(db).where('r.code', '=', code.toUpperCase()).executeTakeFirst());
/** The same by its id. */
export const findRoundTableById = async (db: Db, id: RoundTableId) =>
  completed(await selectRoundTable(db).where('r.id', '=', id).executeTakeFirst());

/** Those of these ids, newest first. */
export const listRoundTables = async (db: Db, ids: readonly RoundTableId[]): Promise<RoundTableRow[]> =>
  ids.length === 0
    ? []
    : (await selectRoundTable(db).where('r.id', 'in', ids).orderBy('r.created_at', 'desc').execute()).map((row) =>
        completed(row)!,
      );

const selectRoundTable = (db: Db) =>
  db
    .selectFrom('round_table as r')
    .innerJoin('forum as f', 'f.id', 'r.forum_id')
    .selectAll('r')
    .select(['f.title as forum_title', 'f.period as forum_period']);

const completed = (row: Awaited<ReturnType<ReturnType<typeof selectRoundTable>['executeTakeFirst']>>) =>
  row && { ...row, settings: RoundTableSettings.parse(row.settings) };
export type RoundTableRow = NonNullable<Awaited<ReturnType<typeof findRoundTable>>>;

/** The round tables in which the person has a role or a valid accreditation, newest first, with both. */
export async function listRoundTablesOf(db: Db, personId: PersonId) {
  const roles = await db
    .selectFrom('role_grant')
    .select(['round_table_id', 'role'])
    .where('person_id', '=', personId)
    .orderBy('role')
    .execute();
  const places = await db
    .selectFrom('accreditation as a')
    .innerJoin('delegation as d', 'd.id', 'a.delegation_id')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .select(['d.round_table_id', 'd.id as delegation_id', 'p.names'])
    .where('a.person_id', '=', personId)
    .where('d.status', '=', 'active')
    .where('a.valid_from', '<=', (e) => e.fn<Date>('now', []))
    .where((e) => e.or([e('a.valid_to', 'is', null), e('a.valid_to', '>', e.fn<Date>('now', []))]))
    .orderBy('a.created_at')
    .execute();
  const ids = [...new Set([...roles, ...places].map((row) => row.round_table_id))];
  if (ids.length === 0) return [];
  const tables = await db
    .selectFrom('round_table')
    .select(['id', 'code', 'title'])
    .where('id', 'in', ids)
    .orderBy('created_at', 'desc')
    .execute();
  return tables.map((table) => ({
    ...table,
    roles: roles.filter((row) => row.round_table_id === table.id).map((row) => row.role),
    delegations: places
      .filter((row) => row.round_table_id === table.id)
      .map((row) => ({ id: row.delegation_id, names: row.names })),
  }));
}

export * from './accreditations.ts';
export * from './delegations.ts';
export * from './save-round-table.ts';
export * from './second-keys.ts';
export * from './waiting.ts';
