// Tenants own connections; keys let callers in; the audit trail keeps who changed what. What was there before belongs
// to the tenant `main`.
export const statements = [
  `create table tenants (
    id text primary key,
    name text not null,
    requests_per_minute integer,
    created_at timestamptz not null default now()
  )`,
  `insert into tenants (id, name) values ('main', 'Main')`,
  `alter table connections add column tenant_id text not null default 'main' references tenants (id)`,
  `alter table connections alter column tenant_id drop default`,
  `alter table connections drop constraint connections_name_key`,
  `alter table connections add constraint connections_name_key unique (tenant_id, name)`,
  // The lists of one tenant or connection, newest first.
  `create index postings_by_connection on postings (connection_id, id)`,
  `create index events_by_connection on events (connection_id, id)`,
  `create table api_keys (
    id text primary key,
    tenant_id text references tenants (id),
    name text not null,
    prefix text not null,
    hash text not null unique,
    may jsonb not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz not null default now()
  )`,
  // The entry is text, because its hash covers its bytes.
  `create table audit (
    seq bigint primary key,
    tenant_id text,
    subject text not null,
    entry text not null,
    hash text not null
  )`,
  `create index audit_by_tenant on audit (tenant_id, seq)`,
  `create index audit_by_subject on audit (subject, seq)`,
];
