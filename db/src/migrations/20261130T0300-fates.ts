import { type Kysely } from 'kysely';
import { run } from './run.ts';

/** What becomes of practices before, in and after an edition: questions about their status, objections to sentences, fates. */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    // The question whether a practice's living status still holds; one a practice, the last that was put.
    `create table status_ask (
      practice_id uuid primary key references practice on delete cascade,
      round_table_id uuid not null references round_table,
      version integer not null,
      closes_at timestamptz not null,
      asked_by uuid not null references person,
      asked_at timestamptz not null default now(),
      -- When its submitters were last written to about it.
      reminded_at timestamptz not null default now(),
      answer text check (answer in ('holds', 'changed')),
      delegation_id uuid references delegation,
      person_id uuid references person,
      answered_version integer,
      answered_at timestamptz,
      check ((answer is null) = (answered_at is null))
    )`,
    `create index status_ask_by_round_table on status_ask (round_table_id)`,
    // Every sentence that the penholder wrote; revision is that of the entry in which it was written, text null where it was taken away.
    `create table annex_sentence (
      practice_id uuid not null references practice on delete cascade,
      language text not null,
      revision integer not null,
      text text,
      version integer not null,
      person_id uuid references person,
      at timestamptz not null default now(),
      primary key (practice_id, language, revision)
    )`,
    `insert into annex_sentence (practice_id, language, revision, text, version, person_id, at)
      select e.practice_id, s.key, e.revision, s.value ->> 'text', (s.value ->> 'version')::integer, e.edited_by, e.updated_at
      from annex_entry e cross join jsonb_each(e.sentences) s`,
    `create table sentence_objection (
      id uuid primary key default gen_random_uuid(),
      practice_id uuid not null references practice on delete cascade,
      round_table_id uuid not null references round_table,
      language text not null,
      -- The sentence that is objected to, as it was read.
      revision integer not null,
      sentence text not null,
      delegation_id uuid not null references delegation,
      person_id uuid not null references person,
      reason text,
      proposed text,
      status text not null default 'open' check (status in ('open', 'taken', 'answered', 'withdrawn')),
      answer text,
      answered_by uuid references person,
      at timestamptz not null default now(),
      answered_at timestamptz,
      check ((status = 'open') = (answered_at is null)),
      check (status <> 'answered' or answer is not null)
    )`,
    `create unique index sentence_objection_open on sentence_objection (practice_id, language, delegation_id) where status = 'open'`,
    `create index sentence_objection_by_practice on sentence_objection (practice_id)`,
    `create index sentence_objection_waiting on sentence_objection (round_table_id) where status = 'open'`,
    // What became of a practice in a published edition; written as it is published, and never changed.
    `create table practice_fate (
      edition_id uuid not null references edition on delete cascade,
      practice_id uuid not null references practice on delete cascade,
      -- Delegations that submit it: to them it is told whole.
      submitters uuid[] not null,
      version integer,
      fate text not null check (fate in ('new', 'changed', 'same', 'not-printed')),
      why text,
      printed text,
      primary key (edition_id, practice_id),
      check ((fate = 'not-printed') = (printed is null)),
      check ((fate = 'not-printed') = (why is not null))
    )`,
    `create index practice_fate_by_practice on practice_fate (practice_id)`,
    // What editions printed that were published before: the words of their entries.
    `insert into practice_fate (edition_id, practice_id, submitters, version, fate, printed)
      select t.edition_id, t.practice_id, array(select s::uuid from jsonb_array_elements_text(v.content -> 'submitters') s), t.version,
        case when t.before is null then 'new' when t.before = t.printed then 'same' else 'changed' end, t.printed
      from (
        select e.id as edition_id, p.id as practice_id, (i.value ->> 'version')::integer as version, w.printed,
          lag(w.printed) over (partition by p.id, e.language order by e.number) as before
        from edition e
        cross join jsonb_array_elements(e.publication -> 'blocks') b
        cross join jsonb_array_elements(case when b.value ->> 'kind' = 'list' then b.value -> 'items' else '[]' end) l
        cross join lateral (select string_agg(r.value ->> 'text', '' order by r.ordinality) as printed
          from jsonb_array_elements(l.value -> 'content') with ordinality r) w
        join jsonb_array_elements(e.inputs -> 'practices') i on l.value ->> 'id' = 'practice-' || (i.value ->> 'id')
        join practice p on p.id = (i.value ->> 'id')::uuid
        where e.status = 'published' and w.printed is not null
      ) t
      join practice_version v on v.practice_id = t.practice_id and v.version = t.version
      on conflict do nothing`,
    `create table fate_read (
      edition_id uuid not null references edition on delete cascade,
      person_id uuid not null references person,
      at timestamptz not null default now(),
      primary key (edition_id, person_id)
    )`,
    // Old editions are no news.
    `insert into fate_read (edition_id, person_id)
      select distinct f.edition_id, a.person_id from practice_fate f join accreditation a on a.delegation_id = any(f.submitters)`,
  ]);
