import type { DocumentId } from '@penholder/shared/kernel';
import type { PracticeContent, PracticeFields, PracticeId } from '@penholder/shared/practices';
import { sql } from 'kysely';
import type { Db } from '../open.ts';
import { uuids } from './visible.ts';

/** What a practice says beside what lists show. */
export type SaidBeside = Pick<
  PracticeFields,
  | 'action'
  | 'measure'
  | 'result'
  | 'partners'
  | 'beneficiaries'
  | 'sources'
  | 'gcmObjectives'
  | 'sdgTargets'
  | 'journeyPhases'
  | 'guidingPrinciples'
  | 'beneficiaryGroups'
> & { citations: PracticeContent['instruments'][number]['citations'][] };

interface SaidRow extends SaidBeside {
  id: PracticeId;
  /** When the version was submitted; null for a working copy. */
  submitted_at: Date | null;
  /** Of a version; of a working copy null: its words are in the document. */
  body: PracticeContent['body'] | null;
  document_id: DocumentId;
}

/**
 * What each of these practices says in its version, or in its working copy where that is 0, in two queries; the caller must
 * know that the reader is shown these versions.
 */
export async function listSaid(
  db: Db,
  of: readonly { id: PracticeId; version: number }[],
): Promise<Map<PracticeId, SaidRow>> {
  const frozen = of.filter(({ version }) => version > 0);
  const working = of.filter(({ version }) => version === 0);
  const rows = [
    ...(frozen.length > 0 ? (await frozenSaid(db, frozen)).rows : []),
    ...(working.length > 0 ? (await workingSaid(db, working)).rows : []),
  ];
  return new Map(rows.map((row) => [row.id, row]));
}

const frozenSaid = (db: Db, of: readonly { id: PracticeId; version: number }[]) =>
  sql<SaidRow>`
    select v.practice_id as id, v.created_at as submitted_at, coalesce(v.content->>'action', '') as action,
      coalesce(v.content->>'measure', '') as measure, coalesce(v.content->>'result', '') as result,
      v.content->>'partners' as partners, v.content->>'beneficiaries' as beneficiaries,
      v.content->'sources' as sources, v.content->'gcmObjectives' as "gcmObjectives", v.content->'sdgTargets' as "sdgTargets",
      v.content->'journeyPhases' as "journeyPhases", coalesce(v.content->'guidingPrinciples', '[]') as "guidingPrinciples",
      coalesce(v.content->'beneficiaryGroups', '[]') as "beneficiaryGroups",
      jsonb_path_query_array(v.content, '$.instruments[*].citations') as citations, v.content->'body' as body, p.document_id
    from practice_version v join practice p on p.id = v.practice_id
    join unnest(${uuids(of.map(({ id }) => id))}, ${of.map(({ version }) => version)}::integer[]) as w(id, version)
      on v.practice_id = w.id and v.version = w.version`.execute(db);

const workingSaid = (db: Db, of: readonly { id: PracticeId }[]) =>
  sql<SaidRow>`
    select p.id, null::timestamptz as submitted_at, null::jsonb as body, p.document_id, p.action, p.measure, p.result,
      p.partners, p.beneficiaries, p.gcm_objectives as "gcmObjectives",
      p.sdg_targets as "sdgTargets", p.journey_phases as "journeyPhases",
      p.guiding_principles as "guidingPrinciples", p.beneficiary_groups as "beneficiaryGroups",
      (select coalesce(jsonb_agg(jsonb_build_object('label', s.label, 'address', s.address, 'seenOn', s.seen_on) order by s.position), '[]')
        from practice_source s where s.practice_id = p.id) as sources,
      (select coalesce(jsonb_agg(i.citations order by i.year, i.canonical_key), '[]')
        from practice_instrument l join instrument i on i.id = l.instrument_id where l.practice_id = p.id) as citations
    from practice p where p.id = any(${uuids(of.map(({ id }) => id))})`.execute(db);
