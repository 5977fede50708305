import type { Generated } from 'kysely';
import type { Circle } from '@penholder/shared/deliberation';
import type { DelegationId, Id, Language, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { AttributionLevel, Capacity } from '@penholder/shared/round-tables';
import type { Json } from './column.ts';

type ThreadId = Id<'thread'>;
type PostId = Id<'post'>;

export interface ThreadTable {
  id: Generated<ThreadId>;
  round_table_id: RoundTableId;
  subject_kind: string;
  subject_id: string;
  post_count: Generated<number>;
  created_at: Generated<Date>;
}

export interface PostTable {
  id: Generated<PostId>;
  thread_id: ThreadId;
  sequence: number;
  parent_id: PostId | null;
  person_id: PersonId;
  delegation_id: DelegationId | null;
  capacity: Capacity;
  attribution: AttributionLevel;
  language: Language;
  body: string;
  mentions: Generated<string[]>;
  circle: Json<Circle | null> | null;
  revision: Generated<number>;
  created_at: Generated<Date>;
  edited_at: Date | null;
  withdrawn_at: Date | null;
  moderated_at: Date | null;
  moderated_by: PersonId | null;
  moderation_reason: string | null;
}

export interface PostEditTable {
  post_id: PostId;
  edit: number;
  body: string;
  replaced_at: Generated<Date>;
}

export interface ThreadReadTable {
  thread_id: ThreadId;
  person_id: PersonId;
  sequence: number;
  at: Generated<Date>;
}
