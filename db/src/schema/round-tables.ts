import type { Generated } from 'kysely';
import type {
  DelegationId,
  ForumId,
  Language,
  LocalizedText,
  PartyId,
  PersonId,
  RoundTableId,
} from '@penholder/shared/kernel';
import type { Role, Standing } from '@penholder/shared/people';
import type { Phase, RoundTableSettings } from '@penholder/shared/round-tables';
import type { Json, JsonDefault } from './column.ts';

export interface ForumTable {
  id: Generated<ForumId>;
  title: Json<LocalizedText>;
  period: string;
  created_at: Generated<Date>;
}

export interface RoundTableTable {
  id: Generated<RoundTableId>;
  forum_id: ForumId;
  code: string;
  title: Json<LocalizedText>;
  description: Json<LocalizedText | null> | null;
  time_zone: string;
  languages: Language[];
  phase: Generated<Phase>;
  /** When it went into its phase. */
  phase_since: Generated<Date>;
  settings: JsonDefault<Partial<RoundTableSettings>>;
  revision: Generated<number>;
  created_at: Generated<Date>;
}

export interface DelegationTable {
  id: Generated<DelegationId>;
  round_table_id: RoundTableId;
  party_id: PartyId;
  status: Generated<'active' | 'withdrawn'>;
  has_vote: boolean;
  /** Names by which it is also known. */
  aliases: Generated<string[]>;
  created_at: Generated<Date>;
}

export interface AccreditationTable {
  id: Generated<string>;
  delegation_id: DelegationId;
  person_id: PersonId;
  standing: Standing;
  is_focal_point: Generated<boolean>;
  may_submit: Generated<boolean>;
  may_vote: Generated<boolean>;
  valid_from: Generated<Date>;
  valid_to: Date | null;
  revision: Generated<number>;
  created_at: Generated<Date>;
}

export interface RoleGrantTable {
  round_table_id: RoundTableId;
  person_id: PersonId;
  role: Role;
  granted_by: PersonId | null;
  granted_at: Generated<Date>;
}

export interface SecondKeyTable {
  round_table_id: RoundTableId;
  act: string;
  subject: Json<unknown>;
  subject_hash: string;
  person_id: PersonId;
  turned_at: Generated<Date>;
}

export interface AuditEventTable {
  chain: string;
  sequence: number;
  round_table_id: RoundTableId | null;
  act: string;
  person_id: PersonId | null;
  delegation_id: DelegationId | null;
  subject_kind: string;
  subject_id: string;
  details: Json<Record<string, unknown>>;
  at: Date;
  hash: Uint8Array;
  /** Null in events from before there were salts. */
  salt: Uint8Array | null;
}

export interface AuditHeadTable {
  chain: string;
  sequence: number;
  hash: Uint8Array;
}
