// Entries that the database refused where they belong. They are kept as bytes, which can always be stored.
export const statements = [
  `create table set_aside (
    id text primary key,
    tenant_id text,
    connection_id text not null,
    kind text not null,
    about text not null,
    entry bytea not null,
    fingerprint text not null unique,
    reason text not null,
    tries integer not null default 1,
    set_aside_at timestamptz not null default now()
  )`,
  `create index set_aside_by_tenant on set_aside (tenant_id, id)`,
  `create index set_aside_by_connection on set_aside (connection_id, set_aside_at)`,
];
