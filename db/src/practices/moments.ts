import type { PracticeId } from '@penholder/shared/practices';
import type { Db } from '../open.ts';

/** More steps than any practice has taken. */
const MOST = 300;

/** The steps of a practice with the sequence of its body's log that their version was frozen at, newest first. */
export const listPracticeMoments = async (db: Db, id: PracticeId) =>
  (
    await db
      .selectFrom('practice_step as s')
      .innerJoin('practice_version as v', (join) =>
        join.onRef('v.practice_id', '=', 's.practice_id').onRef('v.version', '=', 's.version'),
      )
      .select(['s.step', 's.at', 'v.version', 'v.head'])
      .where('s.practice_id', '=', id)
      .where('v.head', 'is not', null)
      .orderBy('s.at', 'desc')
      .orderBy('s.id')
      .limit(MOST)
      .execute()
  ).map(({ step, at, version, head }) => ({ step, at, version, sequence: head! }));

/** The body of what was frozen of a practice at a sequence of its log. */
export const findFrozenBody = async (db: Db, id: PracticeId, head: number): Promise<unknown> =>
  (
    await db
      .selectFrom('practice_version')
      .select('content')
      .where('practice_id', '=', id)
      .where('head', '=', head)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.content.body;
