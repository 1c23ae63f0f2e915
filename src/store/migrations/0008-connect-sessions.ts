// Connect sessions: short-lived permissions to make or fix one connection, for a form that a customer fills in.
export const statements = [
  `create table connect_sessions (
    id text primary key,
    tenant_id text not null,
    hash text not null unique,
    connector text not null,
    connection_id text,
    name text not null,
    settings jsonb not null,
    allowed jsonb,
    objects jsonb not null,
    return_origin text not null,
    tries integer not null default 0,
    expires_at timestamptz not null,
    used_at timestamptz,
    made_id text,
    created_at timestamptz not null default now()
  )`,
];
