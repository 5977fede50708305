import type { Id } from '@penholder/shared/kernel';
import type { AttributionLevel } from '@penholder/shared/round-tables';
import type { Db } from '../open.ts';

type ResponseId = Id<'response'>;

/** More steps than any response has taken. */
const MOST = 300;

/** The steps of a response with the sequence of the log that their version was frozen at, newest first. */
export const listResponseMoments = async (db: Db, id: ResponseId) =>
  (
    await db
      .selectFrom('response_step as s')
      .innerJoin('response_version as v', (join) =>
        join.onRef('v.response_id', '=', 's.response_id').onRef('v.version', '=', 's.version'),
      )
      .select(['s.step', 's.at', 'v.version', 'v.head'])
      .where('s.response_id', '=', id)
      .where('v.head', 'is not', null)
      .orderBy('s.at', 'desc')
      .orderBy('s.id')
      .limit(MOST)
      .execute()
  ).map(({ step, at, version, head }) => ({ step, at, version, sequence: head! }));

/** What was frozen of a response at a sequence of its log. */
export const findFrozenResponse = async (db: Db, id: ResponseId, head: number): Promise<unknown> =>
  (
    await db
      .selectFrom('response_version')
      .select('content')
      .where('response_id', '=', id)
      .where('head', '=', head)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.content;

/** How far each response's delegation is disclosed. */
export async function listLevelsOfResponses(
  db: Db,
  ids: readonly ResponseId[],
): Promise<ReadonlyMap<string, AttributionLevel>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('response').select(['id', 'attribution']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.attribution]));
}
