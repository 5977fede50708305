import type { Generated } from 'kysely';
import type { Language, LocalizedText, PartyId, PersonId } from '@penholder/shared/kernel';
import type { PartyKind } from '@penholder/shared/people';
import type { Json } from './column.ts';

export interface PersonTable {
  id: Generated<PersonId>;
  email: string;
  name: string;
  email_verified: Generated<boolean>;
  image: string | null;
  language: Generated<Language>;
  is_administrator: Generated<boolean>;
  disabled_at: Date | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface SignInTable {
  id: Generated<string>;
  person_id: PersonId;
  token: string;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface SignInVerificationTable {
  id: Generated<string>;
  identifier: string;
  value: string;
  expires_at: Date;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface RateLimitTable {
  key: string;
  count: number;
  since: Generated<Date>;
}

export interface SignInRequestTable {
  id: Generated<string>;
  email: string;
  created_at: Generated<Date>;
}

export interface PasskeyTable {
  id: Generated<string>;
  name: string | null;
  public_key: string;
  person_id: PersonId;
  credential_id: string;
  counter: number;
  device_type: string;
  backed_up: boolean;
  transports: string | null;
  aaguid: string | null;
  created_at: Generated<Date | null>;
}

export interface AccessTokenTable {
  id: Generated<string>;
  person_id: PersonId;
  name: string;
  hash: Uint8Array;
  scopes: string[];
  created_at: Generated<Date>;
  last_used_at: Date | null;
  expires_at: Date | null;
  revoked_at: Date | null;
}

export interface SetUpLinkTable {
  hash: Uint8Array;
  created_at: Generated<Date>;
  expires_at: Date;
  used_at: Date | null;
}

export interface PartyTable {
  id: Generated<PartyId>;
  kind: PartyKind;
  names: Json<LocalizedText>;
  iso3166: string | null;
  created_at: Generated<Date>;
}

export interface MailTable {
  id: Generated<string>;
  recipient: string;
  subject: string;
  body: string;
  sealed: Uint8Array | null;
  kind: string;
  status: Generated<'queued' | 'sent' | 'kept' | 'failed'>;
  attempts: Generated<number>;
  next_attempt_at: Generated<Date>;
  error: string | null;
  created_at: Generated<Date>;
  sent_at: Date | null;
}

export interface IdempotencyKeyTable {
  person_id: PersonId;
  key: string;
  request_hash: Uint8Array;
  status: number | null;
  reply: string | null;
  /** Which attempt of the request holds it: only that one may commit. */
  attempt: string;
  /** Whether a transaction of the attempt has committed. */
  is_done: Generated<boolean>;
  /** When the attempt began, or last said that it is under way. */
  created_at: Generated<Date>;
}

export interface InstanceTable {
  id: number;
  is_sample: boolean;
  loaded_at: Date | null;
  created_at: Generated<Date>;
}
