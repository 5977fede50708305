import type { DelegationId, Id, RoundTableId } from '@penholder/shared/kernel';
import type { Face } from '@penholder/shared/practices';
import { sql } from 'kysely';
import type { Db } from '../open.ts';

/** Of practices what says who may discuss them, with the title that all of these are shown: the table's, else the submitted one's, else the draft's. */
export async function listPracticeSubjects(db: Db, roundTableId: RoundTableId, ids: readonly Id<'practice'>[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('practice as p')
    .innerJoin('practice_face as f', (join) =>
      join
        .onRef('f.practice_id', '=', 'p.id')
        .on(
          'f.face',
          '=',
          sql<Face>`case when p.shown_version is not null then 'shown' when p.version > 0 then 'submitted' else 'working' end`,
        ),
    )
    .select(['p.id', 'p.number', 'f.title', 'f.language', 'p.version', 'p.shown_version', 'p.created_for'])
    .where('p.round_table_id', '=', roundTableId)
    .where('p.id', 'in', ids)
    .execute();
  const submitters = await db
    .selectFrom('practice_submitter')
    .select(['practice_id', 'delegation_id'])
    .where('practice_id', 'in', ids)
    .execute();
  return rows.map((row) => ({
    ...row,
    submitters: submitters.filter((one) => one.practice_id === row.id).map((one): DelegationId => one.delegation_id),
  }));
}

/** Of guiding questions what says who may discuss them, with the current text. */
export const listQuestionSubjects = async (db: Db, roundTableId: RoundTableId, ids: readonly Id<'question'>[]) =>
  ids.length === 0
    ? []
    : db
        .selectFrom('guiding_question as q')
        .innerJoin('guiding_question_version as v', (join) =>
          join.onRef('v.question_id', '=', 'q.id').onRef('v.version', '=', 'q.version'),
        )
        .select(['q.id', 'q.status', 'q.created_by', 'v.text'])
        .where('q.round_table_id', '=', roundTableId)
        .where('q.id', 'in', ids)
        .execute();
