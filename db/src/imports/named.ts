import type { RoundTableId } from '@penholder/shared/kernel';
import type { InstrumentId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import { idsIn } from '../first-of-each.ts';
import type { Db, Trx } from '../open.ts';

/** The delegations of a round table, those withdrawn too, with what their parties are called. */
export const listDelegationsNamed = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('delegation as d')
    .innerJoin('party as y', 'y.id', 'd.party_id')
    .select(['d.id', 'd.status', 'y.names', 'y.iso3166'])
    .where('d.round_table_id', '=', roundTableId)
    .orderBy('d.id')
    .execute();

export const listAreasNamed = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('thematic_area')
    .select(['id', 'names'])
    .where('round_table_id', '=', roundTableId)
    .orderBy('position')
    .execute();

export const listInstrumentsNamed = (db: Db, roundTableId: RoundTableId) =>
  db
    .selectFrom('instrument')
    .select(['id', 'citations', 'aliases', 'number', 'symbol'])
    .where('round_table_id', '=', roundTableId)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();

/** Of these instruments, those that are there; they stay until the transaction ends. */
export const holdInstruments = async (trx: Trx, ids: readonly InstrumentId[]): Promise<InstrumentId[]> =>
  (
    await trx
      .selectFrom('instrument')
      .select('id')
      .where(sql<boolean>`id = any(${idsIn(ids)})`)
      .orderBy('id')
      .forKeyShare()
      .execute()
  ).map(({ id }) => id);
