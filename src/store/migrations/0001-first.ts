// The first schema. Migrations are never changed once released; a change is the next number.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table connections (
    id text primary key,
    connector text not null,
    name text not null unique,
    settings jsonb not null,
    secrets text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create table flows (
    id text primary key,
    flow text not null,
    from_id text not null references connections (id),
    to_id text not null references connections (id),
    settings jsonb not null,
    created_at timestamptz not null default now(),
    unique (flow, from_id, to_id)
  )`,
  `create table events (
    id text primary key,
    connection_id text not null,
    source text not null,
    topic text not null,
    kind text not null,
    subject_id text not null,
    dedupe_key text not null,
    body jsonb not null,
    received_at timestamptz not null default now(),
    unique (connection_id, dedupe_key)
  )`,
  `create index events_by_subject on events (connection_id, kind, subject_id)`,
  `create table subjects (
    connection_id text not null,
    kind text not null,
    subject_id text not null,
    seen text,
    polled text,
    primary key (connection_id, kind, subject_id)
  )`,
  `create table checkpoints (
    connection_id text not null,
    stream text not null,
    cursor text not null,
    updated_at timestamptz not null default now(),
    primary key (connection_id, stream)
  )`,
  `create table runs (
    id text primary key,
    connection_id text not null,
    flow_id text,
    trigger text not null,
    started_at timestamptz not null default now(),
    ended_at timestamptz,
    outcome text,
    found integer not null default 0,
    healed integer not null default 0,
    error text
  )`,
  `create table postings (
    id text primary key,
    connection_id text not null,
    flow_id text not null,
    operation text not null,
    business_key text not null,
    subject_id text not null,
    state text not null,
    reference text,
    request_id text not null,
    document jsonb,
    document_hash text,
    amount numeric,
    currency text,
    document_number text,
    reason_code text,
    reason text,
    attempts integer not null default 0,
    next_at timestamptz,
    sent_at timestamptz,
    uncertain_since timestamptz,
    accepted_at timestamptz,
    changed_after_at timestamptz,
    run_id text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (business_key, connection_id, operation)
  )`,
  // What the sweeper asks every second, and what the lists ask; accepted postings are not in the first two.
  `create index postings_due on postings (next_at) where next_at is not null`,
  `create index postings_open on postings (state, id) where state <> 'accepted'`,
  `create table attempts (
    id text not null,
    posting_id text not null,
    number integer not null,
    kind text not null,
    outcome text not null,
    code text,
    message text,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    primary key (posting_id, id)
  )`,
  `create table calls (
    id text primary key,
    connection_id text not null,
    posting_id text,
    run_id text,
    method text not null,
    url text not null,
    request_headers jsonb not null,
    request_body text,
    status integer,
    response_headers jsonb not null,
    response_body text,
    failure text,
    started_at timestamptz not null,
    duration_ms double precision not null
  )`,
  `create index calls_by_posting on calls (posting_id) where posting_id is not null`,
];
