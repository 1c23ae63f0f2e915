// Whether a connection can be used, and messages: what Kontor tells other programs, written in the transaction of what
// they are about. A deleted connection stays as a row without secrets, because postings and calls refer to it.
export const statements = [
  `alter table connections
    add column status text not null default 'ok',
    add column status_reason text,
    add column status_since timestamptz not null default now(),
    add column deleted_at timestamptz`,
  `alter table connections drop constraint connections_name_key`,
  `create unique index connections_name_key on connections (tenant_id, name) where deleted_at is null`,
  `create table messages (
    id text primary key,
    tenant_id text not null,
    type text not null,
    data jsonb not null,
    created_at timestamptz not null default now()
  )`,
  `create index messages_by_tenant on messages (tenant_id, id)`,
];
