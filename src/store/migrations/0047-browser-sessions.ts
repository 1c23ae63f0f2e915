// Sessions of people in browsers, and the links with which a person signs in once.
export const statements = [
  `create table browser_sessions (
    id text primary key,
    tenant_id text,
    hash text not null unique,
    caller_id text not null,
    caller_name text not null,
    operator_mark text,
    may jsonb not null,
    way text not null,
    user_agent text,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    tokens text,
    renew_at timestamptz,
    renewing_until timestamptz
  )`,
  `create index browser_sessions_by_caller on browser_sessions (caller_id, id)`,
  `create table sign_in_links (
    id text primary key,
    tenant_id text,
    hash text not null unique,
    caller_id text not null,
    caller_name text not null,
    operator_mark text,
    may jsonb not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
];
