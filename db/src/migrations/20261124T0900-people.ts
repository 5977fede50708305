import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** Persons and how they sign in; parties; mail to be sent. The `sign_in…` and `passkey` tables are shaped by the authentication library. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `create table person (
      id uuid primary key default gen_random_uuid(),
      email text not null unique check (email = lower(email) and length(email) between 3 and 254),
      name text not null check (length(name) between 1 and 200),
      email_verified boolean not null default false,
      image text,
      language text not null default 'en',
      is_administrator boolean not null default false,
      disabled_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`,
    `create table sign_in (
      id uuid primary key default gen_random_uuid(),
      person_id uuid not null references person on delete cascade,
      token text not null unique,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`,
    `create index sign_in_person on sign_in (person_id)`,
    `create table sign_in_account (
      id uuid primary key default gen_random_uuid(),
      person_id uuid not null references person on delete cascade,
      account_id text not null,
      provider_id text not null,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`,
    `create table sign_in_verification (
      id uuid primary key default gen_random_uuid(),
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`,
    `create index sign_in_verification_identifier on sign_in_verification (identifier)`,
    `create table passkey (
      id uuid primary key default gen_random_uuid(),
      name text,
      public_key text not null,
      person_id uuid not null references person on delete cascade,
      credential_id text not null unique,
      counter integer not null,
      device_type text not null,
      backed_up boolean not null,
      transports text,
      aaguid text,
      created_at timestamptz default now()
    )`,
    // How often something was done since \`since\`; \`key\` names what and holds only hashes of whom.
    `create table rate_limit (
      key text primary key,
      count integer not null,
      since timestamptz not null default now()
    )`,
    // Whoever asked for a sign-in link, known or not: answered afterwards, so that the reply tells nothing and takes the same time.
    `create table sign_in_request (
      id uuid primary key default gen_random_uuid(),
      email text not null check (length(email) between 3 and 254),
      created_at timestamptz not null default now()
    )`,
    `create table access_token (
      id uuid primary key default gen_random_uuid(),
      person_id uuid not null references person on delete cascade,
      name text not null check (length(name) between 1 and 100),
      hash bytea not null unique,
      scopes text[] not null,
      created_at timestamptz not null default now(),
      last_used_at timestamptz,
      expires_at timestamptz,
      revoked_at timestamptz
    )`,
    `create index access_token_person on access_token (person_id)`,
    // The one-time link by which the first administrator of an empty instance comes in.
    `create table set_up_link (
      hash bytea primary key,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    )`,
    // What this database is: one that holds the sample offers to sign in as its invented people.
    `create table instance (
      id integer primary key check (id = 1),
      is_sample boolean not null,
      loaded_at timestamptz,
      created_at timestamptz not null default now()
    )`,
    `create table party (
      id uuid primary key default gen_random_uuid(),
      kind text not null,
      names jsonb not null,
      iso3166 text unique check (iso3166 ~ '^[A-Z]{2}$'),
      created_at timestamptz not null default now()
    )`,
    // Mail is written here in the transaction that causes it, and sent afterwards; without SMTP it stays, readable by the administrator.
    `create table mail (
      id uuid primary key default gen_random_uuid(),
      recipient text not null,
      subject text not null,
      body text not null,
      -- The link that {link} in the body stands for, encrypted: the database alone signs nobody in. Erased once sent.
      sealed bytea,
      kind text not null,
      status text not null default 'queued' check (status in ('queued', 'sent', 'kept', 'failed')),
      attempts integer not null default 0,
      next_attempt_at timestamptz not null default now(),
      error text,
      created_at timestamptz not null default now(),
      sent_at timestamptz
    )`,
    `create index mail_due on mail (next_attempt_at) where status = 'queued'`,
    `create index mail_recent on mail (created_at desc)`,
    `create table idempotency_key (
      person_id uuid not null references person on delete cascade,
      key text not null check (length(key) between 1 and 200),
      request_hash bytea not null,
      status integer,
      reply text,
      created_at timestamptz not null default now(),
      primary key (person_id, key)
    )`,
  ]);
